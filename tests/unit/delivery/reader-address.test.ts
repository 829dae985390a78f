import type { IncomingMessage } from "node:http";
import { afterEach, describe, expect, it, vi } from "vitest";

/** The address of a request over a connection, with the header and the setting given. */
async function addressOf(remoteAddress: string, forwarded?: string, trusted = ""): Promise<string> {
  vi.resetModules();
  process.env.TRUSTED_PROXIES = trusted;
  const { readerAddress } = await import("#lib/delivery/reader-address.ts");
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  return readerAddress({ socket: { remoteAddress }, headers } as unknown as IncomingMessage);
}

describe("whose a request is", () => {
  it.each([
    ["nobody says anything", "192.0.2.1", undefined, "", "192.0.2.1"],
    ["someone unknown says something", "192.0.2.1", "198.51.100.7", "", "192.0.2.1"],
    ["a proxy on this machine says it", "127.0.0.1", "198.51.100.7", "", "198.51.100.7"],
    ["it is so in hexadecimal", "::ffff:7f00:1", "198.51.100.7", "", "198.51.100.7"],
    ["a proxy adds a port", "127.0.0.1", "198.51.100.7:4711", "", "198.51.100.7"],
    ["it is so over IPv6", "::1", "2001:db8::7", "", "2001:db8::7"],
    ["a socket of both versions names it", "::ffff:127.0.0.1", "198.51.100.7", "", "198.51.100.7"],
    [
      "a reader has written into the header",
      "127.0.0.1",
      "6.6.6.6, 198.51.100.7",
      "",
      "198.51.100.7",
    ],
    [
      "two proxies stand in a row",
      "10.0.0.2",
      "198.51.100.7, 10.0.0.1",
      "10.0.0.0/8",
      "198.51.100.7",
    ],
    ["the header ends in nonsense", "127.0.0.1", "198.51.100.7, unknown", "", "127.0.0.1"],
    ["all are proxies", "127.0.0.1", "127.0.0.1", "", "127.0.0.1"],
    ["none is trusted", "127.0.0.1", "198.51.100.7", "none", "127.0.0.1"],
    ["the connection is gone", "", "198.51.100.7", "", ""],
  ])("where %s", async (_what, connection, header, trusted, expected) => {
    expect(await addressOf(connection, header, trusted)).toBe(expected);
  });
  afterEach(() => delete process.env.TRUSTED_PROXIES);
});

describe("what readers of a network have in common", () => {
  it.each([
    ["198.51.100.7", "198.51.100.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8:1:2::6", "2001:db8:1:2"],
    ["2001:db8::6", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["", ""],
  ])("%s: %s", async (address, network) => {
    const { networkOf } = await import("#lib/delivery/reader-address.ts");
    expect(networkOf(address)).toBe(network);
  });
});
