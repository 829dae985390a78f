import axe from "axe-core";
import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

const enter = (email: string, options = {}) => room.enter(newPage, email, options);
const titleOf = (page: Page) => page.getByLabel("Tên bài", { exact: true });
const sentence = (n: number) => `Câu thứ ${n} kể về một tham luận gửi đến hội thảo ở Lạng Sơn. `;
const isSave = (url: URL) => url.pathname.endsWith("/save");

describe("a report", () => {
  it("is written from nothing, approved by another, read, and corrected", async () => {
    const page = await enter(editor);
    const id = await begin(page, "Hội thảo về thôn bản ở Tràng Định");
    await page.getByLabel("Lời dẫn").fill("Hai mươi tham luận, một câu hỏi chung.");
    await report(page).click();
    await page.keyboard.type("Người nói đầu tiên là @giap thi b");
    await page.locator(".mention-menu strong").first().waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("của tỉnh. ");
    for (let n = 1; n <= 20; n++) await page.keyboard.insertText(sentence(n));
    await page.keyboard.press("Enter");
    await press(page, "Đề mục lớn");
    await page.keyboard.insertText("Ý kiến từ cơ sở");
    await page.keyboard.press("Enter");
    await press(page, "Danh sách");
    await page.keyboard.insertText("Việc thứ nhất");
    await page.keyboard.press("Enter");
    await page.keyboard.insertText("Việc thứ hai");
    for (let n = 1; n <= 3; n++) await page.keyboard.press("Enter");
    for (let n = 21; n <= 40; n++) await page.keyboard.insertText(sentence(n));
    await says(page, "Đã lưu");
    expect(await page.locator(".writing-head .meta").textContent()).toMatch(/^(5|6)\d\d từ/);
    await press(page, "Gửi duyệt");
    await page.getByText("Chờ duyệt", { exact: true }).waitFor();
    expect(await report(page).getAttribute("contenteditable")).toBe("false");

    const second = await enter(approver);
    await second.goto("/desk/articles?of=submitted");
    await second.getByRole("link", { name: "Hội thảo về thôn bản ở Tràng Định" }).click();
    await press(second, "Duyệt");
    await second.getByText("Đã duyệt, chưa đăng").waitFor();
    await press(second, "Đăng");
    await second.getByText("Đã đăng: bạn đọc thấy ngay.").waitFor();

    const { slug } = await database().article.findUniqueOrThrow({ where: { id } });
    const read = async () => (await fetch(`${room.portal.url}/bai-viet/${slug}`)).text();
    await expect.poll(read, { timeout: 1_000 }).toContain("Câu thứ 40 kể về");
    expect(await read()).toMatch(/<a href="\/dien-gia\/giap-thi-bac[^"]*">Giáp Thị Bắc<\/a>/);
    expect(await read()).toContain("<h2>Ý kiến từ cơ sở</h2>");

    await second.goto(`/desk/articles/${id}/vi`);
    await writable(second);
    await titleOf(second).fill("Hội thảo về thôn bản ở huyện Tràng Định cũ");
    await says(second, "Đã lưu");
    expect(await read()).not.toContain("huyện Tràng Định cũ");
    await second.locator("summary", { hasText: "Đăng không đợi duyệt" }).click();
    await press(second, "Đăng không đợi duyệt");
    await second.getByText("Lý do: Cần điền vào đây.").waitFor();
    await second.getByLabel("Vì sao không đợi").fill("Sửa tên huyện");
    await press(second, "Đăng không đợi duyệt");
    await second.getByText("Bài được đánh dấu").waitFor();
    await expect.poll(read, { timeout: 1_000 }).toContain("huyện Tràng Định cũ");
    await page.goto("/desk/articles?of=flagged");
    expect(await page.textContent("main")).toContain("huyện Tràng Định cũ");
  });

  it("is written by who may, and nobody else learns of it", async () => {
    const page = await enter(editor);
    const id = await begin(page, "Bài của biên tập viên");
    const other = await enter(await room.hire("Le Cong Tac", "CONTRIBUTOR"));
    const answer = await other.goto(`/desk/articles/${id}/vi`);
    expect(answer?.status()).toBe(404);
    const said = await other.evaluate(
      async (id) =>
        Promise.all(
          ["draft", "save", "lock"].map(async (what) => {
            const sent = { do: "hold", holder: crypto.randomUUID(), title: "x" };
            const response = await fetch(`/desk/articles/${id}/vi/${what}`, {
              method: what === "draft" ? "GET" : "POST",
              body: what === "draft" ? null : JSON.stringify(sent),
            });
            return `${response.status} ${await response.text()}`;
          }),
        ),
      id,
    );
    expect(said.join("\n")).not.toContain("Bài của");
    expect(said[0]).toMatch(/^404/);
    expect(said[2]).toMatch(/^404/);
    expect(await room.saved(id)).toMatchObject({ title: "Bài của biên tập viên" });
    const nonsense = await page.evaluate(
      async (id) =>
        Promise.all(
          ["-".repeat(36), "x", null].map(async (holder) => {
            const body = JSON.stringify({ do: "hold", holder });
            return (await fetch(`/desk/articles/${id}/vi/lock`, { method: "POST", body })).status;
          }),
        ),
      id,
    );
    expect(nonsense).toEqual([400, 400, 400]);
  });
});

describe("nothing that is typed is lost", () => {
  it("while a save is slow", async () => {
    const page = await enter(editor);
    const id = await begin(page, "Mạng chậm");
    let underWay = 0;
    let most = 0;
    await page.route(isSave, async (route) => {
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      underWay--;
      await route.continue();
    });
    await report(page).click();
    for (let n = 1; n <= 12; n++) {
      await page.keyboard.type(`từ${n} `);
      await page.waitForTimeout(350);
    }
    await says(page, "Đã lưu");
    await page.waitForTimeout(200);
    await says(page, "Đã lưu");
    expect((await room.saved(id)).text.trim()).toBe(
      Array.from({ length: 12 }, (_, n) => `từ${n + 1}`).join(" "),
    );
    expect(most).toBe(1);
  });

  it("when the session ends in the middle of a sentence", async () => {
    const someone = await room.hire("Vi Thi Xa", "EDITOR");
    const page = await enter(someone);
    const id = await begin(page, "Bị đăng xuất");
    await report(page).click();
    await page.keyboard.type("Nửa đầu của câu");
    await says(page, "Đã lưu");
    await database().session.deleteMany({ where: { account: { email: someone } } });
    await page.keyboard.type(" và nửa sau");
    await says(page, "cần đăng nhập lại");
    await page.keyboard.type(", rồi thêm nữa.");
    await room.signIn(page);
    await says(page, "Đã lưu");
    expect((await room.saved(id)).text).toBe("Nửa đầu của câu và nửa sau, rồi thêm nữa.");
    expect(new URL(page.url()).pathname).toBe(`/desk/articles/${id}/vi`);
  });

  it("when the network is gone, also if the page is closed meanwhile", async () => {
    const page = await enter(editor);
    const id = await begin(page, "Mất mạng");
    await page.context().setOffline(true);
    await report(page).click();
    await page.keyboard.type("Viết khi không có mạng.");
    await says(page, "Chưa nối được");
    await page.keyboard.type(" Viết tiếp.");
    await page.waitForTimeout(300);
    const address = page.url();
    const context = page.context();
    await page.close({ runBeforeUnload: false });
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(address);
    await says(again, "Đã lưu");
    await expect
      .poll(async () => (await room.saved(id)).text, { timeout: 10_000 })
      .toBe("Viết khi không có mạng. Viết tiếp.");
    expect(await report(again).textContent()).toBe("Viết khi không có mạng. Viết tiếp.");
  });

  it("when the network comes back, without anybody doing anything", async () => {
    const page = await enter(editor);
    const id = await begin(page, "Mạng trở lại");
    await page.context().setOffline(true);
    await report(page).click();
    await page.keyboard.type("Một phút không có mạng.");
    await says(page, "Chưa nối được");
    await page.context().setOffline(false);
    await says(page, "Đã lưu");
    expect((await room.saved(id)).text).toBe("Một phút không có mạng.");
  });

  it("when an answer is lost: the save is not done twice, and nobody in conflict with themselves", async () => {
    const page = await enter(editor);
    const id = await begin(page, "Mất câu trả lời");
    let lost = 0;
    await page.route(isSave, async (route) => {
      await route.fetch();
      if (lost++ < 2) await route.abort();
      else await route.continue();
    });
    await report(page).click();
    await page.keyboard.type("Đã đến nơi");
    await says(page, "Chưa nối được");
    await page.keyboard.type(" và viết thêm");
    await says(page, "Đã lưu");
    expect((await room.saved(id)).text).toBe("Đã đến nơi và viết thêm");
  });

  it("when the portal is killed in the middle of saving", async () => {
    const page = await enter(editor);
    const id = await begin(page, "Máy chủ ngừng");
    await report(page).click();
    for (let n = 1; n <= 8; n++) {
      await page.keyboard.type(`từ${n} `);
      await page.waitForTimeout(250);
    }
    await room.kill();
    await page.keyboard.type("sau khi ngừng");
    await says(page, "Chưa nối được");
    await room.start();
    await says(page, "Đã lưu");
    expect((await room.saved(id)).text).toBe("từ1 từ2 từ3 từ4 từ5 từ6 từ7 từ8 sau khi ngừng");
  }, 60_000);
});

describe("two who write", () => {
  it("in two tabs are told, and go on in the one they choose", async () => {
    const page = await enter(editor);
    const id = await begin(page, "Hai cửa sổ");
    await report(page).click();
    await page.keyboard.type("Ở cửa sổ thứ nhất.");
    await says(page, "Đã lưu");
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.getByText("ở một cửa sổ khác").waitFor();
    expect(await report(second).getAttribute("contenteditable")).toBe("false");
    await press(second, "Viết ở đây");
    await writable(second);
    await report(second).click();
    await second.keyboard.press("Control+End");
    await second.keyboard.type(" Ở cửa sổ thứ hai.");
    await says(second, "Đã lưu");
    await page.bringToFront();
    await expect
      .poll(() => report(page).getAttribute("contenteditable"), { timeout: 15_000 })
      .toBe("false");
    expect((await room.saved(id)).text).toBe("Ở cửa sổ thứ nhất. Ở cửa sổ thứ hai.");
  });

  it("ask each other, and the text goes on from where it was", async () => {
    const page = await enter(editor);
    const id = await begin(page, "Nhường nhau");
    const other = await enter(colleague);
    await other.goto(page.url());
    await other.getByText("Hoang Thi Nhu đang viết bài này").waitFor();
    await press(other, "Xin được viết");
    await report(page).click();
    await page.keyboard.type("Của Như.");
    await page.getByText("Nong Van Binh muốn viết bài này").waitFor({ timeout: 15_000 });
    await press(page, "Nhường");
    await writable(other);
    expect(await report(other).textContent()).toBe("Của Như.");
    await report(other).click();
    await other.keyboard.press("Control+End");
    await other.keyboard.type(" Của Bình.");
    await says(other, "Đã lưu");
    expect((await room.saved(id)).text).toBe("Của Như. Của Bình.");
    expect(await report(page).getAttribute("contenteditable")).toBe("false");
  }, 45_000);

  it("see both texts where both wrote, and lose neither", async () => {
    const page = await enter(editor);
    const id = await begin(page, "Hai bản");
    await page.context().setOffline(true);
    await report(page).click();
    await page.keyboard.type("Viết trên tàu, không có mạng.");
    await says(page, "Chưa nối được");
    await database().draftLock.deleteMany({ where: { articleId: id } });
    const other = await enter(colleague);
    await other.goto(`/desk/articles/${id}/vi`);
    await writable(other);
    await report(other).click();
    await other.keyboard.type("Viết ở tòa soạn.");
    await says(other, "Đã lưu");
    await page.context().setOffline(false);
    await says(page, "người khác đang viết");
    expect((await room.saved(id)).text).toBe("Viết ở tòa soạn.");
    await other.close();
    await page.getByText("Có hai bản của bài này").waitFor({ timeout: 20_000 });
    expect(await page.locator(".compared").textContent()).toContain("Viết ở tòa soạn.");
    expect(await page.locator(".compared").textContent()).toContain(
      "Viết trên tàu, không có mạng.",
    );
    await press(page, "Viết tiếp bản của tôi");
    await says(page, "Đã lưu");
    expect((await room.saved(id)).text).toBe("Viết trên tàu, không có mạng.");
  }, 60_000);
});

/** Vietnamese as an input method writes it: each key replaces what is composed so far. */
async function compose(cdp: CDPSession, states: string[]): Promise<void> {
  for (const text of states) {
    await cdp.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }
  await cdp.send("Input.insertText", { text: states.at(-1) as string });
}

const telex = [
  ["h", "hô", "hội"],
  ["t", "th", "tha", "thả", "thảo"],
  ["đ", "đư", "đươ", "đươc", "được"],
  ["n", "ng", "ngh", "nghi", "nghiê", "nghiêm", "nghiệm"],
];

describe("Vietnamese input methods", () => {
  it.each(["title", "body"])("lose and double no letter in the %s", async (where) => {
    const page = await enter(editor);
    const id = await begin(page, "Gõ");
    const cdp = await page.context().newCDPSession(page);
    if (where === "title") {
      await titleOf(page).fill("");
      await titleOf(page).focus();
    } else {
      await report(page).click();
    }
    for (let round = 0; round < 3; round++) {
      for (const word of telex) {
        await compose(cdp, word);
        await page.keyboard.press("Space");
        await page.waitForTimeout(140);
      }
    }
    await says(page, "Đã lưu");
    const saved = await room.saved(id);
    const wanted = Array.from({ length: 3 }, () => "hội thảo được nghiệm").join(" ");
    expect((where === "title" ? saved.title : saved.text).trim()).toBe(wanted);
  });

  it("are not disturbed by a save that ends while a word is composed", async () => {
    const page = await enter(editor);
    const id = await begin(page, "Gõ khi lưu");
    const cdp = await page.context().newCDPSession(page);
    await report(page).click();
    await page.keyboard.type("ngày ");
    await page.waitForTimeout(900);
    await cdp.send("Input.imeSetComposition", { text: "hô", selectionStart: 2, selectionEnd: 2 });
    await page.waitForTimeout(1_500);
    await compose(cdp, ["hôi", "hội"]);
    await page.keyboard.type(" thảo");
    await says(page, "Đã lưu");
    await page.waitForTimeout(1_500);
    await says(page, "Đã lưu");
    expect((await room.saved(id)).text).toBe("ngày hội thảo");
  });
});

/** Pastes as from another program. */
const paste = (page: Page, data: Record<string, string>) =>
  page.evaluate((data) => {
    const transfer = new DataTransfer();
    for (const [type, text] of Object.entries(data)) transfer.setData(type, text);
    const event = new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true });
    document.querySelector(".report")?.dispatchEvent(event);
  }, data);

describe("what is pasted", () => {
  it("keeps its structure, and nothing that runs, is fetched or is styled", async () => {
    const page = await enter(editor);
    const id = await begin(page, "Dán");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await report(page).click();
    await paste(page, {
      "text/html": `<meta charset="utf-8"><style>p{color:red}</style><h1>Đề mục</h1>
        <p style="color:red" onclick="alert(1)">Một <b>đậm</b> <a href="javascript:alert(2)">xấu</a>
        <a href="https://langson.gov.vn">tốt</a><img src="https://evil.test/x.png" onerror="alert(3)"></p>
        <ul><li>Điểm</li></ul><table><tr><td colspan="2">Ô</td></tr><tr><td>A</td><td>B</td></tr></table>
        <iframe src="https://evil.test"></iframe><script>alert(4)</script><svg onload="alert(5)"></svg>`,
    });
    await says(page, "Đã lưu");
    const edition = await database().edition.findFirstOrThrow({ where: { articleId: id } });
    const body = JSON.stringify(edition.body);
    for (const word of ["evil", "javascript", "alert", "style", "color"]) {
      expect(body).not.toContain(word);
    }
    expect(edition.bodyText).toContain("Một đậm xấu tốt");
    expect(body).toContain('"href":"https://langson.gov.vn"');
    expect(body).toContain('"bulletList"');
    expect(body).toContain('"table"');
    expect(asked.filter((url) => url.includes("evil"))).toEqual([]);
  });

  it("of five megabytes gets a clear answer, and what was there stays", async () => {
    const page = await enter(editor);
    const id = await begin(page, "Dán nhiều");
    await report(page).click();
    await page.keyboard.type("Còn nguyên.");
    await paste(page, { "text/plain": "một đoạn rất dài ".repeat(300_000) });
    await page.getByText("dài quá một bài viết").waitFor();
    await page.keyboard.type(" Viết tiếp.");
    await says(page, "Đã lưu");
    expect((await room.saved(id)).text).toBe("Còn nguyên. Viết tiếp.");
  });

  it("that is together longer than the portal takes is not saved, and says so until some is taken away", async () => {
    const page = await enter(editor);
    const id = await begin(page, "Dán nhiều lần");
    await report(page).click();
    const part = `${"ấấấấ ".repeat(118)}\n\n`.repeat(495);
    for (let n = 0; n < 3; n++) await paste(page, { "text/plain": part });
    await page.getByText("Bài dài quá, cổng không nhận").waitFor({ timeout: 20_000 });
    expect((await room.saved(id)).text.length).toBeLessThan(800_000);
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Ngắn lại.");
    await says(page, "Đã lưu");
    expect((await room.saved(id)).text).toBe("Ngắn lại.");
  }, 60_000);

  it("with a title of 10,000 characters says what has to be put right", async () => {
    const page = await enter(editor);
    const id = await begin(page, "Tên dài");
    await titleOf(page).fill("a".repeat(10_000));
    await page.getByText("Tên bài: Dài quá.").waitFor();
    expect((await room.saved(id)).title).toBe("Tên dài");
    await titleOf(page).fill("Tên vừa");
    await says(page, "Đã lưu");
    expect((await room.saved(id)).title).toBe("Tên vừa");
  });
});

describe("the editor", () => {
  it("has no barrier that axe knows, and breaks none of its own rules", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await enter(editor, { colorScheme });
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      await begin(page, "Không rào cản");
      await report(page).click();
      await page.keyboard.type("Chữ ");
      await press(page, "Con số nổi bật");
      await press(page, "Bảng");
      for (const head of ["Xã", "Thôn", "Số hộ"]) {
        await page.keyboard.type(head);
        await page.keyboard.press("Tab");
      }
      await page.evaluate(axe.source);
      for (const width of [320, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await faultsOn(page)).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).toBeLessThanOrEqual(width);
      }
      for (const path of ["/desk/articles", "/desk/articles/new"]) {
        await page.goto(path);
        await page.evaluate(axe.source);
        expect(await faultsOn(page)).toEqual([]);
      }
      expect(complaints).toEqual([]);
    }
  });

  it("needs at most 450 KB of script", async () => {
    const page = await enter(editor);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Network.enable");
    await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
    const scripts = new Set<string>();
    let bytes = 0;
    cdp.on("Network.responseReceived", ({ requestId, type }) => {
      if (type === "Script") scripts.add(requestId);
    });
    cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength;
    });
    await begin(page, "Nhẹ");
    bytes = 0;
    await page.reload({ waitUntil: "networkidle" });
    await writable(page);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(450 * 1_024);
  });
});
