-- AlterTable
ALTER TABLE "Article" ADD COLUMN     "embargoBy" TEXT,
ADD COLUMN     "embargoUntil" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Edition" ADD COLUMN     "scheduleFault" TEXT,
ADD COLUMN     "scheduleReason" TEXT,
ADD COLUMN     "scheduledById" UUID,
ADD COLUMN     "scheduledFor" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "EditionStep" ADD COLUMN     "moment" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "TakeDownPlan" (
    "articleId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" "ArticleStatus" NOT NULL,
    "note" TEXT NOT NULL,
    "noteEn" TEXT,
    "plannedById" UUID,
    "fault" TEXT,

    CONSTRAINT "TakeDownPlan_pkey" PRIMARY KEY ("articleId")
);

-- AddForeignKey
ALTER TABLE "Edition" ADD CONSTRAINT "Edition_scheduledById_fkey" FOREIGN KEY ("scheduledById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TakeDownPlan" ADD CONSTRAINT "TakeDownPlan_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TakeDownPlan" ADD CONSTRAINT "TakeDownPlan_plannedById_fkey" FOREIGN KEY ("plannedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Article" ADD CONSTRAINT article_embargo CHECK (
  ("embargoUntil" IS NULL) = ("embargoBy" IS NULL) AND is_line("embargoBy"));

-- What is planned is planned for a whole minute.
ALTER TABLE "Edition" ADD CONSTRAINT edition_schedule CHECK (
  (stage = 'SCHEDULED') = ("scheduledFor" IS NOT NULL)
  AND extract(second FROM "scheduledFor") = 0
  AND (stage = 'SCHEDULED' OR num_nonnulls("scheduledById", "scheduleReason", "scheduleFault") = 0)
  AND is_line("scheduleReason"));
ALTER TABLE "EditionStep" ADD CONSTRAINT edition_step_moment CHECK ((kind = 'SCHEDULED') = (moment IS NOT NULL));
ALTER TABLE "TakeDownPlan"
  ADD CONSTRAINT take_down_status CHECK (status IN ('WITHDRAWN', 'REMOVED')),
  ADD CONSTRAINT take_down_text CHECK (is_line(note) AND is_line("noteEn")),
  ADD CONSTRAINT take_down_minute CHECK (extract(second FROM at) = 0);

-- What is due is looked for every second; the calendar and the desk's lists show it by its time, too.
CREATE INDEX edition_scheduled ON "Edition" ("scheduledFor", id) WHERE state = 'DRAFT' AND stage = 'SCHEDULED';
CREATE INDEX take_down_planned ON "TakeDownPlan" (at);
CREATE INDEX article_embargoed ON "Article" ("embargoUntil") WHERE "embargoUntil" IS NOT NULL;
