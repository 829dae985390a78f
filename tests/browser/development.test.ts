import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { freePort } from "#lib/db/free-port.ts";
import { developmentSite } from "#lib/delivery/development.ts";
import { close, listen } from "#lib/start/http.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { readers } from "./support/reader.ts";

const { newPage } = readers();

const source = "app/page.html";

/** Serves a developer's site that consists of one source; a source that says so fails. */
async function serve(): Promise<string> {
  const [folder, house] = [await temporaryFolder("sources"), process.cwd()];
  process.chdir(folder);
  await mkdir("app");
  const site = developmentSite(async (_, response) => {
    const text = await readFile(source, "utf8");
    response.statusCode = text === "broken" ? 500 : 200;
    response.end(text);
  });
  const port = await freePort();
  const server = await listen({ port, host: "127.0.0.1" }, (request, response) => {
    if (site.answerFile(request, response, request.url ?? "")) return;
    void site.answerPage(request, response, { key: "/vi", language: "vi", keep: true });
  });
  onTestFinished(async () => {
    await close(server, 0);
    await site.close();
    process.chdir(house);
    await rm(folder, { recursive: true });
  });
  return `http://127.0.0.1:${port}/`;
}

/** Does what brings the page, and waits until it hears of changes. */
async function untilHearing(page: Page, act: () => Promise<unknown>): Promise<string | null> {
  const hearing = page.waitForResponse(
    (answer) => answer.headers()["content-type"] === "text/event-stream",
  );
  await Promise.all([hearing, act()]);
  return page.textContent("body");
}

it("a developer's page is loaded again when a source changes, also when it failed", async () => {
  const address = await serve();
  const page = await newPage();
  const save = (text: string) => writeFile(source, text);
  await save("one");
  expect(await untilHearing(page, () => page.goto(address))).toContain("one");
  expect(await untilHearing(page, () => save("broken"))).toContain("The terminal says why");
  expect(await untilHearing(page, () => save("two"))).toContain("two");
});
