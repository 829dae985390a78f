-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "transaction" xid8 NOT NULL DEFAULT pg_current_xact_id();

-- CreateIndex
CREATE INDEX "AuditEntry_transaction_idx" ON "AuditEntry"("transaction");
