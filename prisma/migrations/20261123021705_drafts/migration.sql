-- CreateEnum
CREATE TYPE "EditionStage" AS ENUM ('WRITING', 'SUBMITTED', 'APPROVED');

-- CreateEnum
CREATE TYPE "EditionStepKind" AS ENUM ('SUBMITTED', 'RETURNED', 'APPROVED', 'REOPENED', 'PUBLISHED', 'PUBLISHED_ALONE', 'SECONDED');

-- AlterTable
ALTER TABLE "Article" ADD COLUMN     "createdById" UUID;

-- AlterTable
ALTER TABLE "Edition" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "saveId" UUID,
ADD COLUMN     "savedAt" TIMESTAMPTZ(3),
ADD COLUMN     "savedById" UUID,
ADD COLUMN     "stage" "EditionStage" NOT NULL DEFAULT 'WRITING';

-- CreateTable
CREATE TABLE "EditionStep" (
    "id" UUID NOT NULL,
    "editionId" UUID NOT NULL,
    "kind" "EditionStepKind" NOT NULL,
    "accountId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "note" TEXT,

    CONSTRAINT "EditionStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DraftLock" (
    "articleId" UUID NOT NULL,
    "language" "Language" NOT NULL,
    "accountId" UUID NOT NULL,
    "holder" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "askedById" UUID,
    "askedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DraftLock_pkey" PRIMARY KEY ("articleId","language")
);

-- CreateIndex
CREATE INDEX "EditionStep_editionId_idx" ON "EditionStep"("editionId");

-- CreateIndex
CREATE INDEX "Article_createdById_idx" ON "Article"("createdById");

-- AddForeignKey
ALTER TABLE "Article" ADD CONSTRAINT "Article_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Edition" ADD CONSTRAINT "Edition_savedById_fkey" FOREIGN KEY ("savedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditionStep" ADD CONSTRAINT "EditionStep_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditionStep" ADD CONSTRAINT "EditionStep_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftLock" ADD CONSTRAINT "DraftLock_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftLock" ADD CONSTRAINT "DraftLock_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftLock" ADD CONSTRAINT "DraftLock_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A draft may still be without title and lead; what readers see may not.
ALTER TABLE "Edition" DROP CONSTRAINT edition_text;
ALTER TABLE "Edition" ADD CONSTRAINT edition_text CHECK (
  is_line(kicker)
  AND (is_line(title) OR (state = 'DRAFT' AND title = ''))
  AND (is_line(lead) OR (state = 'DRAFT' AND lead = '')));
ALTER TABLE "Edition" ADD CONSTRAINT edition_revision CHECK (revision >= 1);

-- The lists of the desk.
CREATE INDEX edition_drafts ON "Edition" ("savedAt" DESC, id DESC) WHERE state = 'DRAFT';
CREATE INDEX edition_lives ON "Edition" ("publishedAt" DESC, id DESC) WHERE state = 'LIVE';
CREATE INDEX edition_step_alone ON "EditionStep" ("editionId") WHERE kind = 'PUBLISHED_ALONE';
