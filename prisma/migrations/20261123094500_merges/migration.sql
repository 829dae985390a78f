-- AlterTable
ALTER TABLE "Mention" ADD COLUMN     "writtenId" UUID;

-- CreateTable
CREATE TABLE "Merge" (
    "id" UUID NOT NULL,
    "kind" "AddressKind" NOT NULL,
    "fromId" UUID NOT NULL,
    "fromName" TEXT NOT NULL,
    "intoId" UUID NOT NULL,
    "intoName" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "mergedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "mergedById" UUID,
    "undoneAt" TIMESTAMPTZ(3),
    "undoneById" UUID,

    CONSTRAINT "Merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KeptApart" (
    "oneId" UUID NOT NULL,
    "otherId" UUID NOT NULL,
    "saidAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "saidById" UUID,

    CONSTRAINT "KeptApart_pkey" PRIMARY KEY ("oneId","otherId")
);

-- CreateIndex
CREATE INDEX "Merge_kind_mergedAt_id_idx" ON "Merge"("kind", "mergedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Merge_intoId_idx" ON "Merge"("intoId");

-- CreateIndex
CREATE INDEX "KeptApart_otherId_idx" ON "KeptApart"("otherId");

-- AddForeignKey
ALTER TABLE "Merge" ADD CONSTRAINT "Merge_mergedById_fkey" FOREIGN KEY ("mergedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Merge" ADD CONSTRAINT "Merge_undoneById_fkey" FOREIGN KEY ("undoneById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KeptApart" ADD CONSTRAINT "KeptApart_saidById_fkey" FOREIGN KEY ("saidById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Merge"
  ADD CONSTRAINT merge_kind CHECK (kind IN ('PERSON', 'ORGANIZATION')),
  ADD CONSTRAINT merge_other CHECK ("fromId" <> "intoId"),
  ADD CONSTRAINT merge_undone CHECK ("undoneAt" IS NOT NULL OR "undoneById" IS NULL);
CREATE UNIQUE INDEX merge_from ON "Merge" ("fromId") WHERE "undoneAt" IS NULL;
ALTER TABLE "KeptApart" ADD CONSTRAINT kept_apart_order CHECK ("oneId" < "otherId");

-- By whom a published edition is signed may change as whom a mention means: when two people turn out to be one.
DROP TRIGGER keep_published_byline ON "Byline";
CREATE TRIGGER keep_published_byline BEFORE INSERT OR UPDATE OF "editionId", position, role, name OR DELETE ON "Byline"
  FOR EACH ROW EXECUTE FUNCTION keep_published_part();

-- By what names are looked for that may be the same. lib/text/alike.ts makes the same of them, and a test
-- compares the two. PL/pgSQL plans them once, SQL with every row.
CREATE FUNCTION name_words(name text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN array_remove(
    regexp_split_to_array(
      translate(
        regexp_replace(lower(normalize(regexp_replace(name, '\([^()]*\)', ' ', 'g'), NFD)), '[\u0300-\u036f]', '', 'g'),
        'đy', 'di'),
      '[^a-z0-9]+'),
    '');
END $$;
CREATE FUNCTION name_key(name text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN array_to_string(ARRAY(SELECT word FROM unnest(name_words(name)) word ORDER BY word COLLATE "C"), ' ');
END $$;
CREATE FUNCTION name_initials(name text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  words text[] := name_words(name);
BEGIN
  FOR place IN 2 .. cardinality(words) - 1 LOOP
    words[place] := left(words[place], 1);
  END LOOP;
  RETURN array_to_string(ARRAY(SELECT word FROM unnest(words) word ORDER BY word COLLATE "C"), ' ');
END $$;

ALTER TABLE "Person"
  ADD COLUMN "nameKey" text COLLATE "C" GENERATED ALWAYS AS (name_key(name)) STORED,
  ADD COLUMN "nameInitials" text COLLATE "C" GENERATED ALWAYS AS (name_initials(name)) STORED;
ALTER TABLE "Organization" ADD COLUMN "nameKey" text COLLATE "C" GENERATED ALWAYS AS (name_key(name)) STORED;
ALTER TABLE "OrganizationName" ADD COLUMN "nameKey" text COLLATE "C" GENERATED ALWAYS AS (name_key(name)) STORED;
CREATE INDEX "Person_nameKey_idx" ON "Person" ("nameKey");
CREATE INDEX "Person_nameInitials_idx" ON "Person" ("nameInitials");
CREATE INDEX "Organization_nameKey_idx" ON "Organization" ("nameKey");
CREATE INDEX "OrganizationName_nameKey_idx" ON "OrganizationName" ("nameKey");
