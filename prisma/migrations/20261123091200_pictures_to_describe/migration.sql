-- A picture is taken in first and described then; without words for who cannot see it, it is not published
-- (lib/content/articles/step-commands.ts).
ALTER TABLE "Media"
  DROP CONSTRAINT media_picture,
  ADD CONSTRAINT media_picture CHECK (
    kind <> 'PICTURE' OR (width IS NOT NULL AND height IS NOT NULL AND width > 0 AND height > 0));
