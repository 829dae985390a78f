import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { inject } from "vitest";
import { openAccount } from "#lib/content/accounts/commands.ts";
import { inviteAccount } from "#lib/content/accounts/link-commands.ts";
import { closeDatabase, connectTo, database } from "#lib/db/client.ts";
import { runningEmbedded } from "#lib/db/embedded.ts";
import { freePort } from "#lib/db/free-port.ts";
import type { Role } from "#lib/db/generated/enums.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { type Portal, startPortal } from "#tests/support/portal.ts";

const password = "chợ phiên Kỳ Lừa họp ngày ba";
const commandLine = { kind: "command-line" } as const;
const anonymous = { kind: "anonymous" } as const;

type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** A portal of one's own with the sample content, that may be killed, and people who work on its desk. */
export class Newsroom {
  portal!: Portal;
  #folder = "";
  #port = 0;
  metricsPort = 0;
  /** What keeps people signed in, by their addresses. */
  #sessions = new Map<string, StorageState>();

  async open(): Promise<void> {
    this.#folder = `${await temporaryFolder("newsroom")}/data`;
    const filled = inject("copiedDataDir");
    // With its owners, which Node.js does not copy.
    if (filled) execFileSync("cp", ["-Rp", filled, this.#folder]);
    this.#port = await freePort();
    this.metricsPort = await freePort();
    await this.start();
  }

  async start(): Promise<void> {
    this.portal = await startPortal(this.#folder, {
      PORT: String(this.#port),
      METRICS_PORT: String(this.metricsPort),
    });
    await connectTo((await runningEmbedded(this.#folder)) as string);
  }

  /** Nothing can be written any more, nor answered. */
  async kill(): Promise<void> {
    process.kill(this.portal.serverPid, "SIGKILL");
    await this.portal.ended;
    await closeDatabase();
  }

  async close(): Promise<void> {
    await closeDatabase();
    await this.portal.stop();
    await rm(path.dirname(this.#folder), { recursive: true, force: true });
  }

  /** @returns the account's e-mail address. */
  async hire(name: string, role: Role): Promise<string> {
    const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, "-")}@example.vn`;
    const invitation = await inviteAccount(commandLine, { email, role });
    if (!invitation.ok) throw new Error(JSON.stringify(invitation.reasons));
    const opened = await openAccount(anonymous, { token: invitation.value, name, password });
    if (!opened.ok) throw new Error(JSON.stringify(opened.reasons));
    return email;
  }

  /** Someone's browser, signed in. */
  async enter(
    newPage: (options: BrowserContextOptions) => Promise<Page>,
    email: string,
    options: BrowserContextOptions = {},
  ): Promise<Page> {
    const known = this.#sessions.get(email);
    const page = await newPage({
      baseURL: this.portal.url,
      locale: "vi-VN",
      ...(known && { storageState: known }),
      ...options,
    });
    if (known) return page;
    await page.goto("/desk/sign-in");
    await page.getByLabel("Thư điện tử").fill(email);
    await this.signIn(page);
    await page.waitForURL("**/desk");
    this.#sessions.set(email, await page.context().storageState());
    return page;
  }

  async signIn(page: Page): Promise<void> {
    await page.getByLabel("Mật khẩu").fill(password);
    await page.getByRole("button", { name: "Đăng nhập" }).click();
  }

  /** What the portal has of a draft. */
  async saved(articleId: string) {
    const edition = await database().edition.findFirstOrThrow({
      where: { articleId },
      orderBy: { number: "desc" },
    });
    return { title: edition.title, lead: edition.lead, text: edition.bodyText };
  }
}

/** Begins a report. @returns its id. */
export async function begin(page: Page, title: string): Promise<string> {
  await page.goto("/desk/articles/new");
  await page.getByLabel("Tên bài").fill(title);
  await page.getByRole("button", { name: "Bắt đầu viết" }).click();
  await page.waitForURL(/\/desk\/articles\/[0-9a-f-]{36}\/vi$/);
  await writable(page);
  return new URL(page.url()).pathname.split("/")[3] as string;
}

/** Waits until one can write. */
export const writable = (page: Page) => page.waitForSelector(".report[contenteditable=true]");

/** Waits until the page says how things are. */
export const says = (page: Page, words: string) =>
  page.locator(".saving", { hasText: words }).waitFor();

export const report = (page: Page) => page.locator(".report");

export const press = (page: Page, name: string) =>
  page.getByRole("button", { name, exact: true }).click();
