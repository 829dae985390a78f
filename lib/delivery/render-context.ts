import { AsyncLocalStorage } from "node:async_hooks";

/**
 * What a page says about its own answer while it renders. It travels beside the rendering in an
 * AsyncLocalStorage, which hangs on globalThis because Next.js bundles its own copy of this module.
 */
export type RenderContext = {
  status: number;
  /** The address to which the answer is a permanent redirect instead of a page. */
  redirect: string | null;
  /** What went wrong first. */
  fault: Error | null;
};

const key = Symbol.for("portal.render-context");
const holder = globalThis as { [key]?: AsyncLocalStorage<RenderContext> };
holder[key] ??= new AsyncLocalStorage();
const storage = holder[key];

export function renderIn<T>(context: RenderContext, work: () => T): T {
  return storage.run(context, work);
}

export function newContext(): RenderContext {
  return { status: 200, redirect: null, fault: null };
}

/** @returns whether a page is being made: it is then what is wrong with it. */
export function noteFault(fault: Error): boolean {
  const context = storage.getStore();
  if (context) context.fault ??= fault;
  return context !== undefined;
}

/** Next.js's notFound() leaves an empty page to readers without script; this does not. */
export function answerWithStatus(status: 404 | 410): void {
  const context = storage.getStore();
  if (context) context.status = status;
}

/** @param to an address of ours, beginning with one "/". */
export function answerWithRedirect(to: string): void {
  const context = storage.getStore();
  if (context) context.redirect = to;
}
