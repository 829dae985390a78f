import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { publishDraft } from "#lib/content/articles/commands.ts";
import { database } from "#lib/db/client.ts";
import { figures } from "#tests/support/figures.ts";
import { faultsOn } from "./support/axe.ts";
import { begin, Newsroom, report, says } from "./support/newsroom.ts";
import { readers } from "./support/reader.ts";

const { newPage } = readers();
const room = new Newsroom();
let editor: string;

beforeAll(async () => {
  await room.open();
  editor = await room.hire("Hoang Thi Nhu", "EDITOR");
}, 90_000);
afterAll(() => room.close());

const address = (id: string, rest = "", language = "vi") =>
  `/desk/articles/${id}/${language}/preview${rest}`;

async function written(title: string): Promise<{ page: Page; id: string }> {
  const page = await room.enter(newPage, editor);
  const id = await begin(page, title);
  await page.getByLabel("Lời dẫn").fill("Một lời dẫn chưa ai đọc.");
  await report(page).click();
  await page.keyboard.insertText("Nội dung còn đang viết.");
  await says(page, "Đã lưu");
  return { page, id };
}

/** What a page says, but for when it was published and what stands on paper, where it was printed from. */
const mainOf = (page: Page) =>
  page.evaluate(() => {
    for (const one of document.querySelectorAll("time, script, .print-only")) one.remove();
    document.querySelector(".later")?.classList.remove("later");
    return document.querySelector("main")?.innerHTML ?? "";
  });

async function makeLink(page: Page, id: string): Promise<string> {
  await page.goto(address(id));
  await page.getByRole("button", { name: "Tạo địa chỉ" }).click();
  return page.getByLabel("Địa chỉ xem trước").inputValue();
}

const textOf = async (url: string) => {
  const answer = await fetch(url, { redirect: "manual" });
  return `${answer.status} ${await answer.text()}`;
};

it("is the page that readers see once it is published", async () => {
  const { page, id } = await written("Hội thảo chưa đăng");
  const { slug } = await database().article.findUniqueOrThrow({ where: { id } });
  expect(await textOf(`${room.portal.url}/bai-viet/${slug}`)).toMatch(/^404/);
  await page.goto(address(id, "/document"));
  const before = await mainOf(page);
  expect(before).toContain("Nội dung còn đang viết.");
  const done = await publishDraft({ kind: "command-line" }, { articleId: id, language: "vi" });
  expect(done.ok).toBe(true);
  await page.goto(`/bai-viet/${slug}`);
  expect(await mainOf(page)).toBe(before);
});

it("is as wide as a phone or a desk, in both languages, and links lead out of it", async () => {
  const { page, id } = await written("Bài để xem");
  const frame = page.frameLocator("iframe");
  const width = () => frame.locator("html").evaluate((html) => html.clientWidth);
  await page.goto(address(id));
  await page.getByRole("link", { name: "Điện thoại" }).click();
  await page.waitForURL("**/preview?view=phone");
  expect(await width()).toBe(390);
  await page.setViewportSize({ width: 800, height: 900 });
  await page.getByRole("link", { name: "Máy tính" }).click();
  await page.waitForURL("**/preview?view=desktop");
  expect(await width()).toBe(1_024);
  await page.setViewportSize({ width: 1_280, height: 900 });
  await page.goto(address(id));
  await frame.getByRole("link", { name: "English" }).click();
  await page.waitForURL(`**${address(id, "", "en")}`);
  expect(await frame.locator("html").getAttribute("lang")).toBe("en");
  for (const one of [address(id), await makeLink(page, id)]) {
    await page.goto(one);
    await page.evaluate(axe.source);
    for (const width of [320, 1_440]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await faultsOn(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
    }
  }
});

it("is there for who was given its address, as it is at the moment, until it is taken back", async () => {
  const { page, id } = await written("Bài gửi cho người ngoài");
  const link = await makeLink(page, id);
  const guest = await newPage({ locale: "vi-VN" });
  await guest.goto(link);
  const text = guest.frameLocator("iframe").locator("main");
  expect(await text.textContent()).toContain("Nội dung còn đang viết.");
  expect(await guest.context().cookies()).toEqual([]);
  const { headers } = await fetch(`${link}/document`);
  expect(headers.get("cache-control")).toBe("private, no-store");
  expect(headers.get("x-robots-tag")).toBe("noindex, nofollow");
  expect(await textOf(`${link}/document`)).toContain('<meta name="robots" content="noindex');

  await page.goto(`/desk/articles/${id}/vi`);
  await page.getByLabel("Lời dẫn").fill("Lời dẫn đã sửa.");
  await says(page, "Đã lưu");
  await guest.reload();
  expect(await text.textContent()).toContain("Lời dẫn đã sửa.");

  await page.goto(address(id));
  await page.getByRole("button", { name: "Thu lại" }).click();
  await page.getByRole("button", { name: "Thu lại" }).waitFor({ state: "detached" });
  expect(await textOf(`${link}/document`)).toBe("404 ");
  await guest.reload();
  expect(await guest.textContent("h1")).toBe("Địa chỉ này không còn dùng được");
});

it("is over when its time is, and never was for anybody else", async () => {
  const { page, id } = await written("Bài có hạn");
  const link = await makeLink(page, id);
  expect(await textOf(`${link}/document`)).toMatch(/^200/);
  await database().previewLink.updateMany({ data: { expiresAt: new Date() } });
  expect(await textOf(`${link}/document`)).toBe("404 ");
  const wrong = [
    link.replace(/preview\/.{5}/, "preview/xxxxx"),
    link.replace(/vi$/, "fr"),
    `${room.portal.url}/desk/preview/${id}/vi`,
  ];
  for (const one of wrong) expect(await textOf(`${one}/document`)).toBe("404 ");
  expect(await textOf(room.portal.url + address(id, "/document"))).toBe("401 ");

  const other = await room.enter(newPage, await room.hire("Le Cong Tac", "CONTRIBUTOR"));
  for (const rest of ["", "/document"]) {
    const answer = await other.request.get(address(id, rest));
    expect(answer.status()).toBe(404);
    expect(await answer.text()).not.toContain("Bài có hạn");
  }
});

it("and what else is for one person is stored for nobody", async () => {
  const { page, id } = await written("Bài không ai được giữ");
  const link = await makeLink(page, id);
  const own = [address(id), address(id, "/document"), `/desk/articles/${id}/vi`, "/desk"];
  const stored = async () => {
    const now = await figures(room.metricsPort);
    return [...now].filter(([name]) =>
      /^portal_(documents_stored|renders_total|requests_total\{answer="(hit|miss)")/.test(name),
    );
  };
  const before = await stored();
  expect(before.length).toBeGreaterThan(2);
  for (const one of [...own, link, `${link}/document`]) {
    expect((await page.request.get(one)).status()).toBe(200);
    expect((await page.request.get(`${one}?bat-ky=1`)).status()).toBe(200);
  }
  expect(await stored()).toEqual(before);
  for (const one of own) {
    expect(await textOf(room.portal.url + one)).not.toContain("Bài không ai được giữ");
  }
});
