-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "from" TEXT,
ADD COLUMN     "hash" BYTEA NOT NULL DEFAULT '\x',
ADD COLUMN     "number" BIGINT NOT NULL DEFAULT 0;

-- What an entry is chained by: the hash of the one before it, and all that it says itself. Where a process
-- reads on ("transaction") is nothing that happened. lib/content/audit/chain.ts says the same a second time.
CREATE FUNCTION audit_hash(previous bytea, entry "AuditEntry") RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(previous || convert_to(jsonb_build_array(
    entry.number, entry.id, to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'),
    entry.actor, entry."accountId", entry."from", entry.command, entry.input, entry.changed)::text, 'UTF8'))
$$;

-- What there is, in the order in which it was done.
ALTER TABLE "AuditEntry" DISABLE TRIGGER keep_audit;
DO $$
DECLARE
  entry "AuditEntry";
  previous bytea := '';
  last bigint := 0;
BEGIN
  FOR entry IN SELECT * FROM "AuditEntry" ORDER BY at, id LOOP
    last := last + 1;
    entry.number := last;
    previous := audit_hash(previous, entry);
    UPDATE "AuditEntry" SET number = last, hash = previous WHERE id = entry.id;
  END LOOP;
END $$;

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_number_key" ON "AuditEntry"("number");

-- CreateIndex
CREATE INDEX "AuditEntry_accountId_number_idx" ON "AuditEntry"("accountId", "number");

-- CreateIndex
CREATE INDEX "AuditEntry_command_number_idx" ON "AuditEntry"("command", "number");

-- Puts an entry behind the last one, and announces it. Who writes an entry holds the end of the chain until
-- its transaction ends: so numbers have no gaps, and entries become visible in their order. Nobody who holds
-- it waits for anything else, or two would wait for each other: an entry is the last that a transaction
-- writes, and the row that it points to is locked before. Who holds it and falls silent is let go.
CREATE FUNCTION chain_audit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  previous record;
BEGIN
  PERFORM pg_notify('portal', NEW.id::text);
  PERFORM 1 FROM "Account" WHERE id = NEW."accountId" FOR KEY SHARE;
  PERFORM set_config('idle_in_transaction_session_timeout', '5s', true);
  PERFORM pg_advisory_xact_lock(hashtext('audit chain'));
  -- A statement of its own, which sees what was committed while it waited.
  SELECT number, hash INTO previous FROM "AuditEntry" ORDER BY number DESC LIMIT 1;
  NEW.number := coalesce(previous.number, 0) + 1;
  NEW.hash := audit_hash(coalesce(previous.hash, ''), NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER chain_audit BEFORE INSERT ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION chain_audit();

-- Also where other triggers are spared (lib/sample/size).
ALTER TABLE "AuditEntry" ENABLE ALWAYS TRIGGER chain_audit;
ALTER TABLE "AuditEntry" ENABLE ALWAYS TRIGGER keep_audit;
ALTER TABLE "AuditEntry" ENABLE ALWAYS TRIGGER keep_all_audit;
