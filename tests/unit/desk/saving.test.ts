import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Answer, type Save, Saver, type Unsaved } from "#components/desk/writing/saver.ts";
import {
  after,
  type SavingEvent,
  type SavingState,
  transitions,
} from "#components/desk/writing/saving.ts";

describe("the table in components/desk/writing/README.md", () => {
  const rows = readFileSync("components/desk/writing/README.md", "utf8")
    .split("\n")
    .filter((line) => /^\| \w/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    );
  const [[, ...events], ...states] = rows as [string[], ...string[][]];

  it("names every state", () => {
    expect(states.map(([name]) => name).sort()).toEqual(Object.keys(transitions).sort());
  });

  it.each(states)("says what is done in the state %s", (state, ...cells) => {
    const said = Object.fromEntries(events.map((event, index) => [event, cells[index] || state]));
    const done = Object.fromEntries(
      events.map((event) => [event, after(state as SavingState, event as SavingEvent)]),
    );
    expect(done).toEqual(said);
  });

  it("names every event", () => {
    const known = Object.values(transitions).flatMap((row) => Object.keys(row));
    expect([...new Set(known)].sort()).toEqual([...events].sort());
  });
});

/** What the portal does with saves (draft-commands.ts), and a browser that types, as far as a Saver sees them. */
class World {
  text = "";
  kept: Unsaved<string> | null = null;
  portal = { revision: 1, text: "", saveId: "", saves: [] as string[] };
  underWay = 0;
  most = 0;
  /** What becomes of the next saves. */
  fates: ("done" | "answerLost" | "lost" | "signedOut")[] = [];
  saver: Saver<string>;

  constructor() {
    this.saver = new Saver<string>(1, {
      read: () => this.text,
      send: (save) => this.send(save),
      keep: (unsaved) => {
        this.kept = unsaved && structuredClone(unsaved);
      },
      tell: () => {},
    });
  }

  async send(save: Save<string>): Promise<Answer> {
    this.most = Math.max(this.most, ++this.underWay);
    const fate = this.fates.shift() ?? "done";
    await new Promise((resolve) => setTimeout(resolve, 300));
    this.underWay--;
    if (fate === "lost") return { kind: "noAnswer" };
    if (fate === "signedOut") return { kind: "signedOut" };
    const answer = this.store(save);
    return fate === "answerLost" ? { kind: "noAnswer" } : answer;
  }

  store({ saveId, revision, text }: Save<string>): Answer {
    if (saveId === this.portal.saveId) return { kind: "saved", revision: this.portal.revision };
    if (revision !== this.portal.revision) return { kind: "conflict" };
    this.portal = {
      ...this.portal,
      saveId,
      text,
      revision: revision + 1,
      saves: [...this.portal.saves, text],
    };
    return { kind: "saved", revision: revision + 1 };
  }

  type(letters: string): void {
    this.text += letters;
    this.saver.typed();
  }
}

describe("saving", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  it("waits for a pause, but not for long", async () => {
    const world = new World();
    world.type("a");
    await pass(900);
    world.type("b");
    await pass(900);
    expect(world.portal.saves).toEqual([]);
    await pass(500);
    expect(world.portal.saves).toEqual(["ab"]);
    for (let i = 0; i < 14; i++) {
      world.type("c");
      await pass(500);
    }
    expect(world.portal.saves.length).toBeGreaterThan(1);
  });

  it("has one under way, and saves what was typed meanwhile as one", async () => {
    const world = new World();
    world.type("a");
    await pass(1_100);
    for (const letter of "bcd") world.type(letter);
    await pass(2_000);
    expect(world.portal.saves).toEqual(["a", "abcd"]);
    expect(world.most).toBe(1);
  });

  it("is not in conflict with a save of its own whose answer was lost", async () => {
    const world = new World();
    world.fates = ["answerLost"];
    world.type("a");
    await pass(1_400);
    world.type("b");
    expect(world.saver.status.state).toBe("away");
    await pass(5_000);
    expect(world.saver.status).toMatchObject({ state: "saved", isUnsaved: false });
    expect(world.portal.saves).toEqual(["a", "ab"]);
  });

  it("keeps in the browser what is not saved, until it is", async () => {
    const world = new World();
    world.fates = ["lost", "signedOut"];
    world.type("a");
    await pass(300);
    expect(world.kept).toMatchObject({ text: "a", revision: 1 });
    await pass(5_000);
    expect(world.saver.status.state).toBe("signedOut");
    world.type("b");
    await pass(300);
    expect(world.kept?.text).toBe("ab");
    world.saver.again();
    await pass(2_000);
    expect(world.kept).toBeNull();
    expect(world.portal.text).toBe("ab");
  });

  it("goes on in another page with what was kept, also after a save whose answer was lost", async () => {
    const first = new World();
    first.fates = ["answerLost"];
    first.type("a");
    await pass(1_400);
    first.type("b");
    first.saver.keepNow();
    first.saver.end();
    const second = new World();
    second.portal = first.portal;
    second.text = first.kept?.text ?? "";
    second.saver.resume(first.kept as Unsaved<string>);
    await pass(2_000);
    expect(second.saver.status).toMatchObject({ state: "saved", isUnsaved: false });
    expect(second.portal.saves).toEqual(["a", "ab"]);
  });

  it("does not write over what someone else has saved", async () => {
    const world = new World();
    world.portal = { ...world.portal, revision: 2, text: "khác" };
    world.type("a");
    await pass(5_000);
    expect(world.saver.status.state).toBe("conflict");
    expect(world.portal.text).toBe("khác");
    expect(world.kept?.text).toBe("a");
    world.saver.replace(2);
    await pass(2_000);
    expect(world.portal.text).toBe("a");
  });

  it("loses nothing, whatever happens", async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("type" as const), text: fc.string({ maxLength: 3 }) }),
      fc.record({ kind: fc.constant("pass" as const), ms: fc.nat(3_000) }),
      fc.record({
        kind: fc.constant("fate" as const),
        fate: fc.constantFrom(...(["answerLost", "lost", "signedOut"] as const)),
      }),
      fc.constant({ kind: "again" as const }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const world = new World();
        for (const one of steps) {
          if (one.kind === "type") world.type(one.text);
          else if (one.kind === "pass") await pass(one.ms);
          else if (one.kind === "fate") world.fates.push(one.fate);
          else world.saver.again();
          // What the portal has not, the browser keeps a moment later.
          await pass(260);
          if (world.portal.text !== world.text) expect(world.kept?.text).toBe(world.text);
        }
        world.fates = [];
        for (let i = 0; i < 3; i++) {
          world.saver.again();
          await pass(20_000);
        }
        expect(world.saver.status).toMatchObject({ state: "saved", isUnsaved: false });
        expect(world.portal.text).toBe(world.text);
        expect(world.kept).toBeNull();
        expect(world.most).toBeLessThanOrEqual(1);
      }),
    );
  });
});
