import { describe, expect, it } from "vitest";
import { openAccount } from "#lib/content/accounts/commands.ts";
import { findLink } from "#lib/content/accounts/queries.ts";
import { database } from "#lib/db/client.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { script } from "#tests/support/script.ts";
import { anonymous, done } from "./content.ts";

const own = ownDatabase();
const account = (...args: string[]) =>
  script("account", args, { DATABASE_URL: own.url, SITE_URL: "https://cong.example" }).ended;
const tokenIn = (output: string) =>
  /^https:\/\/cong\.example\/desk\/link\/(\S+)$/m.exec(output)?.[1] ?? output;

describe("npm run account", () => {
  it("prints an address for whom it names, and later one for a new password", async () => {
    const invited = await account("--invite", "An@example.vn", "--role", "approver");
    expect(invited.code).toBe(0);
    const token = tokenIn(invited.output);
    expect(await findLink(token)).toMatchObject({ email: "an@example.vn", role: "APPROVER" });
    const early = await account("--reset", "an@example.vn");
    expect([early.code, early.output.trim()]).toEqual([
      1,
      "an@example.vn has no account that is open: use --invite to make one.",
    ]);
    await done(
      openAccount(anonymous, { token, name: "An", password: "chợ phiên Kỳ Lừa họp ngày ba" }),
    );
    const again = await account("--invite", "an@example.vn", "--role", "editor");
    expect([again.code, again.output.trim()]).toEqual([
      1,
      "an@example.vn has an account already: use --reset for a new password.",
    ]);
    const reset = await account("--reset", "AN@example.vn");
    expect(await findLink(tokenIn(reset.output))).toMatchObject({ kind: "RESET" });
  });

  it.each([
    [[], /^Say whom to invite, as in /],
    [["--invite", "an@example.vn"], /^Say whom to invite, as in /],
    [
      ["--invite", "an@example.vn", "--role", "king"],
      /contributor, editor, approver, administrator/,
    ],
    [["--reset", "an@example.vn", "--role", "editor"], /^Say whom to invite, as in /],
    [["--delete", "an@example.vn"], /^Say whom to invite, as in /],
    [
      ["--invite", "an", "--role", "editor"],
      /^an is not an e-mail address: write it as an@example\.vn\.$/,
    ],
  ])("%j is answered with a sentence, and changes nothing", async (args, sentence) => {
    const before = await database().accountLink.count();
    const { code, output } = await account(...args);
    expect(code).toBe(1);
    expect(output.trim()).toMatch(sentence);
    expect(output.trim().split("\n")).toHaveLength(1);
    expect(await database().accountLink.count()).toBe(before);
  });
});
