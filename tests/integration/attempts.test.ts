import { beforeEach, expect, it } from "vitest";
import { beginAttempt, endAttempt } from "#lib/access/attempts.ts";
import { database } from "#lib/db/client.ts";
import { ownDatabase } from "#tests/support/database.ts";

ownDatabase();
beforeEach(async () => {
  await database().rateLimit.deleteMany();
});

const stranger = { address: "203.0.113.7", account: "an@example.vn", device: null };
const owner = { ...stranger, device: "sealed" };
const times = async (count: number, attempt: typeof stranger | typeof owner) =>
  (await Promise.all(Array.from({ length: count }, () => beginAttempt(attempt)))).filter(Boolean)
    .length;

it("ten attempts at an account may be made, of however many at once", async () => {
  expect(await times(25, stranger)).toBe(10);
  expect(await beginAttempt({ ...stranger, address: "198.51.100.1" })).toBe(false);
});

it("fifty may come from a network, at whatever accounts", async () => {
  const each = Array.from({ length: 60 }, (_, n) => ({ ...stranger, account: `${n}@example.vn` }));
  const begun = await Promise.all(each.map(beginAttempt));
  expect(begun.filter(Boolean)).toHaveLength(50);
  const neighbour = { address: "2001:db8:1:2:3::1", account: "b@example.vn", device: null };
  for (let n = 0; n < 50; n++) {
    await beginAttempt({ ...neighbour, address: `2001:db8:1:2::${n}`, account: `${n}@b.vn` });
  }
  expect(await beginAttempt(neighbour)).toBe(false);
});

it("a browser that knows the account is held back by its own attempts alone", async () => {
  await times(60, stranger);
  expect(await beginAttempt(owner)).toBe(true);
  expect(await times(20, owner)).toBe(9);
  expect(await beginAttempt({ ...owner, device: "another" })).toBe(true);
});

it("what succeeds counts for nothing", async () => {
  for (let n = 0; n < 60; n++) {
    expect(await beginAttempt(stranger)).toBe(true);
    await endAttempt(stranger);
  }
});

it("nothing is kept of attempts that no longer count", async () => {
  await times(3, stranger);
  await database().rateLimit.updateMany({ data: { expire: Date.now() - 1 } });
  await beginAttempt(owner);
  expect(await database().rateLimit.count()).toBe(1);
});
