// npm run audit
// npm run audit -- --head 1204:3f2a…
// Verifies that the audit log is whole: each entry follows from the one before. With a head that was
// printed before and kept elsewhere also that it is still the same log, and not one that was made since.
import { parseArgs } from "node:util";
import { type Fault, type Head, verifyChain } from "#lib/content/audit/chain.ts";
import { closeDatabase, connectTo } from "#lib/db/client.ts";
import { Problem } from "#lib/problem.ts";
import { runToTheEnd } from "#lib/start/command-line.ts";
import { openDatabase } from "#lib/start/open-database.ts";
import { onStop } from "#lib/start/shutdown.ts";
import { isoWithZone } from "#lib/text/date-time.ts";

await runToTheEnd(main);

async function main(): Promise<void> {
  const kept = keptHead();
  await connectTo(await openDatabase());
  onStop(closeDatabase);
  const { head, fault } = await verifyChain(kept);
  if (fault) throw new Problem(sentence(fault, head?.number ?? 0));
  if (!head) return console.log("Nothing stands in the audit log yet.");
  console.log(
    `${head.number.toLocaleString("en")} entries, each follows from the one before; the last is of ${isoWithZone(head.at)}.`,
  );
  if (kept) console.log(`${kept.number}:${kept.hash} is part of it.`);
  console.log(`Keep its head elsewhere, to verify later: ${head.number}:${head.hash}`);
}

/** What is wanted, before anything is opened. */
function keptHead(): Head | null {
  let asked: string | undefined;
  try {
    asked = parseArgs({ options: { head: { type: "string" } } }).values.head;
    if (asked === undefined) return null;
  } catch {
    // Said below, as for a head that is none.
  }
  const [, number, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/i.exec(asked ?? "") ?? [];
  if (number && hash) return { number: Number(number), hash: hash.toLowerCase() };
  throw new Problem(
    'Say nothing, or a head as it was printed before, as in "npm run audit -- --head 1204:3f2a…".',
  );
}

/** @param last the number of the last entry that is right. */
function sentence({ kind, number }: Fault, last: number): string {
  switch (kind) {
    case "altered":
      return `Entry ${number} is not what was written: it does not follow from what it says and from the entry before it.`;
    case "missing":
      return `Entry ${number} is missing: there are later ones.`;
    case "loose":
      return `${number} entries are not part of the chain: they were put into the log past it, or the end of the chain was cut off.`;
    case "cut":
      return `The log was cut off: it ends with entry ${last}, and entry ${number} was there.`;
    case "rewritten":
      return `Entry ${number} is not the one whose hash was kept: it or what stands before it was written anew.`;
  }
}
