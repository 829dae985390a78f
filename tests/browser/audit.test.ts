import axe from "axe-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOn } from "./support/axe.ts";
import { Newsroom, press } from "./support/newsroom.ts";
import { readers } from "./support/reader.ts";

const { newPage } = readers();
const room = new Newsroom();
let editor: string;
let chief: string;

beforeAll(async () => {
  await room.open();
  editor = await room.hire("Hoang Thi Nhu", "EDITOR");
  chief = await room.hire("Tran Quan Tri", "ADMINISTRATOR");
}, 90_000);
afterAll(() => room.close());

describe("the audit log", () => {
  it("tells of a person who changed what, from where, and how it was before", async () => {
    const writing = await room.enter(newPage, editor);
    await writing.goto("/desk/people/new");
    await writing.getByLabel("Tên", { exact: true }).fill("Giáp Thị Nhật");
    await writing.getByLabel("Tiểu sử", { exact: true }).fill("Sinh ở Bắc Sơn.");
    await press(writing, "Lưu");
    await writing.waitForURL(/people\/[0-9a-f-]{36}$/);
    await writing.getByLabel("Tiểu sử", { exact: true }).fill("Sinh ở Tràng Định.");
    await press(writing, "Lưu");
    await writing.getByText("Đã lưu.", { exact: true }).waitFor();
    // Who may not read it is not led to it.
    expect(await writing.locator('a[href="/desk/audit"]').count()).toBe(0);

    const page = await room.enter(newPage, chief);
    await page.goto("/desk");
    await page.getByText("Thêm", { exact: true }).click();
    await page.getByRole("link", { name: "Nhật ký" }).click();
    await page.getByRole("heading", { name: "Nhật ký" }).waitFor();
    await page.getByLabel("Ai", { exact: true }).selectOption("Hoang Thi Nhu");
    await page.getByLabel("Việc", { exact: true }).selectOption("Lưu người");
    await page.getByLabel("Có những chữ").fill("trang dinh");
    await press(page, "Tìm");
    await page.waitForURL(/q=trang/);
    const entries = page.locator(".audit-entry");
    expect(await entries.count()).toBe(1);
    const entry = entries.first();
    const text = await entry.textContent();
    for (const words of ["Lưu người: Giáp Thị Nhật", "Hoang Thi Nhu", "từ 127.0.0.1"]) {
      expect(text).toContain(words);
    }
    expect(await entry.locator("dt").allInnerTexts()).toEqual(["Tiểu sử"]);
    expect((await entry.locator("del").allInnerTexts()).join(" ")).toContain("Bắc");
    expect((await entry.locator("ins").allInnerTexts()).join(" ")).toContain("Tràng");
    await page.evaluate(axe.source);
    expect(await faultsOn(page)).toEqual([]);

    await entry.getByRole("link", { name: "Giáp Thị Nhật" }).click();
    await page.waitForURL(/of=[0-9a-f-]{36}$/);
    await page.getByText("Chỉ những gì liên quan đến Giáp Thị Nhật").waitFor();
    expect(await entries.count()).toBe(2);
    await page.locator(".notice").getByRole("link", { name: "Giáp Thị Nhật" }).click();
    await page.getByRole("link", { name: "Nhật ký của mục này" }).click();
    await page.waitForURL(/of=/);
    expect(await entries.count()).toBe(2);
  });

  it("is as wide as the screen, and goes back page by page", async () => {
    const page = await room.enter(newPage, chief, { viewport: { width: 320, height: 640 } });
    await page.goto("/desk/audit");
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    const numbers = () =>
      page.locator(".audit-entry").evaluateAll((all) => all.map(({ id }) => Number(id.slice(1))));
    const newest = await numbers();
    await page.getByRole("link", { name: "Cũ hơn" }).click();
    await page.waitForURL(/before=/);
    expect((await numbers())[0]).toBe((newest.at(-1) ?? 0) - 1);
    await page.getByRole("link", { name: "Mới nhất" }).click();
    await page.waitForURL(/audit$/);
  });
});
