-- What Prisma's schema cannot say. Every rule here has a test in tests/integration/constraints.test.ts.

-- Trigram similarity: nearest titles on the 404 page, misspelled names in search.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Inexact dates: Extended Date/Time Format (ISO 8601-2), the four forms of prisma/schema/base.prisma.
CREATE FUNCTION is_inexact_date(value text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF value !~ '^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|XXXX-[0-9]{2}-[0-9]{2})$' THEN
    RETURN false;
  END IF;
  PERFORM make_date(
    CASE WHEN value LIKE 'XXXX%' THEN 2000 ELSE left(value, 4)::int END,
    coalesce(nullif(substr(value, 6, 2), '')::int, 1),
    coalesce(nullif(substr(value, 9, 2), '')::int, 1));
  RETURN true;
EXCEPTION WHEN datetime_field_overflow THEN
  RETURN false;
END $$;

-- An end is before a start only when its known digits say so: 2024 does not end before 2024-03.
-- Without a year nothing is certain.
CREATE FUNCTION in_order(starts text, ends text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT starts IS NULL OR ends IS NULL OR starts LIKE 'XXXX%' OR ends LIKE 'XXXX%'
    OR left(ends, least(length(starts), length(ends))) COLLATE "C"
       >= left(starts, least(length(starts), length(ends))) COLLATE "C"
$$;

-- Slugs are short ASCII; names and titles are one line of NFC text without blanks around it.
CREATE FUNCTION is_slug(value text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT value ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(value) <= 120
$$;
CREATE FUNCTION is_line(value text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT value IS NFC NORMALIZED AND value !~ '[\n\r\t]' AND value <> '' AND btrim(value) = value
$$;

ALTER TABLE "Section" ADD CONSTRAINT section_text CHECK (is_slug(slug) AND is_line(name) AND is_line("nameEn"));
ALTER TABLE "Topic" ADD CONSTRAINT topic_text CHECK (is_slug(slug) AND is_line(name) AND is_line("nameEn"));
ALTER TABLE "Article" ADD CONSTRAINT article_text CHECK (is_slug(slug));
ALTER TABLE "Edition" ADD CONSTRAINT edition_text CHECK (is_line(title) AND is_line(kicker) AND is_line(lead));
ALTER TABLE "Event" ADD CONSTRAINT event_text CHECK (is_slug(slug) AND is_line(name) AND is_line("nameEn"));
ALTER TABLE "EventSeries" ADD CONSTRAINT event_series_text CHECK (is_slug(slug) AND is_line(name) AND is_line("nameEn"));
ALTER TABLE "Person" ADD CONSTRAINT person_text CHECK (is_slug(slug) AND is_line(name));
ALTER TABLE "Organization" ADD CONSTRAINT organization_text CHECK (is_slug(slug) AND is_line(name) AND is_line("nameEn"));
ALTER TABLE "OrganizationName" ADD CONSTRAINT organization_name_text CHECK (is_line(name) AND is_line("nameEn"));
ALTER TABLE "Position" ADD CONSTRAINT position_text CHECK (is_line(title) AND is_line("titleEn"));
ALTER TABLE "Document" ADD CONSTRAINT document_text CHECK (is_slug(slug) AND is_line(type) AND is_line(number));
ALTER TABLE "Place" ADD CONSTRAINT place_text CHECK (is_slug(slug) AND is_line(name) AND is_line("nameEn"));
ALTER TABLE "FormerSlug" ADD CONSTRAINT former_slug_text CHECK (is_slug(slug));
ALTER TABLE "Appearance" ADD CONSTRAINT appearance_text CHECK (is_line(capacity) AND is_line("capacityEn"));

-- Sort keys are compared byte by byte, as lib/text/sort-key.ts makes them.
ALTER TABLE "Person" ALTER "sortKey" TYPE text COLLATE "C";
ALTER TABLE "Organization" ALTER "sortKey" TYPE text COLLATE "C";
-- So are inexact dates.
ALTER TABLE "Event" ALTER "startsOn" TYPE text COLLATE "C", ALTER "endsOn" TYPE text COLLATE "C";

ALTER TABLE "Event" DROP COLUMN "sortOn", DROP COLUMN "lastOn";
ALTER TABLE "Event"
  ADD COLUMN "sortOn" text COLLATE "C" GENERATED ALWAYS AS (
    CASE WHEN "startsOn" IS NULL OR "startsOn" LIKE 'XXXX%' THEN '' ELSE "startsOn" END) STORED,
  ADD COLUMN "lastOn" text COLLATE "C" GENERATED ALWAYS AS (
    CASE WHEN "startsOn" IS NULL OR "startsOn" LIKE 'XXXX%' THEN '' ELSE coalesce("endsOn", "startsOn") || '~' END) STORED;
ALTER TABLE "Document" DROP COLUMN "sortOn";
ALTER TABLE "Document" ADD COLUMN "sortOn" text COLLATE "C" GENERATED ALWAYS AS (
  CASE WHEN "issuedOn" IS NULL OR "issuedOn" LIKE 'XXXX%' THEN '' ELSE "issuedOn" END) STORED;
CREATE INDEX "Document_sortOn_numberKey_id_idx" ON "Document" ("sortOn", "numberKey", id);
CREATE INDEX "Event_sortOn_id_idx" ON "Event" ("sortOn", id);
CREATE INDEX "Event_lastOn_idx" ON "Event" ("lastOn");

ALTER TABLE "Event"
  ADD CONSTRAINT event_starts CHECK (is_inexact_date("startsOn")),
  ADD CONSTRAINT event_ends CHECK (is_inexact_date("endsOn")),
  ADD CONSTRAINT event_order CHECK (in_order("startsOn", "endsOn")),
  ADD CONSTRAINT event_minutes CHECK ("startMinute" BETWEEN 0 AND 1439 AND "endMinute" BETWEEN 0 AND 1439),
  ADD CONSTRAINT event_minute_order CHECK (
    "startMinute" IS NULL OR "endMinute" IS NULL OR "endMinute" >= "startMinute" OR coalesce("endsOn" > "startsOn", false)),
  ADD CONSTRAINT event_series CHECK (("seriesId" IS NULL) = ("seriesPosition" IS NULL)),
  ADD CONSTRAINT event_sequence CHECK (sequence >= 0);
ALTER TABLE "Appointment"
  ADD CONSTRAINT appointment_starts CHECK (is_inexact_date("startsOn")),
  ADD CONSTRAINT appointment_ends CHECK (is_inexact_date("endsOn")),
  ADD CONSTRAINT appointment_attested CHECK (is_inexact_date("attestedOn")),
  ADD CONSTRAINT appointment_order CHECK (in_order("startsOn", "endsOn") AND in_order("startsOn", "attestedOn") AND in_order("attestedOn", "endsOn")),
  ADD CONSTRAINT appointment_known CHECK (coalesce("startsOn", "endsOn", "attestedOn") IS NOT NULL);
ALTER TABLE "Organization"
  ADD CONSTRAINT organization_founded CHECK (is_inexact_date("foundedOn")),
  ADD CONSTRAINT organization_dissolved CHECK (is_inexact_date("dissolvedOn")),
  ADD CONSTRAINT organization_order CHECK (in_order("foundedOn", "dissolvedOn"));
ALTER TABLE "OrganizationName"
  ADD CONSTRAINT name_dates CHECK (is_inexact_date("startsOn") AND is_inexact_date("endsOn") AND in_order("startsOn", "endsOn"));
ALTER TABLE "OrganizationParent"
  ADD CONSTRAINT parent_other CHECK ("childId" <> "parentId"),
  ADD CONSTRAINT parent_dates CHECK (is_inexact_date("startsOn") AND is_inexact_date("endsOn") AND in_order("startsOn", "endsOn"));
ALTER TABLE "Succession"
  ADD CONSTRAINT succession_other CHECK ("predecessorId" <> "successorId"),
  ADD CONSTRAINT succession_date CHECK (is_inexact_date("happenedOn"));
ALTER TABLE "Place"
  ADD CONSTRAINT place_other CHECK ("parentId" <> id AND "mergedIntoId" <> id),
  ADD CONSTRAINT place_ended CHECK (is_inexact_date("endedOn"));
ALTER TABLE "Document" ADD CONSTRAINT document_date CHECK (is_inexact_date("issuedOn")),
  ADD CONSTRAINT document_number CHECK ((number IS NULL) = ("numberKey" IS NULL));
ALTER TABLE "ArticleSource"
  ADD CONSTRAINT source_date CHECK (is_inexact_date("publishedOn")),
  ADD CONSTRAINT source_time CHECK ("publishedTime" ~ '^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$'),
  ADD CONSTRAINT source_url CHECK (url ~ '^https?://'),
  ADD CONSTRAINT source_permission CHECK (kind <> 'QUOTED' OR (permission IS NOT NULL AND url IS NOT NULL AND "publishedOn" IS NOT NULL));

ALTER TABLE "Byline" ADD CONSTRAINT byline_one CHECK (num_nonnulls("personId", name) = 1);
ALTER TABLE "Mention" ADD CONSTRAINT mention_one CHECK (num_nonnulls("personId", "organizationId", "eventId", "documentId") = 1);
ALTER TABLE "EventMaterial" ADD CONSTRAINT material_one CHECK (num_nonnulls("mediaId", url) = 1);
ALTER TABLE "FormerSlug" ADD CONSTRAINT former_slug_one CHECK (
  num_nonnulls("articleId", "sectionId", "topicId", "eventId", "personId", "organizationId", "documentId") = 1
  AND CASE kind
    WHEN 'ARTICLE' THEN "articleId" WHEN 'SECTION' THEN "sectionId" WHEN 'TOPIC' THEN "topicId"
    WHEN 'EVENT' THEN "eventId" WHEN 'PERSON' THEN "personId" WHEN 'ORGANIZATION' THEN "organizationId"
    WHEN 'DOCUMENT' THEN "documentId" END IS NOT NULL);

ALTER TABLE "Media"
  ADD CONSTRAINT media_checksum CHECK (checksum ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT media_focal CHECK ("focalX" BETWEEN 0 AND 1 AND "focalY" BETWEEN 0 AND 1),
  ADD CONSTRAINT media_picture CHECK (
    kind <> 'PICTURE' OR (width IS NOT NULL AND height IS NOT NULL AND alt IS NOT NULL AND width > 0 AND height > 0));

-- One live and one draft edition an article and language.
CREATE UNIQUE INDEX edition_live ON "Edition" ("articleId", language) WHERE state = 'LIVE';
CREATE UNIQUE INDEX edition_draft ON "Edition" ("articleId", language) WHERE state = 'DRAFT';
ALTER TABLE "Edition"
  ADD CONSTRAINT edition_published CHECK (state = 'DRAFT' OR "publishedAt" IS NOT NULL),
  ADD CONSTRAINT edition_number CHECK (number >= 1);
ALTER TABLE "Article"
  ADD CONSTRAINT article_published CHECK (status = 'DRAFT' OR "publishedAt" IS NOT NULL),
  ADD CONSTRAINT article_note CHECK (status NOT IN ('WITHDRAWN', 'REMOVED') OR "statusNote" IS NOT NULL);

-- Published is immutable: a live edition may only become past; a past one never changes.
CREATE FUNCTION keep_published_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'DRAFT' THEN
    RETURN NEW;
  END IF;
  IF OLD.state = 'LIVE' AND NEW.state = 'PAST'
     AND to_jsonb(NEW) - 'state' = to_jsonb(OLD) - 'state' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'edition % is published and cannot change', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER keep_published_edition BEFORE UPDATE ON "Edition"
  FOR EACH ROW EXECUTE FUNCTION keep_published_edition();

-- The parts of a published edition are as fixed as the edition itself.
CREATE FUNCTION keep_published_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM refuse_published_edition(OLD."editionId");
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  PERFORM refuse_published_edition(NEW."editionId");
  RETURN NEW;
END $$;
CREATE FUNCTION refuse_published_edition(edition uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Edition" e WHERE e.id = edition AND e.state <> 'DRAFT') THEN
    RAISE EXCEPTION 'edition % is published and cannot change', edition USING ERRCODE = 'check_violation';
  END IF;
END $$;
CREATE TRIGGER keep_published_byline BEFORE INSERT OR UPDATE OR DELETE ON "Byline"
  FOR EACH ROW EXECUTE FUNCTION keep_published_part();
-- Whom a mention means may change: when two people turn out to be one.
CREATE TRIGGER keep_published_mention BEFORE INSERT OR UPDATE OF "editionId", position OR DELETE ON "Mention"
  FOR EACH ROW EXECUTE FUNCTION keep_published_part();
CREATE TRIGGER keep_published_media BEFORE INSERT OR UPDATE OR DELETE ON "EditionMedia"
  FOR EACH ROW EXECUTE FUNCTION keep_published_part();

-- An organization is nobody's ancestor and descendant at once.
CREATE FUNCTION keep_organizations_a_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    WITH RECURSIVE above(id) AS (
      SELECT NEW."parentId"
      UNION
      SELECT p."parentId" FROM "OrganizationParent" p JOIN above a ON p."childId" = a.id)
    SELECT 1 FROM above WHERE id = NEW."childId") THEN
    RAISE EXCEPTION 'organization % would stand below itself', NEW."childId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_organizations_a_tree BEFORE INSERT OR UPDATE ON "OrganizationParent"
  FOR EACH ROW EXECUTE FUNCTION keep_organizations_a_tree();

CREATE INDEX search_words ON "SearchEntry" USING gin (words);
CREATE INDEX search_folded ON "SearchEntry" USING gin (folded gin_trgm_ops);
CREATE INDEX search_slug ON "SearchEntry" USING gin (slug gin_trgm_ops);

-- Audit entries are only ever added.
CREATE FUNCTION keep_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit entries cannot change' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER keep_audit BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION keep_audit();
CREATE TRIGGER keep_all_audit BEFORE TRUNCATE ON "AuditEntry" FOR EACH STATEMENT EXECUTE FUNCTION keep_audit();
