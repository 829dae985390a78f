-- DropIndex
DROP INDEX "Appearance_personId_idx";

-- AlterTable
ALTER TABLE "Appearance" ADD COLUMN     "sortOn" TEXT COLLATE "C" NOT NULL DEFAULT '';

UPDATE "Appearance" a SET "sortOn" = e."sortOn" FROM "Event" e WHERE e.id = a."eventId";

-- CreateIndex
CREATE INDEX "Appearance_personId_sortOn_eventId_position_idx" ON "Appearance"("personId", "sortOn" DESC, "eventId" DESC, "position");

-- An appearance is in order by when its event begins, whatever it is told. Commands change an event before
-- its appearances, so that two of them wait for each other there.
CREATE FUNCTION sort_appearance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."sortOn" := coalesce((SELECT "sortOn" FROM "Event" WHERE id = NEW."eventId"), '');
  RETURN NEW;
END $$;
CREATE TRIGGER sort_appearance BEFORE INSERT OR UPDATE OF "eventId", "sortOn" ON "Appearance"
  FOR EACH ROW EXECUTE FUNCTION sort_appearance();

CREATE FUNCTION sort_appearances_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Appearance" SET "sortOn" = NEW."sortOn" WHERE "eventId" = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER sort_appearances AFTER UPDATE OF "startsOn" ON "Event"
  FOR EACH ROW WHEN (OLD."sortOn" IS DISTINCT FROM NEW."sortOn") EXECUTE FUNCTION sort_appearances_of_event();
