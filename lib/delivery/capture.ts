import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";

export type Captured = { status: number; headers: OutgoingHttpHeaders; body: Buffer };
/** Next.js, as what answers a request. */
export type Framework = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Lets a handler answer, and keeps the answer instead of sending it: nothing reaches the reader
 * before the page is whole and its status is known.
 */
export function capture(
  handle: Framework,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Captured> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const original = {
      writeHead: response.writeHead,
      flushHeaders: response.flushHeaders,
      write: response.write,
      end: response.end,
    };
    const keep = (chunk: unknown, encoding?: unknown) => {
      if (chunk === undefined || chunk === null || typeof chunk === "function") return;
      chunks.push(
        typeof chunk === "string"
          ? Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8")
          : Buffer.from(chunk as Uint8Array),
      );
    };
    const afterwards = (values: unknown[]) => {
      const callback = values.find((value) => typeof value === "function");
      if (callback) process.nextTick(callback as () => void);
    };
    const release = () => Object.assign(response, original);

    response.writeHead = (status: number, ...rest: unknown[]) => {
      response.statusCode = status;
      const headers = rest.find((value) => typeof value === "object" && value !== null);
      for (const [name, value] of Object.entries((headers ?? {}) as OutgoingHttpHeaders)) {
        if (value !== undefined) response.setHeader(name, value);
      }
      return response;
    };
    response.flushHeaders = () => {};
    response.write = ((chunk: unknown, ...rest: unknown[]) => {
      keep(chunk, rest[0]);
      afterwards(rest);
      return true;
    }) as ServerResponse["write"];
    response.end = ((...values: unknown[]) => {
      keep(values[0], values[1]);
      release();
      const headers = response.getHeaders();
      for (const name of response.getHeaderNames()) response.removeHeader(name);
      resolve({ status: response.statusCode, headers, body: Buffer.concat(chunks) });
      afterwards(values);
      return response;
    }) as ServerResponse["end"];

    handle(request, response).catch((error) => {
      release();
      reject(error);
    });
  });
}
