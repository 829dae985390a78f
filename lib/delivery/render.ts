import { createHash } from "node:crypto";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { noDependencies, noteDependencies } from "#lib/content/dependencies.ts";
import { capture, type Framework } from "./capture.ts";
import { compress, compressFully, decompress } from "./compress.ts";
import { hashesOf, type StoredDocument } from "./document.ts";
import { newContext, renderIn } from "./render-context.ts";
import type { DocumentStore } from "./store.ts";
import { stripFramework } from "./strip.ts";

export type Renderer = {
  /** Makes a document, once however many ask for it meanwhile, and keeps it where it may be kept. */
  document: (key: string, keep: boolean) => Promise<StoredDocument>;
};

/** How often a document is begun anew because its sources changed while it was made. */
const attempts = 5;

/**
 * @param key the page's address as Next.js knows it: the document is made from it alone.
 */
export function createRenderer(framework: Framework, store: DocumentStore): Renderer {
  const underWay = new Map<string, Promise<StoredDocument>>();
  const limiter = new Limiter();

  async function make(key: string, keep: boolean): Promise<StoredDocument> {
    for (let left = attempts; ; left--) {
      await limiter.enter();
      const making = store.begin();
      try {
        const document = await finish(await inTime(key, render(framework, key)));
        const holds = store.holds(making, document);
        if (!holds && left > 1) continue;
        if (holds && keep) {
          store.put(key, document);
          if (document.status === 200) improveLater(key, document);
        }
        return document;
      } finally {
        store.end(making);
        limiter.leave();
      }
    }
  }

  /**
   * One after the other, and while nothing is made: it takes twice the time of making the page, which
   * whoever waits for another one needs more.
   */
  let improving: Promise<void> = Promise.resolve();
  function improveLater(key: string, document: StoredDocument): void {
    improving = improving
      .then(async () => {
        await limiter.quiet();
        if (store.get(key) !== document) return;
        store.improve(key, document, await compressFully(decompress(document.brotli)));
      })
      .catch((error) => console.error(error));
  }

  return {
    document(key, keep) {
      const same = underWay.get(key);
      if (same) return same;
      const made = make(key, keep).finally(() => underWay.delete(key));
      underWay.set(key, made);
      return made;
    },
  };
}

/** More is asked for than can be made. */
export class Overloaded extends Error {}

/** So many pages are made at a time, and so many may wait: beyond that waiting helps nobody. */
class Limiter {
  private running = 0;
  private lastLeft = 0;
  private readonly queue: (() => void)[] = [];

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
    this.lastLeft = performance.now();
  }

  /** Waits until nothing has been made for a second. */
  async quiet(): Promise<void> {
    while (this.running > 0 || performance.now() - this.lastLeft < 1_000) {
      await wait(250, undefined, { ref: false });
    }
  }
}

/** A page that is not made in this time is not coming: its connection to the database has gone silent. */
async function inTime<T>(key: string, made: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${key} was not made in time`)), 12_000);
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
};

/** Lets Next.js answer a request that no reader sent: only the address is in it. */
async function render(framework: Framework, key: string): Promise<Rendered> {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method: "GET", url: key, headers: { host: "portal" } });
  const response = new ServerResponse(request);
  const context = newContext();
  const dependencies = noDependencies();
  const page = await noteDependencies(dependencies, () =>
    renderIn(context, () => capture(framework, request, response)),
  );
  if (page.status >= 500) throw new Error(`${key} answered ${page.status}`);
  const type = String(page.headers["content-type"] ?? "text/html; charset=utf-8");
  const isPage = type.startsWith("text/html");
  const body = context.redirect
    ? Buffer.alloc(0)
    : isPage
      ? Buffer.from(stripFramework(page.body))
      : page.body;
  return {
    status: context.redirect ? 308 : context.status === 200 ? page.status : context.status,
    type,
    location: context.redirect,
    body,
    ...dependencies,
  };
}

async function finish({ body, keys, ...rendered }: Rendered): Promise<StoredDocument> {
  return {
    ...rendered,
    ...(await compress(body)),
    tag: createHash("sha256").update(body).digest("base64url").slice(0, 22),
    dependencies: hashesOf(keys),
  };
}
