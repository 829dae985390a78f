import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishDraft } from "#lib/content/articles/commands.ts";
import { database } from "#lib/db/client.ts";
import { faultsOn } from "./support/axe.ts";
import { begin, Newsroom, press, report, says, writable } from "./support/newsroom.ts";
import { readers } from "./support/reader.ts";

const { newPage } = readers();
const room = new Newsroom();
let editor: string;
let colleague: string;
let approver: string;

beforeAll(async () => {
  await room.open();
  editor = await room.hire("Hoang Thi Nhu", "EDITOR");
  colleague = await room.hire("Nong Van Binh", "EDITOR");
  approver = await room.hire("Tran Thi Duyet", "APPROVER");
}, 90_000);
afterAll(() => room.close());

const enter = (email: string) => room.enter(newPage, email);
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const saved = (page: Page) => page.getByText("Đã lưu.", { exact: true }).waitFor();
const read = async (path: string) => (await fetch(room.portal.url + path)).text();

/** Chooses by the keyboard alone what a name finds first. */
async function pick(page: Page, label: string, typed: string): Promise<void> {
  await page.getByRole("combobox", { name: label, exact: true }).first().focus();
  await page.keyboard.type(typed);
  await page.locator(".found:not([hidden]) [role=option]").first().waitFor();
  await page.keyboard.press("Enter");
}

describe("what reports speak of", () => {
  it("is made from nothing, each thing linked to the other, and readers see it", async () => {
    const page = await enter(editor);
    await page.goto("/desk/organizations/new?name=H%E1%BB%99i%20Kh%E1%BA%A3o%20c%E1%BB%A9u");
    expect(await field(page, "Tên").inputValue()).toBe("Hội Khảo cứu");
    await field(page, "Tên").fill("Hội Khảo cứu Bắc Sơn");
    expect(await field(page, "Địa chỉ").inputValue()).toBe("hoi-khao-cuu-bac-son");
    await field(page, "Loại").first().selectOption("ACADEMY");
    await field(page, "Cấp").selectOption("PROVINCE");
    await press(page, "Thêm chức vụ trong tổ chức");
    await page.keyboard.type("Chủ tịch hội");
    await press(page, "Lưu");
    await saved(page);
    await page.waitForURL(/organizations\/[0-9a-f-]{36}$/);

    await page.goto("/desk/people/new");
    await field(page, "Tên").fill("Giáp Thị Khảo");
    await press(page, "Thêm chức vụ");
    await pick(page, "Chức vụ", "hoi khao cuu");
    await field(page, "Từ ngày").fill("hôm qua");
    await press(page, "Lưu");
    await page.getByText("Chưa lưu").waitFor();
    expect(await field(page, "Từ ngày").getAttribute("aria-invalid")).toBe("true");
    expect(await field(page, "Nguồn").getAttribute("aria-invalid")).toBe("true");
    await field(page, "Từ ngày").fill("2024-03");
    await field(page, "Nguồn").fill("Báo Lạng Sơn, 19/3/2024");
    await press(page, "Lưu");
    await saved(page);

    await page.goto("/desk/events/new");
    await field(page, "Tên").fill("Hội thảo về khảo cứu");
    await field(page, "Từ ngày").fill("2024-03-19");
    await field(page, "Bắt đầu lúc").fill("08:30");
    await press(page, "Thêm người có mặt");
    await pick(page, "Người", "giap thi khao");
    await field(page, "Chức danh như bài nguồn ghi hôm ấy").fill("Chủ tịch Hội Khảo cứu");
    await press(page, "Thêm đơn vị");
    await pick(page, "Tổ chức", "khao cuu bac son");
    await press(page, "Lưu");
    await saved(page);
    const event = await read("/su-kien/hoi-thao-ve-khao-cuu");
    expect(event).toContain('<a href="/dien-gia/giap-thi-khao"');
    expect(event).toContain("08:30");
    expect(await read("/dien-gia/giap-thi-khao")).toContain("Chủ tịch hội");
  });

  it("is changed in the order that one likes, and what is taken out is gone", async () => {
    const page = await enter(editor);
    await page.goto("/desk/events/new");
    await field(page, "Tên").fill("Hội nghị ba con số");
    for (const value of ["một", "hai", "ba"]) {
      await press(page, "Thêm con số");
      await field(page, "Con số").last().fill(value);
      await field(page, "Là gì").last().fill(`số ${value}`);
    }
    await press(page, "Lưu");
    await saved(page);
    await press(page, "Đưa lên: Con số 3");
    await press(page, "Bỏ: Con số 1");
    await press(page, "Lưu");
    await saved(page);
    const { figures } = await database().event.findUniqueOrThrow({
      where: { slug: "hoi-nghi-ba-con-so" },
      include: { figures: { orderBy: { position: "asc" } } },
    });
    expect(figures.map(({ value }) => value)).toEqual(["ba", "hai"]);
  });

  it("is not written over by who did not see what somebody else wrote", async () => {
    const [mine, theirs] = [await enter(editor), await enter(colleague)];
    await mine.goto("/desk/topics/new");
    await field(mine, "Tên").fill("Khảo cứu làng xã");
    await press(mine, "Lưu");
    await saved(mine);
    await mine.waitForURL(/topics\/[0-9a-f-]{36}$/);
    await theirs.goto(mine.url());
    await field(theirs, "Mô tả").fill("Của người kia.");
    await press(theirs, "Lưu");
    await saved(theirs);
    await field(mine, "Mô tả").fill("Của tôi.");
    await press(mine, "Lưu");
    await mine.getByText("Đã có người lưu một bản khác").waitFor();
    expect(await field(mine, "Mô tả").inputValue()).toBe("Của tôi.");
    const topic = await database().topic.findUniqueOrThrow({ where: { slug: "khao-cuu-lang-xa" } });
    expect(topic.description).toBe("Của người kia.");
  });

  it("stays typed when the portal is away, and when one is signed out", async () => {
    const page = await enter(await room.hire("Vi Van Mat", "EDITOR"));
    await page.goto("/desk/places/new");
    await field(page, "Tên").fill("Nhà văn hóa thôn");
    await page.context().setOffline(true);
    await press(page, "Lưu");
    await page.getByText("Chưa nối được với cổng").waitFor();
    await page.context().setOffline(false);
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await press(page, "Lưu");
    await page.getByText("Bạn đã bị đăng xuất.").waitFor();
    expect(await field(page, "Tên").inputValue()).toBe("Nhà văn hóa thôn");
    await page.context().addCookies(cookies);
    await press(page, "Lưu");
    await saved(page);
  });

  it("is found by its name, with accents or without", async () => {
    const page = await enter(editor);
    await page.goto("/desk/people");
    await page.getByLabel("Tìm theo tên").fill("giap thi bac");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/desk/people?q=*");
    expect(await page.locator(".rows").textContent()).toContain("Giáp Thị Bắc");
    await page.getByRole("link", { name: "Giáp Thị Bắc" }).first().click();
    await page.waitForURL(/people\/[0-9a-f-]{36}$/);
    expect(await field(page, "Tên").inputValue()).toBe("Giáp Thị Bắc");
    // What is saved as it was is what it was.
    const person = { where: { slug: "giap-thi-bac" }, include: { appointments: true } } as const;
    const before = await database().person.findUniqueOrThrow(person);
    await press(page, "Lưu");
    await saved(page);
    expect(await database().person.findUniqueOrThrow(person)).toEqual(before);
  });

  it("is for editors", async () => {
    const page = await enter(await room.hire("Le Cong Tac", "CONTRIBUTOR"));
    for (const path of ["/desk/people", "/desk/people/new", "/desk/khac"]) {
      expect((await page.goto(path))?.status()).toBe(404);
    }
    expect(await page.goto("/desk").then(() => page.textContent("nav"))).not.toContain("Người");
  });

  it("is written on pages without barriers", async () => {
    const page = await enter(editor);
    const events = await database().event.findMany({ take: 1, orderBy: { id: "asc" } });
    const paths = ["people", "people/new", "organizations/new", `events/${events[0]?.id}`];
    for (const path of paths) {
      await page.goto(`/desk/${path}`);
      await page.evaluate(axe.source);
      for (const width of [320, 1_440]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await faultsOn(page)).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).toBeLessThanOrEqual(width);
      }
    }
  });
});

describe("a report", () => {
  it("is filed, looked through, published, approved afterwards, moved, taken down and brought back", async () => {
    const page = await enter(editor);
    const id = await begin(page, "Làng xã và khảo cứu");
    await page.getByLabel("Lời dẫn").fill("Thứ Hai, 19/3/2024, một buổi họp ở xã.");
    await report(page).click();
    await page.keyboard.insertText("Nội dung của bài.");
    await says(page, "Đã lưu");
    await page.goto(`/desk/articles/${id}/vi/filing`);
    await pick(page, "Từ khóa", "xay dung dang");
    await press(page, "Lưu");
    await saved(page);
    expect(await database().articleTopic.count({ where: { articleId: id } })).toBe(1);
    await page.goto(`/desk/articles/${id}/vi`);
    await page.getByText("“Thứ Hai, 19/3/2024”: ngày ấy là Thứ Ba.").waitFor();
    await page.goto("/desk");

    const chief = await enter(approver);
    await chief.goto(`/desk/articles/${id}/vi`);
    await chief.locator("summary", { hasText: "Đăng không đợi duyệt" }).click();
    await chief.getByLabel("Vì sao không đợi").fill("Tin gấp");
    await press(chief, "Đăng không đợi duyệt");
    await chief.getByText("Bài được đánh dấu").waitFor();
    const other = await enter(await room.hire("Ly Thi Hai", "APPROVER"));
    await other.goto(`/desk/articles/${id}/vi`);
    await press(other, "Đồng ý với bản đã đăng");
    await other.getByText("Đã đồng ý.").waitFor();
    expect(await chief.reload().then(() => chief.textContent(".steps"))).not.toContain(
      "Đồng ý với",
    );

    await page.goto(`/desk/articles/${id}/vi/filing`);
    await field(page, "Địa chỉ").fill("lang-xa-khao-cuu");
    expect(await page.textContent(".filing")).toContain("/bai-viet/lang-xa-va-khao-cuu");
    await press(page, "Lưu");
    await saved(page);
    const old = await fetch(`${room.portal.url}/bai-viet/lang-xa-va-khao-cuu`, {
      redirect: "manual",
    });
    expect([old.status, old.headers.get("location")]).toEqual([308, "/bai-viet/lang-xa-khao-cuu"]);

    await chief.goto(`/desk/articles/${id}/vi/take-down`);
    const atOnce = chief.locator("form", { hasText: "Gỡ ngay" });
    await atOnce.getByLabel("Cách gỡ").selectOption("REMOVED");
    await atOnce.getByLabel("Thông báo cho bạn đọc", { exact: true }).fill("Bài đăng nhầm.");
    await press(chief, "Gỡ ngay");
    await chief.getByText("Đã làm: bạn đọc thấy ngay.").waitFor();
    const status = async () => (await fetch(`${room.portal.url}/bai-viet/lang-xa-khao-cuu`)).status;
    await expect.poll(status, { timeout: 1_000 }).toBe(410);
    await field(chief, "Lý do").fill("Không nhầm.");
    await press(chief, "Đưa bài trở lại");
    await expect.poll(status, { timeout: 1_000 }).toBe(200);
  });

  it("can be compared with what it was, and become that again", async () => {
    const page = await enter(editor);
    const id = await begin(page, "Bài có hai bản");
    const publish = async (lead: string, text: string) => {
      await page.goto(`/desk/articles/${id}/vi`);
      await writable(page);
      await page.getByLabel("Lời dẫn").fill(lead);
      await report(page).click();
      await page.keyboard.press("Control+A");
      await page.keyboard.insertText(text);
      await says(page, "Đã lưu");
      await page.goto("/desk");
      const done = await publishDraft({ kind: "command-line" }, { articleId: id, language: "vi" });
      expect(done.ok).toBe(true);
    };
    await publish("Hai mươi tham luận.", "Đoạn đầu.");
    await publish("Hai mươi mốt tham luận.", "Đoạn sau.");
    await page.goto(`/desk/articles/${id}/vi/history`);
    const marked = (mark: string) => page.locator(`.differences ${mark}`).allTextContents();
    expect(await marked("ins")).toEqual(["mốt ", "sau."]);
    expect(await marked("del")).toEqual(["đầu."]);
    await page.evaluate(axe.source);
    expect(await faultsOn(page)).toEqual([]);
    await press(page, "Lấy lại bản 1");
    await page.waitForURL(`**/desk/articles/${id}/vi`);
    await writable(page);
    expect(await page.getByLabel("Lời dẫn").inputValue()).toBe("Hai mươi tham luận.");
    expect(await report(page).textContent()).toBe("Đoạn đầu.");
    expect(await room.saved(id)).toMatchObject({ lead: "Hai mươi tham luận." });
    const { slug } = await database().article.findUniqueOrThrow({ where: { id } });
    expect(await read(`/bai-viet/${slug}`)).toContain("Hai mươi mốt tham luận.");
  });

  it("is filed by nobody who only wrote it, once readers see it", async () => {
    const writer = await enter(await room.hire("Chu Thi Viet", "CONTRIBUTOR"));
    const id = await begin(writer, "Bài của cộng tác viên");
    expect((await writer.goto(`/desk/articles/${id}/vi/filing`))?.status()).toBe(200);
    await database().edition.updateMany({
      where: { articleId: id },
      data: { lead: "Lời.", bodyText: "Chữ." },
    });
    const published = await publishDraft(
      { kind: "command-line" },
      { articleId: id, language: "vi" },
    );
    expect(published.ok).toBe(true);
    for (const place of ["filing", "take-down"]) {
      expect((await writer.goto(`/desk/articles/${id}/vi/${place}`))?.status()).toBe(404);
    }
  });
});
