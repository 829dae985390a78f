import { afterEach, describe, expect, it, vi } from "vitest";
import { cacheControl } from "#lib/delivery/headers.ts";

describe("how long others may keep a document", () => {
  const secondsOf = (status: number, type: string) =>
    /^public, max-age=0, s-maxage=(\d+), stale-while-revalidate=(\d+), stale-if-error=(\d+)$/
      .exec(cacheControl(status, type))
      ?.slice(1)
      .map(Number);

  it.each([
    ["application/rss+xml; charset=utf-8", 200, [60, 600]],
    ["text/calendar; charset=utf-8", 200, [60, 600]],
    ["application/xml", 200, [60, 600]],
    ["text/plain; charset=utf-8", 200, [60, 600]],
    ["text/html; charset=utf-8", 200, [1, 1]],
    // It may be there, or elsewhere, the next moment.
    ["text/html; charset=utf-8", 404, [1, 0]],
    ["text/html; charset=utf-8", 410, [1, 0]],
    ["text/html; charset=utf-8", 308, [1, 0]],
    ["text/calendar; charset=utf-8", 410, [1, 0]],
  ])(
    "%s with %i: %j seconds fresh and while asking, a day while we are away",
    (type, status, seconds) => {
      expect(secondsOf(status, type)).toEqual([...seconds, 86_400]);
    },
  );

  it("is for ever where the address has a version, and not at all where something failed", () => {
    for (const type of ["text/css; charset=utf-8", "text/javascript; charset=utf-8"]) {
      expect(cacheControl(200, type)).toBe("public, max-age=31536000, immutable");
    }
    for (const status of [500, 503]) {
      for (const type of ["text/html; charset=utf-8", "application/xml", "text/css"]) {
        expect(cacheControl(status, type)).toBe("no-store");
      }
    }
  });
});

describe("over HTTPS alone", () => {
  afterEach(() => {
    delete process.env.SITE_URL;
    vi.resetModules();
  });
  const isAsked = async (address: string) => {
    process.env.SITE_URL = address;
    vi.resetModules();
    const { commonHeaders } = await import("#lib/delivery/headers.ts");
    return new Map(commonHeaders()).get("Strict-Transport-Security");
  };

  it("a portal is asked for, for a year, where it is reached by HTTPS", async () => {
    expect(await isAsked("https://portal.example.vn")).toBe("max-age=31536000");
    expect(await isAsked("http://portal.example.vn")).toBeUndefined();
  });
});
