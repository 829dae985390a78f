import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { type IncomingMessage, type OutgoingHttpHeaders, request } from "node:http";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { freePort } from "#lib/db/free-port.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { figures } from "#tests/support/figures.ts";
import { type Portal, startPortal } from "#tests/support/portal.ts";
import { makeWorld } from "./world.ts";

/* Requests that would have a page made otherwise for all who come after, if it were made from them. */

const own = ownDatabase();
let portal: Portal;
/** Asked for nothing but plain addresses. */
let other: Portal;
let metricsPort: number;

beforeAll(async () => {
  await makeWorld();
  metricsPort = await freePort();
  const start = async (name: string, env: Record<string, string>) => {
    const folder = path.join(inject("testFolder"), `poisoned-${name}`);
    await mkdir(folder);
    return startPortal(folder, { DATABASE_URL: own.url, SITE_URL: "http://cong.test", ...env });
  };
  portal = await start("1", { METRICS_PORT: String(metricsPort) });
  other = await start("2", {});
}, 120_000);
afterAll(() => Promise.all([portal, other].map((one) => one?.stop())));

type Poison = { before?: string; behind?: string; headers?: OutgoingHttpHeaders };
const poisons: Poison[] = [
  { headers: { host: "boese.example" } },
  { headers: { "x-forwarded-host": "boese.example", "x-forwarded-proto": "https" } },
  { headers: { "x-forwarded-for": "1.2.3.4", forwarded: "host=boese.example" } },
  { headers: { cookie: "phien=1; __prerender_bypass=1", authorization: "Bearer x" } },
  {
    headers: {
      ...{ rsc: "1", "next-router-prefetch": "1", "next-action": "x" },
      "x-middleware-subrequest": "x",
    },
  },
  { headers: { "accept-language": "en", "user-agent": "Googlebot", "x-nextjs-data": "1" } },
  { before: "http://boese.example" },
  { behind: "&utm_source=boese.example" },
  { behind: "&fbclid=1&a=b" },
  { behind: "&__nextLocale=en" },
  { behind: "&page=1&_rsc=abc" },
];

/** `fetch` would send a Host of its own. */
async function get(
  { url }: Portal,
  address: string,
  { before = "", behind = "", headers = {} }: Poison = {},
) {
  const asked = request(url, { path: before + address + behind, headers }).end();
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  const { date: _, ...said } = answer.headers;
  return { status: answer.statusCode, said, text: await text(answer) };
}

const stored = async () =>
  (await figures(metricsPort)).get('portal_documents_stored{store="memory"}') ?? Number.NaN;

it("whoever asks first, and however, gets the same page as anyone, and no other is kept for it", async () => {
  for (const [n, first] of poisons.entries()) {
    const address = `/dien-gia?chu=${"ABCDEGHIKLM"[n]}`;
    const before = await stored();
    const made = await get(portal, address, first);
    expect(made, JSON.stringify(first)).toEqual(await get(other, address));
    expect(made.status).toBe(200);
    for (const poison of [{}, ...poisons]) {
      const name = `${JSON.stringify(poison)} after ${JSON.stringify(first)}`;
      expect(await get(portal, address, poison), name).toEqual(made);
    }
    expect((await stored()) - before, JSON.stringify(first)).toBe(1);
    expect(JSON.stringify(made)).not.toContain("boese");
    expect(made.said["set-cookie"]).toBeUndefined();
  }
});

it("no one is sent to the host that another has named", async () => {
  for (const poison of poisons.filter(({ behind }) => !behind)) {
    const { status, said } = await get(portal, "/SU-KIEN", poison);
    expect([status, said.location], JSON.stringify(poison)).toEqual([308, "/su-kien"]);
  }
});
