import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { launchBrowser } from "#tests/support/browser.ts";
import { origin } from "./site.ts";

/**
 * A browser for the tests of a file. `newPage` is a reader of its own, with nothing stored, who
 * leaves after the test; `samePage` is one for the whole file, for tests that only look at pages and
 * keep what the browser has fetched already.
 */
export function readers() {
  let browser: Browser;
  const same = new Map<string, Page>();

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    const kept = [...same.values()].map((page) => page.context());
    const left = browser.contexts().filter((context) => !kept.includes(context));
    await Promise.all(left.map((context) => context.close()));
  });
  afterAll(() => browser?.close());

  const newPage = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ baseURL: origin, ...options });
    context.setDefaultTimeout(10_000);
    return context.newPage();
  };
  const samePage = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const key = JSON.stringify(options);
    const page = same.get(key) ?? (await newPage(options));
    same.set(key, page);
    return page;
  };
  const open = async (path: string, options?: BrowserContextOptions): Promise<Page> => {
    const page = await newPage(options);
    await page.goto(path);
    return page;
  };
  return { newPage, samePage, open };
}
