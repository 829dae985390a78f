import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { Later } from "#lib/delivery/later.ts";

it("does each once however often it is asked for before, one after the other", async () => {
  const done: string[] = [];
  let running = 0;
  const later = new Later(10, async (key) => {
    expect(++running).toBe(1);
    await wait(5);
    running--;
    done.push(key);
  });
  for (const key of ["a", "b", "b", "c", "b"]) later.add(key);
  await expect.poll(() => done).toEqual(["a", "b", "c"]);
  await wait(50);
  expect(done).toHaveLength(3);
});

it("does again what is asked for while it is done", async () => {
  const seen: number[] = [];
  let version = 1;
  const later = new Later(10, async () => {
    seen.push(version);
    await wait(5);
    if (version === 1) {
      version = 2;
      later.add("a");
    }
  });
  later.add("a");
  await expect.poll(() => seen).toEqual([1, 2]);
});

it("goes on after what fails, and takes no more than may wait", async () => {
  const done: string[] = [];
  const later = new Later(2, async (key) => {
    if (key === "a") throw new Error("a cannot be done");
    done.push(key);
  });
  for (const key of ["a", "b", "c", "d"]) later.add(key);
  await expect.poll(() => done.length).toBe(2);
  await wait(50);
  expect(done).toEqual(["b", "c"]);
});

it("takes a fifth of the time at most", async () => {
  const began: number[] = [];
  const later = new Later(10, async () => {
    began.push(performance.now());
    await wait(40);
  });
  for (const key of ["a", "b"]) later.add(key);
  await expect.poll(() => began.length).toBe(2);
  const [first = 0, second = 0] = began;
  expect(second - first).toBeGreaterThan(190);
});
