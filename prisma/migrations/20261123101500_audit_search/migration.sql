-- The ids of what an entry is about: what it names by itself, and what it changed.
CREATE FUNCTION audit_things(input jsonb, changed text[]) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(DISTINCT thing), '{}') FROM (
    SELECT value #>> '{}' AS thing
    FROM jsonb_each(CASE jsonb_typeof(input) WHEN 'object' THEN input ELSE '{}' END) WHERE key ~ '^id$|Id$'
    UNION ALL SELECT unnest(changed)) things
  WHERE thing ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
$$;

-- The words of an entry without accents, as lib/text/fold.ts has them, and without ids.
CREATE FUNCTION audit_words(input jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
  SELECT to_tsvector('simple'::regconfig, regexp_replace(regexp_replace(
    translate(lower(normalize(left(string_agg(text #>> '{}', ' '), 100000), NFKD)), 'đ', 'd'),
    '[\u0300-\u036f]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', '', 'g'), '[^a-z0-9]+', ' ', 'g'))
  FROM jsonb_path_query(input, 'strict $.** ? (@.type() == "string")') text
$$;

-- What was written lately waits in a list that is entered now and then: a short one, so that nobody waits long.
CREATE INDEX audit_by_thing ON "AuditEntry" USING gin (audit_things(input, changed))
  WITH (gin_pending_list_limit = 256);
CREATE INDEX audit_by_words ON "AuditEntry" USING gin (audit_words(input))
  WITH (gin_pending_list_limit = 256);
