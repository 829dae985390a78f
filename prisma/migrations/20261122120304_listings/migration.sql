-- CreateTable
CREATE TABLE "Listing" (
    "ofId" UUID NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "articleId" UUID NOT NULL,

    CONSTRAINT "Listing_pkey" PRIMARY KEY ("ofId","publishedAt","articleId")
);

-- CreateIndex
CREATE INDEX "Listing_articleId_idx" ON "Listing"("articleId");

-- AddForeignKey
ALTER TABLE "Listing" ADD CONSTRAINT "Listing_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Enters published articles in the lists that hold them, in place of those that held them before. Commands
-- call it after what it reads.
CREATE FUNCTION list_articles(ids uuid[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM "Listing" WHERE "articleId" = ANY (ids);
  INSERT INTO "Listing" ("ofId", "publishedAt", "articleId")
  SELECT DISTINCT one."ofId", a."publishedAt", a.id
  FROM "Article" a
  CROSS JOIN LATERAL (
    SELECT a."sectionId" AS "ofId"
    UNION ALL SELECT "topicId" FROM "ArticleTopic" WHERE "articleId" = a.id
    UNION ALL SELECT "eventId" FROM "ArticleEvent" WHERE "articleId" = a.id
    UNION ALL
    SELECT o."organizationId" FROM "ArticleEvent" e JOIN "EventOrganizer" o ON o."eventId" = e."eventId"
    WHERE e."articleId" = a.id
    UNION ALL
    SELECT coalesce(m."personId", m."organizationId", m."documentId")
    FROM "Edition" e JOIN "Mention" m ON m."editionId" = e.id
    WHERE e."articleId" = a.id AND e.state = 'LIVE') one
  WHERE a.id = ANY (ids) AND a.status = 'PUBLISHED' AND a."publishedAt" IS NOT NULL AND one."ofId" IS NOT NULL;
$$;

SELECT list_articles(ARRAY(SELECT id FROM "Article" WHERE status = 'PUBLISHED'));
