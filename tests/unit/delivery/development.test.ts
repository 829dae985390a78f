import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { watchFolders } from "#lib/delivery/development.ts";

it("changed sources are told, however an editor saves them", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "portal-sources-"));
  const file = path.join(folder, "page.tsx");
  writeFileSync(file, "0");
  const changes = watchFolders([folder]);
  let told = 0;
  const stop = changes.tell(() => told++);
  for (const text of ["1", "2"]) {
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
    await expect.poll(() => told).toBe(Number(text));
  }
  writeFileSync(file, "3");
  await expect.poll(() => told).toBe(3);
  rmSync(file);
  await expect.poll(() => told).toBe(4);
  stop();
  // What changed while a page was made and went to its reader is no older.
  const known = changes.state();
  writeFileSync(file, "5");
  const stopAgain = changes.tell(() => told++, known);
  await expect.poll(() => told).toBe(5);
  stopAgain();
  changes.close();
  rmSync(folder, { recursive: true });
});
