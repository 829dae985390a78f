-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "from" TEXT;

-- CreateTable
CREATE TABLE "AuditLink" (
    "number" BIGINT NOT NULL,
    "entryId" UUID NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditLink_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE UNIQUE INDEX "AuditLink_entryId_key" ON "AuditLink"("entryId");

-- CreateIndex
CREATE INDEX "AuditEntry_accountId_idx" ON "AuditEntry"("accountId");

-- CreateIndex
CREATE INDEX "AuditEntry_command_idx" ON "AuditEntry"("command");

-- What an entry is chained by: the hash before it, its number, and all that it says. Where a process reads
-- on ("transaction") is nothing that happened. lib/content/audit/chain.ts says the same a second time.
CREATE FUNCTION audit_hash(previous bytea, number bigint, entry "AuditEntry") RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(previous || convert_to(jsonb_build_array(
    number, entry.id, to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'),
    entry.actor, entry."accountId", entry."from", entry.command, entry.input, entry.changed)::text, 'UTF8'))
$$;

-- What there is, in the order in which it was done.
DO $$
DECLARE
  entry "AuditEntry";
  previous bytea := '';
  last bigint := 0;
BEGIN
  FOR entry IN SELECT * FROM "AuditEntry" ORDER BY at, id LOOP
    last := last + 1;
    previous := audit_hash(previous, last, entry);
    INSERT INTO "AuditLink" (number, "entryId", hash) VALUES (last, entry.id, previous);
  END LOOP;
END $$;

-- Puts an entry at the end of the chain, and announces it: while its transaction is committed, when nothing is
-- waited for any more, neither a row nor who asked. Who commits holds the end until that is done: so numbers
-- have no gaps, and entries become visible in their order.
CREATE FUNCTION chain_audit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  previous "AuditLink";
  next bigint;
BEGIN
  PERFORM pg_notify('portal', NEW.id::text);
  PERFORM pg_advisory_xact_lock(hashtext('audit chain'));
  -- A statement of its own, which sees what was committed while it waited.
  SELECT * INTO previous FROM "AuditLink" ORDER BY number DESC LIMIT 1;
  next := coalesce(previous.number, 0) + 1;
  INSERT INTO "AuditLink" (number, "entryId", hash)
  VALUES (next, NEW.id, audit_hash(coalesce(previous.hash, ''), next, NEW));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER chain_audit AFTER INSERT ON "AuditEntry" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION chain_audit();

CREATE TRIGGER keep_links BEFORE UPDATE OR DELETE ON "AuditLink" FOR EACH ROW EXECUTE FUNCTION keep_audit();
CREATE TRIGGER keep_all_links BEFORE TRUNCATE ON "AuditLink" FOR EACH STATEMENT EXECUTE FUNCTION keep_audit();

-- Also where other triggers are spared (lib/sample/size).
ALTER TABLE "AuditEntry" ENABLE ALWAYS TRIGGER chain_audit;
ALTER TABLE "AuditEntry" ENABLE ALWAYS TRIGGER keep_audit;
ALTER TABLE "AuditEntry" ENABLE ALWAYS TRIGGER keep_all_audit;
ALTER TABLE "AuditLink" ENABLE ALWAYS TRIGGER keep_links;
ALTER TABLE "AuditLink" ENABLE ALWAYS TRIGGER keep_all_links;
