import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Action, type Actor, actions, may, roles } from "#lib/access/access.ts";
import type { Command } from "#lib/content/command.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { anonymous, refused, someone } from "./content.ts";

ownDatabase();

/** Every command there is, by its name: also one that nobody has thought of testing. */
const commands = new Map<string, Command<unknown, unknown>>();
const everybody: Actor[] = [anonymous, { kind: "clock" }];

beforeAll(async () => {
  for (const file of globSync("lib/**/*.ts").filter((one) => !one.includes("generated"))) {
    if (!/defineCommand\(/.test(readFileSync(file, "utf8"))) continue;
    const exported = await import(path.resolve(file));
    for (const [name, value] of Object.entries(exported)) {
      if (typeof value === "function" && "action" in value) {
        commands.set(name, value as Command<unknown, unknown>);
      }
    }
  }
  for (const role of roles) everybody.push(await someone(role, role));
});

describe("every command asks who may before anything else", () => {
  it("for each role, and for nobody at all", async () => {
    expect(commands.size).toBeGreaterThan(30);
    for (const [name, command] of commands) {
      for (const actor of everybody) {
        const reasons = await refused(command(actor, null));
        const isLetIn = !reasons.includes("notAllowed");
        expect(isLetIn, `${name} for ${JSON.stringify(actor)}`).toBe(may(actor, command.action));
      }
    }
  });

  it("and every action is asked for by one", () => {
    const asked = new Set([...commands.values()].map(({ action }) => action));
    const readOnly: Action[] = ["desk.enter", "audit.read"];
    expect(actions.filter((one) => !asked.has(one) && !readOnly.includes(one))).toEqual([]);
  });
});
