-- AlterTable
ALTER TABLE "Edition" ADD COLUMN     "recordingId" UUID;

-- AlterTable
ALTER TABLE "Media" ADD COLUMN     "seconds" INTEGER;

-- AddForeignKey
ALTER TABLE "Edition" ADD CONSTRAINT "Edition_recordingId_fkey" FOREIGN KEY ("recordingId") REFERENCES "Media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Media" ADD CONSTRAINT media_recording CHECK ((kind = 'RECORDING') = (seconds IS NOT NULL) AND seconds >= 0);

-- What leads an edition is a picture, what reads it aloud a recording; and neither becomes the other.
CREATE FUNCTION keep_media_kinds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "Media" m
    WHERE (m.id = NEW."leadMediaId" AND m.kind <> 'PICTURE')
       OR (m.id = NEW."recordingId" AND m.kind <> 'RECORDING')) THEN
    RAISE EXCEPTION 'edition % holds media of another kind', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_media_kinds';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_media_kinds BEFORE INSERT OR UPDATE OF "leadMediaId", "recordingId" ON "Edition"
  FOR EACH ROW EXECUTE FUNCTION keep_media_kinds();
CREATE FUNCTION keep_media_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'media % keeps its kind', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'media_kind';
END $$;
CREATE TRIGGER keep_media_kind BEFORE UPDATE OF kind ON "Media"
  FOR EACH ROW WHEN (NEW.kind <> OLD.kind) EXECUTE FUNCTION keep_media_kind();
