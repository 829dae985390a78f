import axe from "axe-core";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "#lib/db/client.ts";
import { faultsOn } from "./support/axe.ts";
import { begin, Newsroom, press, report, says, writable } from "./support/newsroom.ts";
import { readers } from "./support/reader.ts";

const { newPage } = readers();
const room = new Newsroom();
let editor: string;
let contributor: string;

beforeAll(async () => {
  await room.open();
  editor = await room.hire("Hoang Thi Anh", "EDITOR");
  contributor = await room.hire("Ly Van Cong", "CONTRIBUTOR");
}, 90_000);
afterAll(() => room.close());

let colour = 0;
/** A photograph as a camera names it, like no other. */
async function photograph(name: string, width = 900, height = 600) {
  // Far enough from each other not to become the same by compression.
  const background = { r: (++colour * 20) % 256, g: 120, b: 60 };
  const buffer = await sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
  return { name, mimeType: "image/jpeg", buffer };
}

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const chooser = (page: Page) => page.getByRole("dialog");

/** Describes the picture that the dialog asks about. */
async function describePicture(page: Page, alt: string, credit: string): Promise<void> {
  // Its sizes are made before, on a machine that has other things to do.
  await chooser(page).getByLabel("Ảnh cho thấy gì").fill(alt, { timeout: 30_000 });
  await chooser(page).getByLabel("Nguồn").fill(credit);
  await chooser(page).getByRole("button", { name: "Lưu" }).click();
}

describe("pictures in a report", () => {
  it("are taken in, described and placed without leaving the page, and readers see them", async () => {
    const page = await room.enter(newPage, editor);
    const id = await begin(page, "Ảnh trong bài");
    await field(page, "Lời dẫn").fill("Bài thử có ảnh.");
    await press(page, "Chọn ảnh");
    await chooser(page)
      .getByLabel("Thêm ảnh hoặc tệp")
      .setInputFiles(await photograph("DSC_1.JPG"));
    await chooser(page).getByRole("button", { name: "DSC_1.JPG" }).click();
    await describePicture(page, "Toàn cảnh hội trường", "Hoàng Như");
    await chooser(page).waitFor({ state: "detached" });
    await page.getByRole("img", { name: "Toàn cảnh hội trường" }).waitFor();

    await report(page).click();
    await page.keyboard.type("Đoạn trước ảnh.");
    await press(page, "Ảnh");
    await chooser(page)
      .getByLabel("Thêm ảnh hoặc tệp")
      .setInputFiles(await photograph("DSC_2.JPG"));
    await chooser(page).getByRole("button", { name: "DSC_2.JPG" }).click();
    await describePicture(page, "Đại biểu phát biểu", "Thanh Mai");
    await chooser(page).waitFor({ state: "detached" });
    await page.keyboard.type("Đoạn sau ảnh.");
    await says(page, "Đã lưu");

    const edition = await database().edition.findFirstOrThrow({
      where: { articleId: id },
      include: { leadMedia: true, media: { include: { media: true } } },
    });
    expect(edition.bodyText).toBe("Đoạn trước ảnh.\nĐoạn sau ảnh.");
    expect(edition.leadMedia).toMatchObject({ alt: "Toàn cảnh hội trường", credit: "Hoàng Như" });
    expect(edition.media.map(({ media }) => media.alt)).toEqual(["Đại biểu phát biểu"]);
    const preview = await page.goto(`/desk/articles/${id}/vi/preview/document`);
    const html = await preview?.text();
    expect(html).toContain('alt="Toàn cảnh hội trường"');
    expect(html).toContain('alt="Đại biểu phát biểu"');
    await page.goto(`/desk/media/${edition.leadMediaId}`);
    await page.getByRole("link", { name: "Ảnh trong bài" }).waitFor();
  });

  it("are taken in where they are pasted", async () => {
    const page = await room.enter(newPage, editor);
    await begin(page, "Ảnh dán vào");
    await report(page).click();
    const { buffer } = await photograph("x");
    await page.evaluate((base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([bytes], "dan.jpg", { type: "image/jpeg" }));
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      document.querySelector(".report")?.dispatchEvent(event);
    }, buffer.toString("base64"));
    await describePicture(page, "Ảnh dán", "Tự chụp");
    await page.getByRole("img", { name: "Ảnh dán" }).waitFor();
  });

  it("are chosen from what there is by who may add none", async () => {
    const page = await room.enter(newPage, contributor);
    await begin(page, "Cộng tác viên chọn ảnh");
    await press(page, "Chọn ảnh");
    await chooser(page).getByRole("listitem").first().waitFor();
    expect(await chooser(page).getByLabel("Thêm ảnh hoặc tệp").count()).toBe(0);
    await chooser(page).getByRole("listitem").first().getByRole("button").click();
    await page.locator(".lead-picture img").waitFor();
    await says(page, "Đã lưu");
  });
});

describe("what is begun by a slash", () => {
  it("is any block, by the keyboard alone", async () => {
    const page = await room.enter(newPage, editor);
    const id = await begin(page, "Gạch chéo");
    await report(page).click();
    await page.keyboard.type("/de muc lon");
    await page.locator(".mention-menu button", { hasText: "Đề mục lớn" }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("Kết quả");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Tỷ lệ 3/4 không mở gì, ");
    await page.keyboard.type("/ giữa dòng cũng không.");
    await page.keyboard.press("Enter");
    await page.keyboard.type("/con so");
    await page.locator(".mention-menu button", { hasText: "Con số" }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".pull-figure .value").fill("126");
    await page.getByLabel("Con số ấy là gì").fill("tham luận");
    await says(page, "Đã lưu");
    const { body } = await database().edition.findFirstOrThrow({ where: { articleId: id } });
    const types = (body as { content: { type: string }[] }).content.map(({ type }) => type);
    expect(types.slice(0, 3)).toEqual(["heading", "paragraph", "pullFigure"]);
  });

  it("is not taken for text when a picture is chosen", async () => {
    const page = await room.enter(newPage, editor);
    await begin(page, "Gạch chéo và ảnh");
    await report(page).click();
    await page.keyboard.type("/anh");
    await page.locator(".mention-menu button", { hasText: "Ảnh" }).first().waitFor();
    await page.keyboard.press("Enter");
    await chooser(page).getByRole("listitem").first().getByRole("button").click();
    await page.locator(".report .figure img").waitFor();
    expect(await report(page).textContent()).not.toContain("/anh");
  });
});

describe("who signs a report", () => {
  it("is somebody with a page, or a name alone, in an order", async () => {
    const page = await room.enter(newPage, editor);
    const id = await begin(page, "Người ký tên");
    await page.getByRole("combobox", { name: "Thêm người có trang riêng" }).fill("a");
    await page.locator(".found:not([hidden]) [role=option]").first().waitFor();
    await page.keyboard.press("Enter");
    await field(page, "Hoặc một tên, bút danh").fill("Hoàng Như");
    await page.keyboard.press("Enter");
    await page.getByLabel("Vai trò: Hoàng Như").selectOption("PHOTOGRAPHER");
    await press(page, "Đưa lên: Hoàng Như");
    await says(page, "Đã lưu");
    const bylines = await database().byline.findMany({
      where: { edition: { articleId: id } },
      orderBy: { position: "asc" },
      include: { person: true },
    });
    expect(bylines.map(({ role, name }) => ({ role, name }))).toEqual([
      { role: "PHOTOGRAPHER", name: "Hoàng Như" },
      { role: "AUTHOR", name: null },
    ]);
    await page.reload();
    await writable(page);
    const names = await page.locator(".bylines > li > span").allTextContents();
    expect(names).toEqual(["Hoàng Như", bylines[1]?.person?.name]);
  });
});

describe("the page of all files", () => {
  it("takes many at once, goes on after the line broke, and says what it does not take", async () => {
    const page = await room.enter(newPage, editor);
    await page.goto("/desk/media");
    let broken = 0;
    await page.route("**/desk/media/incoming*", (route) =>
      broken++ === 0 ? route.abort("connectionfailed") : route.continue(),
    );
    // Of several pieces.
    const noise = await sharp({
      create: {
        width: 1_200,
        height: 900,
        channels: 3,
        background: "#888",
        noise: { type: "gaussian", mean: 128, sigma: 60 },
      },
    })
      .png()
      .toBuffer();
    expect(noise.byteLength).toBeGreaterThan(1_048_576);
    const files = [
      { name: "nhieu.png", mimeType: "image/png", buffer: noise },
      await photograph("mot.jpg"),
      { name: "hinh.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") },
    ];
    await field(page, "Thêm ảnh hoặc tệp").setInputFiles(files);
    await page.getByText("hinh.svg: Không đọc được").waitFor({ timeout: 30_000 });
    await page.locator(".intake").getByRole("link", { name: "nhieu.png" }).waitFor();
    await page.locator(".intake").getByRole("link", { name: "mot.jpg" }).waitFor();
    expect(broken).toBeGreaterThan(3);
    await field(page, "Thêm ảnh hoặc tệp").setInputFiles(files[1] as (typeof files)[1]);
    await page.getByText("đã có từ trước").waitFor();
    await page.goto("/desk/media?q=nhieu");
    await page.locator(".media-grid").getByRole("link", { name: "nhieu.png" }).waitFor();
  });

  it("leads to where the point is chosen that stays in view, by keyboard too", async () => {
    const page = await room.enter(newPage, editor);
    const row = await database().media.findFirstOrThrow({ where: { name: "mot.jpg" } });
    await page.goto(`/desk/media/${row.id}`);
    await field(page, "Dọc").focus();
    await page.keyboard.press("Home");
    await field(page, "Ảnh cho thấy gì").fill("Một màu");
    await press(page, "Lưu");
    await page.getByText("Đã lưu.").waitFor();
    const saved = await database().media.findUniqueOrThrow({ where: { id: row.id } });
    expect(saved).toMatchObject({ focalX: 0.5, focalY: 0, alt: "Một màu" });
  });
});

describe("every screen of it", () => {
  it.each([320, 1440])("has no fault that axe finds, at %i pixels", async (width) => {
    const page = await room.enter(newPage, editor, { viewport: { width, height: 900 } });
    const found: string[] = [];
    const look = async () => {
      await page.evaluate(axe.source);
      found.push(...(await faultsOn(page)));
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, page.url()).toBeLessThanOrEqual(0);
    };
    await page.goto("/desk/media");
    await look();
    const row = await database().media.findFirstOrThrow({ where: { kind: "PICTURE" } });
    await page.goto(`/desk/media/${row.id}`);
    await look();
    await begin(page, `Xem ở ${width}`);
    await look();
    await press(page, "Chọn ảnh");
    await chooser(page).getByRole("listitem").first().waitFor();
    await look();
    expect(found).toEqual([]);
  });
});
