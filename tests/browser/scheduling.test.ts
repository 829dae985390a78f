import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { publishDraft } from "#lib/content/articles/commands.ts";
import { database } from "#lib/db/client.ts";
import { formatMoment, localDay } from "#lib/text/date-time.ts";
import { faultsOn } from "./support/axe.ts";
import { begin, Newsroom, press, report, says } from "./support/newsroom.ts";
import { readers } from "./support/reader.ts";

/* What an editor plans, and where it is seen. That it is done at its time: tests/integration/planned.test.ts. */

const { newPage } = readers();
const room = new Newsroom();
let approver: string;

beforeAll(async () => {
  await room.open();
  approver = await room.hire("Nong Thi Duyet", "APPROVER");
}, 90_000);
afterAll(() => room.close());

async function written(title: string): Promise<{ page: Page; id: string; address: string }> {
  const page = await room.enter(newPage, approver);
  const id = await begin(page, title);
  await page.getByLabel("Lời dẫn").fill("Một lời dẫn chưa ai đọc.");
  await report(page).click();
  await page.keyboard.insertText("Nội dung sẽ đăng.");
  await says(page, "Đã lưu");
  return { page, id, address: `/desk/articles/${id}/vi` };
}

const standing = (page: Page) => page.locator(".steps > p").first();
const edition = (articleId: string) =>
  database().edition.findFirstOrThrow({ where: { articleId }, orderBy: { number: "desc" } });

/** Goes on by the tabulator until something of this name has the focus. */
async function reach(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const { activeElement: at } = document;
      return (at as HTMLInputElement | null)?.labels?.[0]?.textContent ?? at?.textContent;
    });
    if (at === name) return;
  }
  throw new Error(`${name} is not reached`);
}

async function isSound(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  for (const width of [320, 1_440]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await faultsOn(page), `${page.url()} ${width}`).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, page.url()).toBeLessThanOrEqual(width);
  }
}

it("a report is scheduled by keyboard, stands in the lists and in the calendar, and is cancelled", async () => {
  const { page, id, address } = await written("Bài hẹn giờ bằng bàn phím");
  await page.locator(".steps button").first().focus();
  await reach(page, "Hẹn giờ đăng");
  await page.keyboard.press("Enter");
  await reach(page, "Giờ");
  await page.keyboard.press("ArrowUp");
  await reach(page, "Lý do hẹn đăng khi chưa có người thứ hai duyệt");
  await page.keyboard.insertText("Sáng mai không có ai.");
  await reach(page, "Hẹn giờ đăng");
  await page.keyboard.press("Enter");
  await page.locator(".notice.done").waitFor();
  const { scheduledFor, scheduleReason } = await edition(id);
  expect(scheduleReason).toBe("Sáng mai không có ai.");
  const at = scheduledFor as Date;
  const sentence = `Sẽ đăng lúc ${formatMoment(at, "vi")}`;
  expect(sentence).toContain("08:00");
  // What the desk plans, the queue of the portal's process knows.
  const jobs = await database().$queryRaw`SELECT 1 FROM jobs.job WHERE start_after = ${at}`;
  expect(jobs).toHaveLength(1);
  await expect.poll(() => standing(page).textContent()).toBe(sentence);
  expect(await report(page).getAttribute("contenteditable")).toBe("false");
  await page.locator(".steps summary", { hasText: "Đổi giờ đăng" }).click();
  await isSound(page);

  await page.goto("/desk");
  expect(await page.locator("section", { hasText: "Sắp tự đăng" }).textContent()).toContain(
    sentence,
  );
  await page.goto("/desk/articles?of=scheduled");
  expect(await page.locator(".rows").textContent()).toContain(sentence);

  await page.goto(`/desk/calendar?month=${localDay(at).slice(0, 7)}`);
  const row = page.locator("li.publish", { hasText: "Bài hẹn giờ bằng bàn phím" });
  expect(await row.textContent()).toContain("08:00 đăng");
  const day = page.locator("td", { has: row }).locator("time");
  expect(await day.getAttribute("datetime")).toBe(localDay(at));
  await isSound(page);
  await row.getByRole("link").focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${address}`);

  await press(page, "Bỏ hẹn giờ");
  await expect.poll(() => standing(page).textContent()).toBe("Bản nháp");
  expect((await edition(id)).scheduledFor).toBeNull();
});

it("a time that is over is refused in words, and nothing typed is lost", async () => {
  const { page, id } = await written("Bài hẹn giờ đã qua");
  await page.locator("summary", { hasText: "Hẹn giờ đăng" }).click();
  await page.getByLabel("Ngày", { exact: true }).fill("2024-03-19");
  const reason = page.locator(".steps form textarea");
  await reason.fill("Vì thế.");
  await press(page, "Hẹn giờ đăng");
  await expect
    .poll(() => page.locator(".notice.refused").textContent())
    .toContain("Giờ này đã qua.");
  expect(await page.getByLabel("Ngày", { exact: true }).inputValue()).toBe("2024-03-19");
  expect(await reason.inputValue()).toBe("Vì thế.");
  expect((await edition(id)).stage).toBe("WRITING");
});

it("an embargo is set beside the filing, and says so wherever somebody would publish", async () => {
  const { page, id, address } = await written("Bài phải giữ kín");
  await page.goto(`${address}/filing`);
  const section = page.locator("section", { hasText: "Không đăng trước" });
  await section.getByLabel("Theo yêu cầu của").fill("Ban Tổ chức Tỉnh ủy");
  await section.getByRole("button", { name: "Giữ kín đến lúc ấy" }).click();
  await page.locator(".notice.done").waitFor();
  await isSound(page);
  const { embargoUntil } = await database().article.findUniqueOrThrow({ where: { id } });
  await page.goto(address);
  const said = `Không đăng trước ${formatMoment(embargoUntil as Date, "vi")}, theo yêu cầu của Ban Tổ chức Tỉnh ủy.`;
  expect(await page.locator(".notice", { hasText: "Không đăng trước" }).textContent()).toBe(said);
  await page.locator("summary", { hasText: "Đăng không đợi duyệt" }).click();
  await page.locator(".steps details[open] textarea").fill("Gấp.");
  await press(page, "Đăng không đợi duyệt");
  await expect
    .poll(() => page.locator(".notice.refused").textContent())
    .toContain("Bài phải giữ kín đến 07:00");
  await page.goto(`${address}/filing`);
  await press(page, "Không cần giữ kín nữa");
  await expect.poll(() => section.locator("p.notice:not(.done)").count()).toBe(0);
});

it("what readers have is to be taken down later, and no longer", async () => {
  const { page, id, address } = await written("Bài sẽ gỡ");
  const done = await publishDraft({ kind: "command-line" }, { articleId: id, language: "vi" });
  expect(done.ok).toBe(true);
  await page.goto(`${address}/take-down`);
  const section = page.locator("section", { hasText: "Hẹn giờ gỡ" });
  await section.getByLabel("Cách gỡ").selectOption("REMOVED");
  await section.getByLabel("Thông báo cho bạn đọc").fill("Theo đề nghị của nguồn.");
  await section.getByRole("button", { name: "Hẹn giờ gỡ" }).click();
  await expect.poll(() => section.textContent()).toContain("Sẽ gỡ hẳn lúc 07:00");
  await isSound(page);
  const plan = await database().takeDownPlan.findUniqueOrThrow({ where: { articleId: id } });
  await page.goto(`/desk/calendar?month=${localDay(plan.at).slice(0, 7)}`);
  const row = page.locator(".calendar li.REMOVED", { hasText: "Bài sẽ gỡ" });
  expect(await row.textContent()).toContain("07:00 gỡ hẳn");
  await page.goto(`${address}/take-down`);
  await press(page, "Bỏ hẹn giờ gỡ");
  await expect.poll(() => section.locator(".notice:not(.done)").count()).toBe(0);
  expect(await database().takeDownPlan.findUnique({ where: { articleId: id } })).toBeNull();
});

it("the calendar goes from month to month, with events behind what is planned", async () => {
  const page = await room.enter(newPage, approver);
  await page.goto("/desk/calendar?month=2024-03");
  expect(await page.locator("h1").textContent()).toBe("Lịch · Tháng 3/2024");
  expect(await page.locator(".calendar .behind a").count()).toBeGreaterThan(0);
  expect(await page.getByRole("columnheader").allTextContents()).toEqual([
    "Thứ Hai",
    "Thứ Ba",
    "Thứ Tư",
    "Thứ Năm",
    "Thứ Sáu",
    "Thứ Bảy",
    "Chủ Nhật",
  ]);
  // 1 March 2024 was a Friday.
  const first = page.locator("td", { has: page.locator('time[datetime="2024-03-01"]') });
  expect(await first.evaluate((td) => (td as HTMLTableCellElement).cellIndex)).toBe(4);
  await page.getByRole("link", { name: "Tháng trước" }).click();
  await expect.poll(() => page.locator("h1").textContent()).toBe("Lịch · Tháng 2/2024");
  await page.getByRole("link", { name: "Tháng sau" }).click();
  await expect.poll(() => page.locator("h1").textContent()).toBe("Lịch · Tháng 3/2024");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await isSound(page);
  }
  for (const month of ["2024-13", "1", "2024-03'", "9999-01"]) {
    const answer = await page.goto(`/desk/calendar?month=${encodeURIComponent(month)}`);
    expect(answer?.status()).toBe(200);
  }
});
