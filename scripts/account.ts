// npm run account -- --invite an@example.vn --role administrator
// npm run account -- --reset an@example.vn
// Prints the address at which someone makes an account for the desk, or chooses a new password.
import { parseArgs } from "node:util";
import { type Actor, roles } from "#lib/access/access.ts";
import { linkAddress } from "#lib/content/accounts/link.ts";
import { inviteAccount, makeResetLink } from "#lib/content/accounts/link-commands.ts";
import { findAccountId } from "#lib/content/accounts/queries.ts";
import { closeDatabase, connectTo } from "#lib/db/client.ts";
import { Problem } from "#lib/problem.ts";
import { runToTheEnd } from "#lib/start/command-line.ts";
import { openDatabase } from "#lib/start/open-database.ts";
import { onStop } from "#lib/start/shutdown.ts";

const actor: Actor = { kind: "command-line" };
const usage = `Say whom to invite, as in "npm run account -- --invite an@example.vn --role administrator" (${roles.join(", ").toLowerCase()}), or who needs a new password, as in "npm run account -- --reset an@example.vn".`;

await runToTheEnd(main);

async function main(): Promise<void> {
  const make = asked();
  const url = await openDatabase();
  await connectTo(url);
  onStop(closeDatabase);
  console.log(linkAddress(await make()));
}

/** What is wanted, before anything is opened. */
function asked(): () => Promise<string> {
  let values: { invite?: string; role?: string; reset?: string };
  try {
    const options = {
      invite: { type: "string" },
      role: { type: "string" },
      reset: { type: "string" },
    } as const;
    values = parseArgs({ options }).values;
  } catch {
    throw new Problem(usage);
  }
  const { invite, reset } = values;
  const role = roles.find((one) => one === values.role?.toUpperCase());
  if (invite && role && !reset) return () => invitation(invite, role);
  if (reset && !invite && !values.role) return () => newPassword(reset);
  throw new Problem(usage);
}

async function invitation(email: string, role: (typeof roles)[number]): Promise<string> {
  const made = await inviteAccount(actor, { email, role });
  if (made.ok) return made.value;
  const isTaken = made.reasons.some(({ code }) => code === "taken");
  throw new Problem(
    isTaken
      ? `${email} has an account already: use --reset for a new password.`
      : `${email} is not an e-mail address: write it as an@example.vn.`,
  );
}

async function newPassword(email: string): Promise<string> {
  const accountId = await findAccountId(email);
  const made = accountId ? await makeResetLink(actor, { accountId }) : null;
  if (made?.ok) return made.value;
  throw new Problem(`${email} has no account that is open: use --invite to make one.`);
}
