import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { readers } from "./support/reader.ts";
import { ask } from "./support/site.ts";

const { newPage } = readers();

it("a page that a reader points at is fetched before the click, and nothing else is", async () => {
  const page = await newPage();
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const fetched: string[] = [];
  session.on("Network.requestWillBeSent", ({ request, type }) => {
    const purpose = request.headers["Sec-Purpose"] ?? request.headers["sec-purpose"];
    if (type === "Prefetch" || purpose) fetched.push(new URL(request.url).pathname);
  });
  await page.goto("/", { waitUntil: "networkidle" });
  expect(fetched).toEqual([]);
  await page.getByRole("link", { name: "Kinh nghiệm" }).first().hover();
  await wait(1_500);
  expect(fetched).toEqual(["/chuyen-muc/kinh-nghiem"]);
  await page.getByRole("link", { name: "Nguồn tin RSS" }).hover();
  await wait(1_000);
  expect(fetched).toHaveLength(1);
});

it("the rules are of the type that browsers ask for", async () => {
  const { headers, text } = await ask("/speculation-rules.json");
  expect(headers["content-type"]).toBe("application/speculationrules+json");
  expect(JSON.parse(text).prefetch[0].eagerness).toBe("moderate");
  const page = await ask("/");
  expect(page.headers["speculation-rules"]).toBe('"/speculation-rules.json"');
});
