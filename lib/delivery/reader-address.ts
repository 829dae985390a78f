import type { IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv6 } from "node:net";
import { settings } from "#lib/settings.ts";

/**
 * Where a request comes from: what the trusted proxies say, each of the next, and otherwise the address
 * of the connection. Whatever a reader writes into X-Forwarded-For stands before what a proxy adds.
 */
export function readerAddress({ socket, headers }: IncomingMessage): string {
  let address = plain(socket.remoteAddress ?? "");
  const said = String(headers["x-forwarded-for"] ?? "").split(",");
  while (isTrusted(address)) {
    const before = plain(said.pop()?.trim() ?? "");
    if (isIP(before) === 0) break;
    address = before;
  }
  return address;
}

/**
 * What the readers of a network have in common: the address itself, or of IPv6 the first 64 bits, within
 * which a device takes as many addresses as it likes.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [first = [], last = []] = address.split("::").map((part) => part.match(/[^:]+/g) ?? []);
  const zeros = Array<string>(8 - first.length - last.length).fill("0");
  return [...first, ...zeros, ...last].slice(0, 4).join(":");
}

let trusted: BlockList | undefined;

/** Whether a connection comes from a proxy of ours: what that says of a request is believed. */
export function isTrusted(connection: string): boolean {
  const address = plain(connection);
  trusted ??= blockListOf(settings().trustedProxies);
  return isIP(address) > 0 && trusted.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}

function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", length] = network.split("/");
    const version = isIPv6(address) ? "ipv6" : "ipv4";
    list.addSubnet(address, length ? Number(length) : version === "ipv6" ? 128 : 32, version);
  }
  return list;
}

/** An address without the port that some proxies add, and an IPv4 one out of its wrapping. */
function plain(address: string): string {
  const [, alone = address] = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address) ?? [];
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(alone) ?? [];
  if (!high || !low) return alone.replace(/^::ffff:(?=\d+\.)/i, "");
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join(".");
}
