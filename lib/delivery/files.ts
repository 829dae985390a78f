import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { compress, compressFully } from "./compress.ts";
import type { StoredDocument } from "./document.ts";

const types = {
  "/reader.css": "text/css; charset=utf-8",
  "/reader.js": "text/javascript; charset=utf-8",
};

/** The stylesheet and the script of readers' pages, in their smallest forms, by their addresses. */
export async function readerDocuments(): Promise<Map<string, StoredDocument>> {
  const documents = Object.entries(types).map(async ([path, type]) => {
    const body = await readFile(`public${path}`);
    const document: StoredDocument = {
      status: 200,
      type,
      location: null,
      tag: createHash("sha256").update(body).digest("base64url").slice(0, 22),
      gzip: await compress(body),
      brotli: await compressFully(body),
      dependencies: new Uint32Array(),
      goodUntil: Number.POSITIVE_INFINITY,
      renewAfter: Number.POSITIVE_INFINITY,
    };
    return [path, document] as const;
  });
  return new Map(await Promise.all(documents));
}
