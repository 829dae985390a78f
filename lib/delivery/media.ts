import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream";
import { contentTypes, formats } from "#lib/content/media/derivatives.ts";
import { mediaFolder } from "#lib/content/media/files.ts";
import { type Extension, originals } from "#lib/content/media/originals.ts";
import { setCommonHeaders } from "./headers.ts";
import { names } from "./send.ts";

const picture = `[a-z]+-\\d+(?:-\\d+-\\d+)?\\.(?:${formats.join("|")})`;
const original = `[a-z0-9-]+\\.(?:${Object.keys(originals).join("|")})`;
const mediaAddress = new RegExp(`^/media/([0-9a-f]{64})/(${picture}|${original})$`);

type File = { path: string; type: string };

/** What lies under an address below /media/; null for anything else. An address never changes its bytes. */
function fileAt(url: string): (File & { tag: string }) | null {
  const [, checksum, name] = mediaAddress.exec(url) ?? [];
  if (!checksum || !name) return null;
  const extension = name.slice(name.lastIndexOf(".") + 1);
  const types: Record<string, string> = contentTypes;
  return {
    path: path.join(mediaFolder(checksum), name),
    type: types[extension] ?? originals[extension as Extension].type,
    tag: `"${checksum.slice(0, 16)}-${name}"`,
  };
}

/** Sends a picture, recording or file, whole or the part that is asked for (RFC 9110, 14). */
export async function sendMedia(
  request: IncomingMessage,
  response: ServerResponse,
  url: string,
): Promise<void> {
  const file = fileAt(url);
  const size = file && (await stat(file.path).catch(() => null))?.size;
  if (!file || !size) {
    response.statusCode = 404;
    response.setHeader("Content-Type", "text/plain; charset=utf-8");
    // It may be there the next moment.
    response.setHeader("Cache-Control", "no-store");
    setCommonHeaders(response);
    response.end("404");
    return;
  }
  const { headers } = request;
  response.setHeader("ETag", file.tag);
  response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
  setCommonHeaders(response);
  // Pictures may stand in feed readers and previews elsewhere.
  response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  response.setHeader("Accept-Ranges", "bytes");
  if (names(headers["if-none-match"] ?? "", file.tag)) {
    response.statusCode = 304;
    response.end();
    return;
  }
  // Only a GET asks for a part (RFC 9110, 14.2).
  const isForPart = request.method === "GET" && (headers["if-range"] ?? file.tag) === file.tag;
  const range = isForPart ? rangeOf(headers.range, size) : null;
  if (range === "none") {
    response.statusCode = 416;
    response.setHeader("Content-Range", `bytes */${size}`);
    response.setHeader("Cache-Control", "no-store");
    response.end();
    return;
  }
  const { first, last } = range ?? { first: 0, last: size - 1 };
  response.statusCode = range ? 206 : 200;
  response.setHeader("Content-Type", file.type);
  response.setHeader("Content-Length", last - first + 1);
  if (range) response.setHeader("Content-Range", `bytes ${first}-${last}/${size}`);
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  // A reader who goes, at every seek in a recording, closes the file.
  pipeline(createReadStream(file.path, { start: first, end: last }), response, () => {});
}

/**
 * The part that a Range header asks for. Several parts at once, and what is no range, mean the whole.
 * @returns null for the whole, "none" where no byte of the file is in the range.
 */
export function rangeOf(
  header: string | undefined,
  size: number,
): { first: number; last: number } | "none" | null {
  const [, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (from === "" && to === "") return null;
  if (from === "") {
    return Number(to) === 0 ? "none" : { first: Math.max(0, size - Number(to)), last: size - 1 };
  }
  const first = Number(from);
  const last = Math.min(to === "" ? size - 1 : Number(to), size - 1);
  if (to !== "" && Number(to) < first) return null;
  return first >= size ? "none" : { first, last };
}
