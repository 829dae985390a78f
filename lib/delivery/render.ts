import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { noDependencies, noteDependencies } from "#lib/content/dependencies.ts";
import { log } from "#lib/log.ts";
import { capture, type Framework } from "./capture.ts";
import { compress, compressFully, decompress } from "./compress.ts";
import { hashesOf, type StoredDocument, tagOf } from "./document.ts";
import { type Fault, noteFaults } from "./fault.ts";
import { Later } from "./later.ts";
import { countRender, type State } from "./metrics.ts";
import type { DocumentStore } from "./store.ts";

/** A document, and whether it is stored: others may keep it only then, too. */
export type Made = { document: StoredDocument; isKept: boolean };

export type Renderer = {
  /**
   * Makes a document, once however many ask for it meanwhile, and keeps it where it may be kept.
   * @param request the first of them, as the log names it.
   */
  document: (key: string, keep: boolean, request?: string) => Promise<Made>;
  /** Makes a kept document anew when there is time for it. */
  renewLater: (key: string) => void;
  /** Makes the smallest form of a kept document that should have one, when there is time for it. */
  improveLater: (key: string, document: StoredDocument) => void;
  state: () => State["renders"];
};

/** How often a document is begun anew because its sources changed while it was made. */
const attempts = 5;

/**
 * @param key the page's address as Next.js knows it: the document is made from it alone.
 */
export function createRenderer(framework: Framework, store: DocumentStore): Renderer {
  const underWay = new Map<string, Promise<Made>>();
  const limiter = new Limiter();

  async function make(key: string, keep: boolean, request?: string): Promise<Made> {
    for (let left = attempts; ; left--) {
      await limiter.enter();
      const making = store.begin();
      try {
        const document = await timed({ page: nameOf(key), request }, async () => {
          const rendered = await inTime(render(framework, key));
          return finish(rendered, keep ? store.get(key) : undefined);
        });
        const holds = store.holds(making, document);
        if (!holds && left > 1) continue;
        const isKept = holds && keep && store.put(key, document);
        if (isKept) improveLater(key, document);
        return { document, isKept };
      } finally {
        store.end(making);
        limiter.leave();
      }
    }
  }

  const isImprovable = ({ status, brotli }: StoredDocument) => status === 200 && !brotli;
  const improving = new Later(10_000, async (key) => {
    const document = store.get(key);
    if (!document || !isImprovable(document)) return;
    store.improve(key, document, await compressFully(decompress(document.gzip)));
  });

  function improveLater(key: string, document: StoredDocument): void {
    if (isImprovable(document)) improving.add(key);
  }

  function document(key: string, keep: boolean, request?: string): Promise<Made> {
    const same = underWay.get(key);
    if (same) return same;
    const made = make(key, keep, request).finally(() => underWay.delete(key));
    underWay.set(key, made);
    return made;
  }

  const renewing = new Later(1_000, (key) => document(key, true));

  return {
    document,
    renewLater: (key) => {
      if (!underWay.has(key)) renewing.add(key);
    },
    improveLater,
    state: () => limiter.state(),
  };
}

/** More is asked for than can be made. */
export class Overloaded extends Error {}

/** So many pages are made at a time, and so many may wait: beyond that waiting helps nobody. */
class Limiter {
  private running = 0;
  private readonly queue: (() => void)[] = [];

  state(): State["renders"] {
    return { running: this.running, waiting: this.queue.length };
  }

  async enter(): Promise<void> {
    if (this.running < 8) {
      this.running++;
      return;
    }
    if (this.queue.length >= 500) throw new Overloaded();
    await new Promise<void>((go) => this.queue.push(go));
  }

  leave(): void {
    const next = this.queue.shift();
    if (next) next();
    else this.running--;
  }
}

/** A page in the log: words that were searched for are the reader's own. */
export const nameOf = (key: string): string => key.replace(/^(\/\w\w\/search)\?.*/, "$1");

/** In milliseconds. */
const slow = 1_000;

async function timed<T>(
  what: { page: string; request?: string },
  work: () => Promise<T>,
): Promise<T> {
  const began = performance.now();
  let result: "made" | "failed" = "failed";
  try {
    const made = await work();
    result = "made";
    return made;
  } finally {
    const ms = Math.round(performance.now() - began);
    countRender(result, ms);
    if (ms > slow) log.warn({ ...what, ms }, "A page was slow to make");
  }
}

/** A page that is not made in this time is not coming: its connection to the database has gone silent. */
async function inTime<T>(made: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The page was not made in time")), 12_000);
  });
  return Promise.race([made, late]).finally(() => clearTimeout(timer));
}

type Rendered = {
  status: number;
  type: string;
  location: string | null;
  body: Buffer;
  keys: Set<string>;
  goodUntil: number;
  renewAfter: number;
};

/** Lets Next.js answer a request that no reader sent: only the address is in it. */
async function render(framework: Framework, key: string): Promise<Rendered> {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method: "GET", url: key, headers: { host: "portal" } });
  const response = new ServerResponse(request);
  const fault: Fault = { error: null };
  const dependencies = noDependencies();
  const { status, headers, body } = await noteDependencies(dependencies, () =>
    noteFaults(fault, () => capture(framework, request, response)),
  );
  const { error } = fault;
  if (status >= 500) throw error ?? new Error(`Next.js answered ${status}`);
  if (error) log.error({ err: error, page: nameOf(key) }, "A page was made in spite of an error");
  return {
    status,
    type: String(headers["content-type"] ?? "text/html; charset=utf-8"),
    location: headers.location ? String(headers.location) : null,
    body,
    ...dependencies,
  };
}

/** @param before the document in the place of which it comes: what is the same is not compressed again. */
async function finish(
  { body, keys, ...rendered }: Rendered,
  before: StoredDocument | undefined,
): Promise<StoredDocument> {
  const tag = tagOf(body);
  const { gzip, brotli } =
    before?.tag === tag ? before : { gzip: await compress(body), brotli: null };
  return { ...rendered, gzip, brotli, identity: null, tag, dependencies: hashesOf(keys) };
}
