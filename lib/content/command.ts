import type { z } from "zod";
import { type Action, type Actor, may } from "#lib/access/access.ts";
import { database } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";

export type Transaction = Prisma.TransactionClient;

/** Why a command was not carried out; `code` is for the interface to put into words. */
export type Reason = { field: string; code: ReasonCode; detail?: string };

export type ReasonCode =
  | "notAllowed"
  | "required"
  | "tooLong"
  | "invalid"
  | "taken"
  | "unknown"
  | "inconsistent"
  /** A password that is too short, or one that many have. */
  | "tooShort"
  | "tooCommon"
  /** What was to be used once was used, or its time is over. */
  | "expired"
  /** Nobody would be left who can do it. */
  | "lastOne"
  /** Someone saved something else since it was read. */
  | "changed"
  /** Someone else is writing it; `detail` says who. */
  | "locked"
  /** Not at the stage that it has reached. */
  | "notNow"
  /** Something else rests on it; `detail` says of what it is. */
  | "inUse"
  /** A second person has to do it. */
  | "ownWork"
  /** A file of a kind that is not taken, or a broken one; why a picture is not says pictures.ts. */
  | "unreadable"
  | "animated"
  | "tooManyPixels"
  | "twoFiles"
  /** An organization that ended on another day; `detail` says on which. */
  | "ended"
  /** Fewer than it takes. */
  | "tooFew"
  /** Two organizations of which one became the other, or stands below it. */
  | "related"
  /** What it was merged into was itself merged into something else since. */
  | "mergedOn"
  /** Something else answers at its address since. */
  | "addressTaken"
  /** What belongs to it rested on what was merged into something else since. */
  | "restsOnGone"
  /** A time that is over. */
  | "past"
  /** Someone was promised that it stays unpublished until `detail` says. */
  | "embargoed";

export type Result<T> = { ok: true; value: T } | { ok: false; reasons: Reason[] };

/** Thrown inside a command to end it with reasons; nothing is written. */
export class Refusal extends Error {
  readonly reasons: Reason[];
  constructor(...reasons: Reason[]) {
    super(reasons.map((reason) => `${reason.field}: ${reason.code}`).join("; "));
    this.reasons = reasons;
  }
}

type Definition<Schema extends z.ZodObject, Value> = {
  name: string;
  action: Action;
  schema: Schema;
  /** What of the input is nobody's business, also not that of who reads the audit. */
  secret?: readonly (keyof z.output<Schema> & string)[];
  /** Writes, and answers with its result and what it changed (dependencies.ts says in which words). */
  write: (
    tx: Transaction,
    input: z.output<Schema>,
    actor: Actor,
  ) => Promise<{
    value: Value;
    changed: readonly string[];
    /** Under whose account it counts as done, where that is not known before. */
    accountId?: string;
    /** What the audit keeps in place of the input, where that says more than was changed. */
    recorded?: object;
  }>;
};

export type Command<Input, Value> = {
  (actor: Actor, input: Input): Promise<Result<Value>>;
  /** What one has to be allowed to do for it. */
  action: Action;
};

/**
 * The one way to write: authorise → validate → one transaction (write, audit entry) → announce.
 * The entry announces itself when the transaction commits, and not at all if it does not (trigger chain_audit).
 */
export function defineCommand<Schema extends z.ZodObject, Value>(
  definition: Definition<Schema, Value>,
): Command<z.input<Schema>, Value> {
  const carryOut = async (actor: Actor, input: z.input<Schema>): Promise<Result<Value>> => {
    if (!may(actor, definition.action)) {
      return { ok: false, reasons: [{ field: "", code: "notAllowed" }] };
    }
    const parsed = definition.schema.safeParse(input);
    if (!parsed.success) return { ok: false, reasons: reasonsIn(parsed.error) };
    try {
      const value = await database().$transaction(
        async (tx) => {
          const { value, changed, accountId, recorded } = await definition.write(
            tx,
            parsed.data,
            actor,
          );
          await tx.auditEntry.create({
            select: { id: true },
            data: {
              actor: actor.kind,
              accountId: accountId ?? (actor.kind === "account" ? actor.id : null),
              from: "from" in actor ? (actor.from ?? null) : null,
              command: definition.name,
              input: (recorded ?? openly(parsed.data, definition.secret)) as Prisma.InputJsonObject,
              changed: [...changed],
            },
          });
          return value;
        },
        { timeout: 30_000 },
      );
      return { ok: true, value };
    } catch (error) {
      const reasons = reasonsOf(error);
      if (reasons) return { ok: false, reasons };
      throw error;
    }
  };
  return Object.assign(carryOut, { action: definition.action });
}

const openly = (input: object, secret: readonly string[] = []): object =>
  Object.fromEntries(Object.entries(input).filter(([name]) => !secret.includes(name)));

/** What a schema says of an input, as reasons. */
export const reasonsIn = (error: z.ZodError): Reason[] => error.issues.map(reasonOf);

function reasonOf(issue: z.core.$ZodIssue): Reason {
  const field = issue.path.join(".");
  if (issue.code === "too_big") return { field, code: "tooLong" };
  if (issue.code === "too_small" || (issue.code === "invalid_type" && issue.input === undefined)) {
    return { field, code: "required" };
  }
  return { field, code: "invalid", detail: issue.message };
}

/** What the database refused, as reasons; null for a fault of another kind. */
function reasonsOf(error: unknown): Reason[] | null {
  if (error instanceof Refusal) return error.reasons;
  const { code, meta, message } = error as { code?: string; meta?: unknown; message?: string };
  const text = `${message ?? ""} ${JSON.stringify(meta ?? {})}`;
  if (code === "P2002") return [{ field: fieldIn(text), code: "taken" }];
  if (code === "P2003") return [{ field: fieldIn(text), code: "unknown" }];
  if (code === "P2025") return [{ field: "id", code: "unknown" }];
  const constraint = /violates check constraint \\?"(\w+)/.exec(text)?.[1];
  if (constraint) return [{ field: "", code: "inconsistent", detail: constraint }];
  const kept = /(edition \S+ is published and cannot change|would stand below itself)/.exec(
    text,
  )?.[1];
  if (kept) return [{ field: "", code: "inconsistent", detail: kept }];
  return null;
}

/** The last column in the name that Prisma gives a key, "Event_seriesId_seriesPosition_key". */
const fieldIn = (text: string) => /"index":"[A-Z]\w*_(\w+?)_f?key"/.exec(text)?.[1] ?? "";
