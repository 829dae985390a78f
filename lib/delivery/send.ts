import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import { settings } from "#lib/settings.ts";
import { surrogateHeaders } from "./caches.ts";
import { decompress } from "./compress.ts";
import type { StoredDocument } from "./document.ts";
import { cacheControl, commonHeaders, pageHeaders } from "./headers.ts";
import { countAnswer, type Kind } from "./metrics.ts";

type Encoding = "br" | "gzip" | "identity";
const partOf = { br: "brotli", gzip: "gzip", identity: "identity" } as const;
type Header = [name: string, value: string];
type Shared = { headers: Header[]; head: string };
/** @property head the status and the headers that are its own, as they go over the wire. */
type Form = { head: string; shared: Shared; body: Buffer; tag: string; encoding: Encoding };
type Forms = { [E in Encoding]?: Form };

/** Heads are put together once a document, not once a request. */
const prepared = new WeakMap<StoredDocument, Forms>();

export type Sending = {
  /** Whether the database is away and the document possibly older than what is in it. */
  isStale?: boolean;
  /** False for what no one else may keep. */
  isShared?: boolean;
  /** As what it is counted. */
  kind?: Kind;
};

/** Answers a GET or HEAD with a document. */
export function sendDocument(
  request: IncomingMessage,
  response: ServerResponse,
  document: StoredDocument,
  { isStale = false, isShared = true, kind = "hit" }: Sending = {},
): void {
  const form = formOf(document, encodingOf(document, request.headers["accept-encoding"]));
  const asked = request.headers["if-none-match"];
  const isKnown = document.status === 200 && asked !== undefined && names(asked, form.tag);
  countAnswer(isStale ? "stale" : kind, isKnown ? 304 : document.status);
  if (!isStale && isShared && !isKnown && isPlain(request, response)) {
    sendPrepared(response, form);
    return;
  }
  let headers = [...ownHeaders(document, form), ...form.shared.headers].flat();
  const can = request.headers["surrogate-capability"];
  if (can) {
    const isTold = settings().purgeCaches.length > 0;
    headers = [...headers, ...surrogateHeaders(document, String(can), isTold)];
  }
  if (isStale) headers = [...headers, "Warning", '110 - "Response is Stale"'];
  if (isStale || !isShared) {
    headers = [...without(headers, keeping), "Cache-Control", "no-store"];
  }
  if (isKnown) {
    response.writeHead(304, without(headers, bodyHeaders)).end();
    return;
  }
  response.writeHead(document.status, headers);
  response.end(request.method === "HEAD" ? undefined : form.body);
}

/** The common case: HTTP/1.1, a GET, a connection that stays open, and nothing said of the answer before. */
const isPlain = (request: IncomingMessage, response: ServerResponse): boolean =>
  request.method === "GET" &&
  request.httpVersionMinor === 1 &&
  response.shouldKeepAlive &&
  request.headers["surrogate-capability"] === undefined &&
  response.getHeaderNames().length === 0;

/**
 * Hands Node.js the head as it goes over the wire. It would otherwise check and join the same thirty
 * lines for every answer: docs/decisions/005 has the numbers, and a test compares the two ways.
 */
function sendPrepared(response: ServerResponse, { head, shared, body }: Form): void {
  const internal = response as unknown as { _header: string; _keepAliveTimeout: number };
  const patience = Math.floor(internal._keepAliveTimeout / 1_000);
  internal._header = `${head}${shared.head}Date: ${httpDate()}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${patience}\r\n\r\n`;
  response.end(body);
}

let second = 0;
let written = "";
function httpDate(): string {
  const now = Math.floor(Date.now() / 1_000);
  if (now !== second) {
    second = now;
    written = new Date(now * 1_000).toUTCString();
  }
  return written;
}

function formOf(document: StoredDocument, encoding: Encoding): Form {
  let forms = prepared.get(document);
  if (!forms) {
    forms = {};
    prepared.set(document, forms);
  }
  const form = forms[encoding] ?? prepare(document, encoding);
  // What was unpacked for this answer alone would stay in memory uncounted.
  if (form.body === document[partOf[encoding]]) forms[encoding] = form;
  return form;
}

function prepare(document: StoredDocument, encoding: Encoding): Form {
  const { status, tag } = document;
  const body = document[partOf[encoding]] ?? decompress(document.gzip);
  // The form is in the tag: what is strong holds byte for byte.
  const formTag = `"${tag}-${encoding}${encoding === "br" ? body.byteLength : ""}"`;
  const form = { head: "", shared: sharedBy(document), body, tag: formTag, encoding };
  const lines = linesOf(ownHeaders(document, form));
  return { ...form, head: `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines}` };
}

const ownHeaders = ({ type, location }: StoredDocument, form: Form): Header[] => [
  ["Content-Type", type],
  ["Content-Length", String(form.body.byteLength)],
  ...(form.encoding === "identity" ? [] : [["Content-Encoding", form.encoding] as Header]),
  ["ETag", form.tag],
  ...(location ? [["Location", location] as Header] : []),
];

const sharedHeaders = new Map<string, Shared>();

/** The headers that are the same for all documents of a status and a type: memory holds them once. */
function sharedBy({ status, type }: StoredDocument): Shared {
  const kind = `${status} ${type}`;
  const known = sharedHeaders.get(kind);
  if (known) return known;
  const headers: Header[] = [
    ["Vary", "Accept-Encoding"],
    ["Cache-Control", cacheControl(status, type)],
    ...commonHeaders(),
    ...(type.startsWith("text/html") ? pageHeaders : []),
  ];
  const made = { headers, head: linesOf(headers) };
  sharedHeaders.set(kind, made);
  return made;
}

/** @throws Error where a value holds what no header may. */
function linesOf(headers: readonly Header[]): string {
  const wrong = headers.find(([, value]) => /[^\t\x20-\x7e]/.test(value));
  if (wrong) throw new Error(`The header ${wrong[0]} holds what no header may: ${wrong[1]}`);
  return headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
}

/** Whether If-None-Match names a tag; weakly, as it compares (RFC 9110, 13.1.2). */
export const names = (asked: string, tag: string): boolean =>
  asked === "*" || asked.split(",").some((one) => one.trim().replace(/^W\//, "") === tag);

const keeping = ["Cache-Control", "Surrogate-Key", "Surrogate-Control", "X-Accel-Expires"];
const bodyHeaders = ["Content-Type", "Content-Length", "Content-Encoding"];

/** Headers as Node.js takes them, name after value, without some. */
const without = (headers: string[], names: string[]): string[] =>
  headers.filter((_, at) => !names.includes(headers[at - (at % 2)] as string));

/** The smallest form that there is and the reader takes (RFC 9110, 12.5.3). */
export function encodingOf(
  { brotli }: Pick<StoredDocument, "brotli">,
  accepted: string | undefined,
): Encoding {
  const takes = taken(accepted);
  return takes.br && brotli ? "br" : takes.gzip ? "gzip" : "identity";
}

type Taken = { br: boolean; gzip: boolean };
/** Browsers ask in few ways: they are remembered. */
const known = new Map<string | undefined, Taken>();

function taken(accepted: string | undefined): Taken {
  const found = known.get(accepted);
  if (found) return found;
  const weights = new Map(
    (accepted ?? "").split(",").map((part) => {
      const [name = "", ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const q = parameters.find((one) => one.startsWith("q="));
      return [name, q ? Number(q.slice(2)) : 1];
    }),
  );
  const takes = (encoding: Encoding) => (weights.get(encoding) ?? weights.get("*") ?? 0) > 0;
  const both = { br: takes("br"), gzip: takes("gzip") };
  if (known.size < 100) known.set(accepted, both);
  return both;
}
