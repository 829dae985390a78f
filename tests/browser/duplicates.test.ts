import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishDraft, saveArticle } from "#lib/content/articles/commands.ts";
import { saveDraft } from "#lib/content/articles/draft-commands.ts";
import { saveEvent } from "#lib/content/events/commands.ts";
import { saveOrganization } from "#lib/content/organizations/commands.ts";
import { savePerson } from "#lib/content/people/commands.ts";
import { database } from "#lib/db/client.ts";
import { faultsOn } from "./support/axe.ts";
import { Newsroom, press } from "./support/newsroom.ts";
import { readers } from "./support/reader.ts";

const { newPage } = readers();
const room = new Newsroom();
const commandLine = { kind: "command-line" } as const;
let editor: string;
/** Somebody there twice, and an article that speaks of the one that goes. */
const ids = { goes: "", stays: "" };

async function done<T>(result: Promise<{ ok: true; value: T } | { ok: false }>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled));
  return settled.value;
}

beforeAll(async () => {
  await room.open();
  editor = await room.hire("Hoang Thi Gop", "EDITOR");
  ids.goes = await done(savePerson(commandLine, { slug: "ha-van-thuy", name: "Hà Văn Thuý" }));
  ids.stays = await done(savePerson(commandLine, { slug: "ha-van-thuy-2", name: "Hà Văn Thúy" }));
  await done(
    saveEvent(commandLine, {
      slug: "hoi-thao-ve-gop",
      kind: "WORKSHOP",
      name: "Hội thảo về gộp",
      startsOn: "2024-03-19",
      appearances: [{ personId: ids.goes, part: "SPEAKER", capacity: "Trưởng thôn" }],
    }),
  );
  const section = await database().section.findFirstOrThrow();
  const articleId = await done(
    saveArticle(commandLine, { slug: "bai-ve-gop", sectionId: section.id }),
  );
  const mention = { type: "mention" as const, attrs: { kind: "person" as const, id: ids.goes } };
  const text = { type: "text" as const, text: "ông Thuý", marks: [mention] };
  await done(
    saveDraft(commandLine, {
      articleId,
      language: "vi",
      title: "Bài về gộp",
      lead: "Một lời dẫn.",
      body: { type: "doc", content: [{ type: "paragraph", content: [text] }] },
    }),
  );
  await done(publishDraft(commandLine, { articleId, language: "vi" }));
}, 90_000);
afterAll(() => room.close());

const read = async (path: string) => (await fetch(room.portal.url + path)).text();
const ask = async (path: string) => {
  const answer = await fetch(room.portal.url + path, { redirect: "manual" });
  return [answer.status, answer.headers.get("location")];
};

/** Goes on by the keyboard until what bears a name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => document.activeElement?.textContent?.trim());
    if (at === name) return;
  }
  throw new Error(`${name} is not reached`);
}

async function hasNoBarrier(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  for (const width of [320, 1_440]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await faultsOn(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  }
}

describe("somebody who is there twice", () => {
  it("is pointed out, merged by keyboard after a look at what moves, and two again", async () => {
    const page = await room.enter(newPage, editor);
    await page.goto("/desk/people/duplicates");
    expect(await page.textContent(".rows")).toContain("chỉ khác chỗ đặt dấu");
    await hasNoBarrier(page);
    await page.goto(`/desk/people/${ids.stays}`);
    await page.getByText("Có thể trùng với:").waitFor();
    await hasNoBarrier(page);
    await page.goto(`/desk/people/${ids.stays}/merge`);
    await page.getByRole("combobox", { name: "Gộp với" }).focus();
    await page.keyboard.type("ha van thuy");
    await page.locator(".found:not([hidden]) [role=option]").first().waitFor();
    // The one that is merged may be offered too; it is the other one that is meant.
    const offered = page.locator(".found [role=option]");
    const texts = await offered.allTextContents();
    for (let step = texts.findIndex((text) => text.includes("Thuý")); step > 0; step--) {
      await page.keyboard.press("ArrowDown");
    }
    await page.keyboard.press("Enter");
    await page.locator("input[name=with]").waitFor({ state: "attached" });
    await tabTo(page, "Xem trước");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/merge?with=*");
    const preview = page.getByRole("region", { name: "Giữ Hà Văn Thúy" });
    const moved = await preview.textContent();
    for (const text of ["Hội thảo về gộp", "Bài về gộp", "/dien-gia/ha-van-thuy"]) {
      expect(moved).toContain(text);
    }
    await hasNoBarrier(page);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await tabTo(page, "Gộp vào Hà Văn Thúy");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/desk/people/${ids.stays}?merged=*`);
    await page.getByText("Đã gộp Hà Văn Thuý vào đây.").waitFor();
    await hasNoBarrier(page);

    await expect
      .poll(() => ask("/dien-gia/ha-van-thuy"), { timeout: 1_000 })
      .toEqual([308, "/dien-gia/ha-van-thuy-2"]);
    expect(await ask("/en/speakers/ha-van-thuy")).toEqual([308, "/en/speakers/ha-van-thuy-2"]);
    expect(await read("/bai-viet/bai-ve-gop")).toContain(
      '<a href="/dien-gia/ha-van-thuy-2">ông Thuý</a>',
    );
    expect(await read("/dien-gia/ha-van-thuy-2")).toContain("Trưởng thôn");
    await page.goto(`/desk/people/${ids.goes}`);
    await page.waitForURL(`**/desk/people/${ids.stays}`);

    await page.goto("/desk/people/merges");
    await hasNoBarrier(page);
    await press(page, "Hoàn tác");
    await page.getByText("đã hoàn tác").waitFor();
    await expect.poll(() => ask("/dien-gia/ha-van-thuy"), { timeout: 1_000 }).toEqual([200, null]);
    expect(await read("/bai-viet/bai-ve-gop")).toContain(
      '<a href="/dien-gia/ha-van-thuy">ông Thuý</a>',
    );
  });

  it("is warned of before another one is made", async () => {
    const page = await room.enter(newPage, editor);
    await page.goto("/desk/people/new");
    await page.getByLabel("Tên", { exact: true }).fill("Thuy Ha Van");
    await page.getByText("Đã có tên như thế.").waitFor();
    const link = page.getByRole("link", { name: "Hà Văn Thúy" });
    expect(await link.getAttribute("href")).toBe(`/desk/people/${ids.stays}`);
    await hasNoBarrier(page);
  });

  it("is not pointed out any more once somebody has said that they are two", async () => {
    const page = await room.enter(newPage, editor);
    await page.goto("/desk/people/duplicates");
    const row = page.locator(".rows > li", { hasText: "Hà Văn Thuý" });
    await row.getByRole("button", { name: "Không phải là một" }).click();
    await row.waitFor({ state: "detached" });
    await page.goto(`/desk/people/${ids.stays}`);
    expect(await page.getByText("Có thể trùng với:").count()).toBe(0);
  });
});

describe("an organization in the course of time", () => {
  const day = "2025-03-01";
  const begin = async (page: Page, slug: string, act: string) => {
    const { id } = await database().organization.findUniqueOrThrow({ where: { slug } });
    await page.goto(`/desk/organizations/${id}`);
    await page.getByRole("link", { name: "Đổi tên, sáp nhập, kết thúc" }).click();
    await page.waitForURL("**/change");
    await page.getByRole("link", { name: act }).click();
    await page.waitForURL("**/change?act=*");
    await page.locator("[aria-current=page]", { hasText: act }).waitFor();
    return id;
  };
  const make = (slug: string, name: string) =>
    done(saveOrganization(commandLine, { slug, name, kind: "GOVERNMENT", level: "PROVINCE" }));

  it("is renamed and merged, after a look at what will be", async () => {
    await make("so-chia-thu", "Sở Chia Thư");
    await make("so-thu-muc", "Sở Thư Mục");
    const page = await room.enter(newPage, editor);
    await page.goto("/desk/organizations");
    await page.getByLabel("Loại").selectOption({ label: "Cơ quan nhà nước" });
    await page.getByLabel("Thứ tự").selectOption({ label: "Mới thêm trước" });
    await press(page, "Tìm");
    await page.waitForURL("**/desk/organizations?*kind=GOVERNMENT*");
    expect(await page.locator(".rows a").allTextContents()).toEqual(
      expect.arrayContaining(["Sở Thư Mục", "Sở Chia Thư"]),
    );
    expect(await page.locator(".rows a").first().textContent()).toBe("Sở Thư Mục");
    expect(await page.getByLabel("Loại").inputValue()).toBe("GOVERNMENT");
    await hasNoBarrier(page);
    const id = await begin(page, "so-chia-thu", "Đổi tên");
    await press(page, "Xem kết quả");
    await page.getByText("Ngày: Không hợp lệ.").waitFor();
    await page.getByLabel("Ngày", { exact: true }).fill(day);
    await page.getByLabel("Tên mới", { exact: true }).fill("Sở Chia Sách");
    await press(page, "Xem kết quả");
    await page.getByText("“Sở Chia Thư” ở lại trong các tên cũ, đến 1/3/2025.").waitFor();
    await page.getByText("Địa chỉ /to-chuc/so-chia-thu dẫn đến /to-chuc/so-chia-sach.").waitFor();
    await hasNoBarrier(page);
    expect((await ask("/to-chuc/so-chia-sach"))[0]).toBe(404);
    await press(page, "Ghi lại");
    await page.waitForURL(`**/desk/organizations/${id}`);
    expect(await ask("/to-chuc/so-chia-thu")).toEqual([308, "/to-chuc/so-chia-sach"]);
    expect(await read("/to-chuc/so-chia-sach")).toContain("Sở Chia Thư");

    await begin(page, "so-chia-sach", "Sáp nhập");
    await page.getByLabel("Ngày", { exact: true }).fill("2025-07-01");
    await page.getByRole("combobox").focus();
    await page.keyboard.type("so thu muc");
    await page.locator(".found:not([hidden]) [role=option]").first().waitFor();
    await page.keyboard.press("Enter");
    await press(page, "Xem kết quả");
    await page.getByText("Trang ấy dẫn đến tổ chức tiếp nối: Sở Thư Mục.").waitFor();
    await hasNoBarrier(page);
    await press(page, "Ghi lại");
    await page.waitForURL(`**/desk/organizations/${id}`);
    expect(await read("/to-chuc/so-chia-sach")).toContain('href="/to-chuc/so-thu-muc"');
    expect(await read("/to-chuc/so-thu-muc")).toContain("Sở Chia Sách");
  });
});
