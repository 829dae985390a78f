import { createHash } from "node:crypto";
import { once } from "node:events";
import { Agent, createServer, type RequestListener, request } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compress, compressFully } from "#lib/delivery/compress.ts";
import { type StoredDocument, tagOf } from "#lib/delivery/document.ts";
import { applyPreferences } from "#lib/delivery/inline-script.ts";
import { encodingOf, type Sending, sendDocument } from "#lib/delivery/send.ts";

let answer: RequestListener;
const server = createServer((asked, response) => answer(asked, response));
const kept = new Agent({ keepAlive: true, maxSockets: 1 });
beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
});
afterAll(async () => {
  kept.destroy();
  server.close();
  await once(server, "close");
});

const text = `<!DOCTYPE html><title>Hội nghị</title><p>${"Đoàn khảo sát. ".repeat(50)}`;
async function documentOf(more: Partial<StoredDocument> = {}, body = text) {
  const made: StoredDocument = {
    status: 200,
    type: "text/html; charset=utf-8",
    location: null,
    tag: tagOf(Buffer.from(body)),
    gzip: await compress(Buffer.from(body)),
    brotli: await compressFully(Buffer.from(body)),
    identity: null,
    dependencies: new Uint32Array(),
    goodUntil: Number.POSITIVE_INFINITY,
    renewAfter: Number.POSITIVE_INFINITY,
  };
  return { ...made, ...more };
}

type Asking = {
  method?: "GET" | "HEAD";
  headers?: Record<string, string>;
  sending?: Sending;
  /** Whether the connection stays open: the head is then prepared. */
  open?: boolean;
};

async function ask(document: StoredDocument, asking: Asking = {}) {
  const { method = "GET", sending, open = true } = asking;
  const asked = { method, headers: asking.headers ?? {} };
  answer = (incoming, response) => {
    try {
      sendDocument(incoming, response, document, sending);
    } catch {
      response.writeHead(500).end();
    }
  };
  const { port } = server.address() as AddressInfo;
  const sent = request({ port, host: "127.0.0.1", ...asked, agent: open && kept }).end();
  const [got] = await once(sent, "response");
  const body = Buffer.concat(await got.toArray());
  const raw = got.rawHeaders as string[];
  const lines = raw.flatMap((name, at) =>
    at % 2 === 0 ? [[name, raw[at + 1] ?? ""] as const] : [],
  );
  /** As they are spelled and ordered, without those that are of the connection or the moment. */
  const own = lines.filter(([name]) => !["Date", "Connection", "Keep-Alive"].includes(name));
  const names = lines.map(([name]) => name.toLowerCase());
  const headers = Object.fromEntries(names.map((name, at) => [name, lines[at]?.[1] ?? ""]));
  return { status: got.statusCode, reason: got.statusMessage, names, own, headers, body };
}

const accepting = (accepted: string) => ({ headers: { "Accept-Encoding": accepted } });
const forms = { br: brotliDecompressSync, gzip: gunzipSync, identity: (body: Buffer) => body };
type Encoding = keyof typeof forms;
const encodings = Object.keys(forms) as Encoding[];

describe("the form that a reader gets", () => {
  it.each<[string | undefined, Encoding]>([
    [undefined, "identity"],
    ["", "identity"],
    ["gzip, deflate, br, zstd", "br"],
    ["gzip, deflate", "gzip"],
    ["deflate, zstd, compress", "identity"],
    ["GZIP", "gzip"],
    ["Br", "br"],
    ["br;Q=0, GZip;q=1.0", "gzip"],
    ["br;q=0", "identity"],
    ["br;q=0.000, gzip;q=0.001", "gzip"],
    ["br ; q=0 , gzip ; q=0.5", "gzip"],
    ["*", "br"],
    ["*;q=0", "identity"],
    ["gzip, *;q=0", "gzip"],
    ["br;q=0, *", "gzip"],
    ["br;q=0, gzip;q=0, *", "identity"],
    ["identity", "identity"],
    ["identity;q=0, gzip", "gzip"],
    ["brotli, xgzip, gzipped", "identity"],
    ["br;q=much", "identity"],
    [",,gzip,", "gzip"],
  ])("for “%s” is %s", (accepted, encoding) => {
    expect(encodingOf({ brotli: Buffer.alloc(1) }, accepted)).toBe(encoding);
  });

  it("does not hang on the order of what is accepted, nor on capitals, blanks or other names", () => {
    const q = fc.constantFrom("", ";q=0", ";q=0.5", " ; Q=1");
    const others = fc.constantFrom("zstd", "deflate", "x", "identity");
    fc.assert(
      fc.property(q, q, others, fc.boolean(), fc.nat(), (br, gzip, other, capitals, turn) => {
        const parts = [`br${br}`, `gzip${gzip}`, other];
        const turned = [...parts.slice(turn % 3), ...parts.slice(0, turn % 3)].join(" ,");
        const expected = br !== ";q=0" ? "br" : gzip !== ";q=0" ? "gzip" : "identity";
        const accepted = capitals ? turned.toUpperCase() : turned;
        expect(encodingOf({ brotli: Buffer.alloc(1) }, accepted)).toBe(expected);
        const atFirst = gzip !== ";q=0" ? "gzip" : "identity";
        expect(encodingOf({ brotli: null }, accepted)).toBe(atFirst);
      }),
      { numRuns: 300 },
    );
  });
});

describe.each([
  ["stays open", true],
  ["ends with the answer", false],
])("over a connection that %s", (_, open) => {
  it.each(encodings)("a document arrives whole as %s", async (encoding) => {
    const document = await documentOf();
    const { status, headers, body } = await ask(document, { ...accepting(encoding), open });
    expect(status).toBe(200);
    expect(headers["content-encoding"]).toBe(encoding === "identity" ? undefined : encoding);
    expect(headers["content-length"]).toBe(String(body.byteLength));
    expect(headers.vary).toBe("Accept-Encoding");
    expect(forms[encoding](body).toString()).toBe(text);
  });

  it("an empty document arrives, and the next one after it", async () => {
    const empty = await documentOf({ status: 308, location: "/bai-viet/mot-bai" }, "");
    for (const encoding of encodings) {
      const { status, headers, body } = await ask(empty, { ...accepting(encoding), open });
      expect([status, headers.location]).toEqual([308, "/bai-viet/mot-bai"]);
      expect(headers["cache-control"]).toContain("s-maxage=1,");
      expect(forms[encoding](body).byteLength).toBe(0);
      expect((await ask(await documentOf(), { open })).body.toString()).toBe(text);
    }
  });

  it.each([404, 410, 500, 503])(
    "a page with the status %s keeps it, and its text",
    async (code) => {
      const { status, headers, body } = await ask(await documentOf({ status: code }), { open });
      expect([status, body.toString()]).toEqual([code, text]);
      const policy = code < 500 ? "public, max-age=0, s-maxage=1," : "no-store";
      expect(headers["cache-control"]).toMatch(new RegExp(`^${policy}`));
    },
  );

  it("a HEAD is answered with the headers of the GET, and no body", async () => {
    const document = await documentOf();
    for (const encoding of encodings) {
      const get = await ask(document, { ...accepting(encoding), open });
      const head = await ask(document, { ...accepting(encoding), open, method: "HEAD" });
      expect([head.status, head.own]).toEqual([get.status, get.own]);
      expect([get.body.byteLength > 0, head.body.byteLength]).toEqual([true, 0]);
    }
  });
});

describe("a head that was prepared", () => {
  it("is line for line the one that Node.js writes", async () => {
    for (const status of [200, 308, 404, 410, 503]) {
      const document = await documentOf({ status, location: status === 308 ? "/a" : null });
      for (const encoding of encodings) {
        const prepared = await ask(document, { ...accepting(encoding), open: true });
        const written = await ask(document, { ...accepting(encoding), open: false });
        expect({ ...prepared, headers: {}, names: [] }).toEqual({
          ...written,
          headers: {},
          names: [],
        });
      }
    }
  });
});

describe("what a reader already has", () => {
  const etagOf = async (document: StoredDocument, asking: Asking) =>
    (await ask(document, asking)).headers.etag ?? "";

  it("has another tag in each form, and when a form is made smaller", async () => {
    const document = await documentOf();
    const better = {
      ...document,
      brotli: Buffer.concat([await compressFully(Buffer.from(text)), Buffer.alloc(1)]),
    };
    const tags = await Promise.all(
      encodings.map((encoding) => etagOf(document, accepting(encoding))),
    );
    tags.push(await etagOf(better, accepting("br")));
    for (const tag of tags) expect(tag).toMatch(/^"[\w-]+"$/);
    expect(new Set(tags).size).toBe(4);
  });

  it.each(encodings)("is not sent again as %s", async (encoding) => {
    const document = await documentOf();
    const etag = await etagOf(document, accepting(encoding));
    for (const asked of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      for (const method of ["GET", "HEAD"] as const) {
        const headers = { "Accept-Encoding": encoding, "If-None-Match": asked };
        const known = await ask(document, { method, headers });
        expect([known.status, known.body.byteLength]).toEqual([304, 0]);
        expect(known.headers).toMatchObject({ etag, vary: "Accept-Encoding" });
        expect(known.headers["cache-control"]).toMatch(/^public, max-age=0, s-maxage=1/);
        for (const name of ["content-length", "content-type", "content-encoding"]) {
          expect(known.names).not.toContain(name);
        }
      }
    }
  });

  it("is sent anew when it is another document, or no page that is there", async () => {
    const [one, other] = [await documentOf(), await documentOf({}, "Khác")];
    const headers = { "If-None-Match": await etagOf(other, {}) };
    expect((await ask(one, { headers })).body.toString()).toBe(text);
    const missing = await documentOf({ status: 404 });
    const again = { "If-None-Match": await etagOf(missing, {}) };
    expect((await ask(missing, { headers: again })).status).toBe(404);
  });
});

describe("who may keep a document", () => {
  it("is told of one that may be older than what is stored", async () => {
    const document = await documentOf();
    const stale = await ask(document, { sending: { isStale: true } });
    expect(stale.headers.warning).toBe('110 - "Response is Stale"');
    const again = { "If-None-Match": stale.headers.etag ?? "" };
    const known = await ask(document, { headers: again, sending: { isStale: true } });
    expect([known.status, known.headers.warning]).toEqual([304, stale.headers.warning]);
    expect((await ask(document)).names).not.toContain("warning");
  });

  it("is no one where it is for one reader alone, said once", async () => {
    for (const status of [200, 404, 503]) {
      const document = await documentOf({ status });
      const { own } = await ask(document, { sending: { isShared: false } });
      const policies = own.filter(([name]) => name === "Cache-Control");
      expect(policies).toEqual([["Cache-Control", "no-store"]]);
    }
  });
});

describe("every answer", () => {
  const types = ["text/html; charset=utf-8", "application/rss+xml", "text/calendar"];

  it("says each thing once, sets no cookie, and lets no browser guess or tell", async () => {
    for (const status of [200, 304, 308, 404, 410, 503]) {
      for (const [type, isStale, isShared, open] of types.flatMap((type) =>
        Array.from({ length: 8 }, (_, at) => [type, at & 1, at & 2, at & 4] as const),
      )) {
        const code = status === 304 ? 200 : status;
        const document = await documentOf({ type, status: code });
        const headers: Asking["headers"] =
          status === 304 ? { "If-None-Match": `"${document.tag}-identity"` } : {};
        const sending = { isStale: isStale > 0, isShared: isShared > 0 };
        const got = await ask(document, { headers, sending, open: open > 0 });
        expect(got.status).toBe(status);
        expect(got.names).toEqual([...new Set(got.names)]);
        expect(got.names).not.toContain("set-cookie");
        expect(got.headers).toMatchObject({
          date: expect.stringMatching(/GMT$/),
          "x-content-type-options": "nosniff",
          "referrer-policy": "strict-origin-when-cross-origin",
        });
        expect(got.names.includes("content-security-policy")).toBe(type === types[0]);
      }
    }
  });

  it("is refused rather than broken up by what stands in an address", async () => {
    const redirect = await documentOf({ status: 308, location: "/a\r\nSet-Cookie: a=b" });
    for (const open of [true, false]) {
      const { status, names } = await ask(redirect, { open });
      expect([status, names.includes("set-cookie")]).toEqual([500, false]);
    }
  });
});

describe("a page", () => {
  it("runs no script but the portal's own and the one that is in every page", async () => {
    const { headers } = await ask(await documentOf());
    const policy = headers["content-security-policy"] ?? "";
    const hash = createHash("sha256").update(applyPreferences).digest("base64");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(policy.split("; ")).toContain("default-src 'none'");
    const scripts = policy.split("; ").filter((one) => one.startsWith("script-src"));
    expect(scripts.join().split(" ")).toEqual(
      expect.arrayContaining(["script-src", "'self'", `'sha256-${hash}'`]),
    );
  });

  it("does not ask for a process of its own, which whoever comes from elsewhere would wait for", async () => {
    const { headers } = await ask(await documentOf());
    expect(headers).not.toHaveProperty("cross-origin-opener-policy");
  });

  it("is kept apart from other sites and from what a device can do", async () => {
    const { headers } = await ask(await documentOf());
    expect(headers["cross-origin-resource-policy"]).toBe("same-site");
    expect(headers["cross-origin-embedder-policy"]).toBe("require-corp");
    for (const power of ["camera", "geolocation", "microphone", "payment"]) {
      expect(headers["permissions-policy"]?.split(", ")).toContain(`${power}=()`);
    }
  });
});
