import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { readers } from "./support/reader.ts";
import { ask } from "./support/site.ts";

const { newPage } = readers();

/** The paths of pages that are fetched ahead from now on. */
async function fetchedBy(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const fetched: string[] = [];
  session.on("Network.requestWillBeSent", ({ request, type }) => {
    const purpose = request.headers["Sec-Purpose"] ?? request.headers["sec-purpose"];
    if (type === "Prefetch" || purpose) fetched.push(new URL(request.url).pathname);
  });
  return fetched;
}

it("a page that a reader points at is fetched before the click, and nothing else is", async () => {
  const page = await newPage();
  const fetched = await fetchedBy(page);
  await page.goto("/", { waitUntil: "networkidle" });
  expect(fetched).toEqual([]);
  await page.getByRole("link", { name: "Kinh nghiệm" }).first().hover();
  await wait(1_500);
  expect(fetched).toEqual(["/chuyen-muc/kinh-nghiem"]);
  await page.getByRole("link", { name: "Nguồn tin RSS" }).hover();
  await wait(1_000);
  expect(fetched).toHaveLength(1);
});

it("a page that a finger touches is fetched before it lifts, and nothing else is", async () => {
  const page = await newPage({ hasTouch: true, isMobile: true });
  const fetched = await fetchedBy(page);
  await page.goto("/", { waitUntil: "networkidle" });
  const session = await page.context().newCDPSession(page);
  const touch = async (name: string) => {
    const link = page.getByRole("link", { name }).first();
    await link.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await link.boundingBox()) ?? expect.fail(`no ${name}`);
    const touchPoints = [{ x: x + width / 2, y: y + height / 2 }];
    await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
  };
  const lift = (type: "touchCancel" | "touchEnd") =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: [] });
  await touch("Nguồn tin RSS");
  await wait(1_000);
  await lift("touchCancel");
  expect(fetched).toEqual([]);
  await touch("Kinh nghiệm");
  await expect.poll(() => fetched).toEqual(["/chuyen-muc/kinh-nghiem"]);
  expect(new URL(page.url()).pathname).toBe("/");
  await lift("touchEnd");
  await page.waitForURL("**/chuyen-muc/kinh-nghiem");
});

it.each([{ saveData: true }, { type: "cellular" }])(
  "nothing is fetched ahead over a line with %o",
  async (line) => {
    const page = await newPage();
    // What a phone's browser says of its line; the one of the tests has none to tell of.
    await page.addInitScript((line) => {
      const connection = Object.assign(new EventTarget(), line);
      Object.defineProperty(navigator, "connection", { value: connection });
    }, line);
    const fetched = await fetchedBy(page);
    await page.goto("/", { waitUntil: "networkidle" });
    await page.getByRole("link", { name: "Kinh nghiệm" }).first().hover();
    await wait(1_500);
    expect(fetched).toEqual([]);
    await page.evaluate(() => {
      const { connection } = navigator as unknown as { connection: EventTarget };
      Object.assign(connection, { saveData: false, type: "wifi" });
      connection.dispatchEvent(new Event("change"));
    });
    await page.getByRole("link", { name: "Làm việc" }).first().hover();
    await expect.poll(() => fetched).toEqual(["/chuyen-muc/lam-viec"]);
  },
);

it("the rules are of the type that browsers ask for", async () => {
  const { headers, text } = await ask("/speculation-rules.json");
  expect(headers["content-type"]).toBe("application/speculationrules+json");
  expect(JSON.parse(text).prefetch[0].eagerness).toBe("moderate");
  const page = await ask("/");
  expect(page.headers["speculation-rules"]).toBe('"/speculation-rules.json"');
});
