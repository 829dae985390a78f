import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, connectTo } from "#lib/db/client.ts";
import { startEmbedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrations.ts";
import { prepareDataFolder } from "#lib/start/data-folder.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { newArticle, newSection } from "#tests/integration/content.ts";
import { type Portal, startPortal } from "#tests/support/portal.ts";
import { readers } from "./support/reader.ts";

/* `npm run dev` on a copy of the sources, which are edited while someone looks at the pages. */

const { newPage } = readers();
const sources = [
  ...["app", "components", "lib", "messages", "prisma", "public", "scripts", "server.ts"],
  ...["next.config.ts", "package.json", "package-lock.json", "prisma.config.ts", "tsconfig.json"],
];
/** A page is translated when it is first asked for, on two cores beside other tests. */
const patience = 60_000;

let house: string;
let data: string;
let portal: Portal | undefined;

beforeAll(async () => {
  // Turbopack follows no link that leads out of the project: the copy lies in it, with its packages.
  prepareDataFolder(path.resolve(".data"));
  house = await mkdtemp(path.resolve(".data/hot-reload-"));
  await Promise.all(sources.map((name) => cp(name, path.join(house, name), { recursive: true })));
  await symlink(path.resolve("node_modules"), path.join(house, "node_modules"), "junction");
  data = await temporaryFolder("hot-reload");
  await fillWithLittle(data);
  const command = [path.join(house, "scripts/start.mjs"), "--dev"];
  // Next.js looks for the packages in no folder that is someone's home, as a container's project may be.
  portal = await startPortal(data, { HOME: data }, command);
}, patience);
afterAll(async () => {
  await portal?.stop();
  for (const folder of [house, data]) {
    if (folder) await rm(folder, { recursive: true, force: true });
  }
});

/** Loading the sample content would take longer than all that is tried here. */
async function fillWithLittle(dataDir: string): Promise<void> {
  const server = await startEmbedded({ dataDir, volatile: true });
  try {
    await migrate(server.url);
    await connectTo(server.url);
    await newArticle("Bài một", { sectionId: await newSection("Mục") });
  } finally {
    await closeDatabase();
    await server.stop();
  }
}

/** Opens a page of the portal. @returns what its browser says in the console, and what it was refused. */
async function open(address: string) {
  const page = await newPage({ baseURL: portal?.url as string });
  const said: string[] = [];
  const refused: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("response", (answer) => {
    if (answer.status() >= 400) refused.push(`${answer.status()} ${answer.url()}`);
  });
  await page.goto(address, { timeout: patience });
  return { page, said, refused };
}

/** Writes something else in a source. */
async function edit(file: string, before: string, after: string): Promise<void> {
  const source = path.join(house, file);
  const text = await readFile(source, "utf8");
  expect(text, file).toContain(before);
  await writeFile(source, text.replace(before, after));
}

/** The page itself comes to show it: nobody loads it. */
const comesToShow = (page: Page, selector: string, text: string) =>
  expect
    .poll(() => page.locator(selector).first().textContent(), { timeout: 30_000 })
    .toContain(text);
const comesToStandOn = (page: Page, colour: string) =>
  expect
    .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), {
      timeout: 30_000,
    })
    .toBe(colour);

describe("while npm run dev runs", { timeout: 2 * patience }, () => {
  it("a reader's page shows what is changed in its sources", async () => {
    const { page, refused } = await open("/bai-viet/bai-mot");
    await comesToShow(page, "h1", "Bài một");
    await edit(
      "components/reader/article.tsx",
      "{edition.title}</h1>",
      "Sửa: {edition.title}</h1>",
    );
    await comesToShow(page, "h1", "Sửa: Bài một");
    await edit(
      "components/reader/styles/main.css",
      "background: var(--paper)",
      "background: rgb(1 2 3)",
    );
    await comesToStandOn(page, "rgb(1, 2, 3)");
    expect(refused).toEqual([]);
  });

  it("a page of the desk shows it, too, and what was typed stays", async () => {
    const { page, said, refused } = await open("/desk/sign-in");
    expect(refused).toEqual([]);
    await expect.poll(() => said.join("\n"), { timeout: 30_000 }).toContain("[HMR] connected");
    const typed = page.locator("input[type=email]");
    await typed.fill("an@example.vn");
    await edit("app/(desk)/desk/sign-in/page.tsx", "<h1>", "<h1>Sửa: ");
    await comesToShow(page, "h1", "Sửa: ");
    await edit("components/desk/form.tsx", "{submit}\n", "Sửa: {submit}\n");
    await comesToShow(page, "main button", "Sửa: ");
    await edit(
      "components/desk/styles/main.css",
      "background: var(--paper)",
      "background: rgb(1 2 3)",
    );
    await comesToStandOn(page, "rgb(1, 2, 3)");
    expect(await typed.inputValue()).toBe("an@example.vn");
    expect(refused).toEqual([]);
  });
});
