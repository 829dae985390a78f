-- CreateEnum
CREATE TYPE "Period" AS ENUM ('DAY', 'WEEK', 'MONTH');

-- CreateTable
CREATE TABLE "ViewCount" (
    "articleId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "views" INTEGER NOT NULL,

    CONSTRAINT "ViewCount_pkey" PRIMARY KEY ("articleId","since")
);

-- CreateTable
CREATE TABLE "ViewTotal" (
    "articleId" UUID NOT NULL,
    "views" INTEGER NOT NULL,

    CONSTRAINT "ViewTotal_pkey" PRIMARY KEY ("articleId")
);

-- CreateTable
CREATE TABLE "MostRead" (
    "period" "Period" NOT NULL,
    "articleId" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "rankInSection" INTEGER NOT NULL,
    "rankedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MostRead_pkey" PRIMARY KEY ("period","articleId")
);

-- CreateIndex
CREATE INDEX "ViewCount_since_idx" ON "ViewCount"("since");

-- AddForeignKey
ALTER TABLE "ViewCount" ADD CONSTRAINT "ViewCount_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ViewTotal" ADD CONSTRAINT "ViewTotal_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MostRead" ADD CONSTRAINT "MostRead_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ViewCount" ADD CONSTRAINT view_count_positive CHECK (views > 0);
ALTER TABLE "ViewTotal" ADD CONSTRAINT view_total_positive CHECK (views > 0);
