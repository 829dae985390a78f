import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isTrusted } from "./reader-address.ts";

/**
 * By what a fault is found in the log: the name that a proxy of ours gave the request, otherwise a new
 * one. Asked again, it is another: to be asked where there is a fault, and once.
 */
export function requestId({ headers, socket }: IncomingMessage): string {
  const given = headers["x-request-id"];
  const isWellFormed = typeof given === "string" && /^[\w-]{1,64}$/.test(given);
  return isWellFormed && isTrusted(socket.remoteAddress ?? "") ? given : randomUUID();
}
