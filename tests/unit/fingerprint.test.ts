import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { fingerprint, unlessSame } from "#lib/start/fingerprint.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "fingerprint-"));
  mkdirSync(path.join(folder, "inner"));
  writeFileSync(path.join(folder, "inner/a.ts"), "1");
  writeFileSync(path.join(folder, "b.ts"), "2");
});
afterEach(() => rmSync(folder, { recursive: true }));

const print = (...except: string[]) => fingerprint([folder], except);

it("is the same for the same files and another for another text, name or file", () => {
  const prints = [print()];
  expect(print()).toBe(prints[0]);
  writeFileSync(path.join(folder, "inner/a.ts"), "3");
  prints.push(print());
  renameSync(path.join(folder, "inner/a.ts"), path.join(folder, "inner/c.ts"));
  prints.push(print());
  writeFileSync(path.join(folder, "d.ts"), "");
  prints.push(print());
  expect(new Set(prints).size).toBe(4);
});

it("does not mind what is left out or missing", () => {
  const before = print(path.join(folder, "b.ts"));
  writeFileSync(path.join(folder, "b.ts"), "4");
  expect(print(path.join(folder, "b.ts"))).toBe(before);
  expect(fingerprint([folder, path.join(folder, "nowhere")])).toBe(print());
});

it("lets a work be done once, again after a change, and again after it failed", async () => {
  const stamp = path.join(folder, "stamp");
  let done = 0;
  const work = async () => {
    done += 1;
  };
  await unlessSame(stamp, "one", work);
  await unlessSame(stamp, "one", work);
  expect(done).toBe(1);
  const failing = unlessSame(stamp, "two", () => Promise.reject(new Error("broken")));
  await expect(failing).rejects.toThrow("broken");
  await unlessSame(stamp, "two", work);
  expect(done).toBe(2);
});
