import type { IncomingMessage, ServerResponse } from "node:http";
import { decompress } from "./compress.ts";
import type { StoredDocument } from "./document.ts";
import { cacheControl, commonHeaders, pageHeaders } from "./headers.ts";

type Encoding = "br" | "gzip" | "identity";
type Form = { headers: string[]; body: Buffer; tag: string };
type Forms = { [E in Encoding]?: Form };

/** Headers are put together once a document, not once a request. */
const prepared = new WeakMap<StoredDocument, Forms>();

export type Sending = {
  /** Whether the database is away and the document possibly older than what is in it. */
  isStale?: boolean;
  /** False for what no one else may keep. */
  isShared?: boolean;
};

/** Answers a GET or HEAD with a document. */
export function sendDocument(
  request: IncomingMessage,
  response: ServerResponse,
  document: StoredDocument,
  { isStale = false, isShared = true }: Sending = {},
): void {
  const form = formOf(document, encodingFor(request.headers["accept-encoding"]));
  const asked = request.headers["if-none-match"];
  let { headers } = form;
  if (isStale) headers = [...headers, "Warning", '110 - "Response is Stale"'];
  if (!isShared) headers = [...headers, "Cache-Control", "no-store"];
  if (asked !== undefined && document.status === 200 && asked.includes(document.tag)) {
    response.writeHead(304, withoutBody(headers));
    response.end();
    return;
  }
  response.writeHead(document.status, headers);
  response.end(request.method === "HEAD" ? undefined : form.body);
}

function formOf(document: StoredDocument, encoding: Encoding): Form {
  let forms = prepared.get(document);
  if (!forms) {
    forms = {};
    prepared.set(document, forms);
  }
  forms[encoding] ??= prepare(document, encoding);
  return forms[encoding];
}

function prepare(document: StoredDocument, encoding: Encoding): Form {
  const { status, type, location, tag, gzip, brotli } = document;
  const body = encoding === "br" ? brotli : encoding === "gzip" ? gzip : decompress(brotli);
  const headers = [
    ["Content-Type", type],
    ["Content-Length", String(body.byteLength)],
    ...(encoding === "identity" ? [] : [["Content-Encoding", encoding]]),
    // The form is in the tag: what is strong holds byte for byte.
    ["ETag", `"${tag}-${encoding}${encoding === "br" ? body.byteLength : ""}"`],
    ["Vary", "Accept-Encoding"],
    ["Cache-Control", cacheControl(status, type)],
    ...(location ? [["Location", location]] : []),
    ...commonHeaders(),
    ...(type.startsWith("text/html") ? pageHeaders : []),
  ];
  return { headers: headers.flat(), body, tag };
}

const bodyHeaders = new Set(["Content-Type", "Content-Length", "Content-Encoding"]);

const withoutBody = (headers: string[]): string[] =>
  headers.filter((_, at) => !bodyHeaders.has(headers[at - (at % 2)] as string));

const known = new Map<string | undefined, Encoding>();

/** The smallest form that the reader takes (RFC 9110, 12.5.3). Browsers ask in few ways: they are remembered. */
export function encodingFor(accepted: string | undefined): Encoding {
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
  const encoding = takes("br") ? "br" : takes("gzip") ? "gzip" : "identity";
  if (known.size < 100) known.set(accepted, encoding);
  return encoding;
}
