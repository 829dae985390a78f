import { readFile } from "node:fs/promises";
import { compress, compressFully } from "./compress.ts";
import { type StoredDocument, tagOf } from "./document.ts";
import { versioned } from "./versioned.ts";

const types = {
  "reader.css": "text/css; charset=utf-8",
  "reader.js": "text/javascript; charset=utf-8",
  "desk.css": "text/css; charset=utf-8",
};

/** @property address with the version. */
type SiteFile = { address: string; document: StoredDocument };

/** The stylesheets and the script of readers' pages, in their smallest forms, by their paths. */
export async function loadSiteFiles(): Promise<Map<string, SiteFile>> {
  const files = Object.entries(types).map(async ([name, type]) => {
    const body = await readFile(`public/${name}`);
    const document: StoredDocument = {
      status: 200,
      type,
      location: null,
      tag: tagOf(body),
      gzip: await compress(body),
      brotli: await compressFully(body),
      identity: body,
      dependencies: new Uint32Array(),
      goodUntil: Number.POSITIVE_INFINITY,
      renewAfter: Number.POSITIVE_INFINITY,
    };
    return [`/${name}`, { address: versioned(name), document }] as const;
  });
  return new Map(await Promise.all(files));
}
