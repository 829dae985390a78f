import axe from "axe-core";
import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { faultsOn } from "./support/axe.ts";
import { readers } from "./support/reader.ts";
import { ask, origin } from "./support/site.ts";

const pages = readers();
const newPage = (options: BrowserContextOptions = {}) =>
  pages.newPage({ locale: "vi-VN", ...options });

const password = "chợ phiên Kỳ Lừa họp ngày ba";
const other = "mặt trời mọc trên đỉnh Mẫu Sơn";
const administrator = "quan-tri@example.vn";

/** What keeps someone signed in from one page to the next. */
let state: Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;

const fill = async (page: Page, fields: Record<string, string>) => {
  for (const [label, text] of Object.entries(fields)) {
    await page.getByLabel(label, { exact: true }).fill(text);
  }
};

async function signIn(page: Page, email: string, secret: string): Promise<void> {
  await page.goto("/desk/sign-in");
  await fill(page, { "Thư điện tử": email, "Mật khẩu": secret });
  await page.getByRole("button", { name: "Đăng nhập" }).click();
}

/** Someone whom the administrator invites, and who follows the invitation in a browser of their own. */
async function join(email: string, role: string): Promise<Page> {
  const page = await newPage({ storageState: state });
  await page.goto("/desk/accounts");
  await fill(page, { "Thư điện tử": email });
  await page.getByLabel("Vai trò").first().selectOption(role);
  await page.getByRole("button", { name: "Tạo lời mời" }).click();
  const address = await page.getByLabel(/^Địa chỉ cho/).inputValue();
  const theirs = await newPage();
  await theirs.goto(address);
  await fill(theirs, { "Họ và tên": "Hoàng Thị Như", "Mật khẩu mới": password });
  await theirs.getByRole("button", { name: "Tạo tài khoản" }).click();
  await theirs.waitForURL("**/desk");
  return theirs;
}

describe("the desk", () => {
  it("is opened by the address that the start prints, once", async () => {
    const page = await newPage();
    await page.goto(inject("firstLink"));
    await fill(page, {
      "Thư điện tử": administrator,
      "Họ và tên": "Lương Văn An",
      "Mật khẩu mới": "ngắn quá",
    });
    await page.getByRole("button", { name: "Tạo tài khoản" }).click();
    await expect.poll(() => page.getByText("Mật khẩu cần ít nhất 15 ký tự.").count()).toBe(1);
    // Nothing but the password has to be typed again.
    expect(await page.getByLabel("Họ và tên").inputValue()).toBe("Lương Văn An");
    await fill(page, { "Mật khẩu mới": password });
    await page.keyboard.press("Enter");
    await page.waitForURL("**/desk");
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Chào Lương Văn An");
    state = await page.context().storageState();
    await page.goto(inject("firstLink"));
    expect(await page.locator("h1").textContent()).toBe("Địa chỉ này không còn dùng được");
  });

  it("asks everyone else to sign in, and goes on where they wanted to be", async () => {
    const page = await newPage();
    await page.goto("/desk/account");
    expect(new URL(page.url()).pathname).toBe("/desk/sign-in");
    await fill(page, { "Thư điện tử": administrator, "Mật khẩu": other });
    await page.getByRole("button", { name: "Đăng nhập" }).click();
    await expect.poll(() => page.locator(".refused").textContent()).toContain("không đúng");
    expect(await page.getByLabel("Thư điện tử").inputValue()).toBe(administrator);
    await fill(page, { "Mật khẩu": password });
    await page.getByRole("button", { name: "Đăng nhập" }).click();
    await page.waitForURL("**/desk/account");
  });

  it("lets nobody be led elsewhere by signing in", async () => {
    for (const to of [
      "//evil.test",
      "https://evil.test",
      "/desk//evil.test/..",
      "/desk/../",
      "\\\\evil",
    ]) {
      const page = await newPage();
      await page.goto(`/desk/sign-in?to=${encodeURIComponent(to)}`);
      await fill(page, { "Thư điện tử": administrator, "Mật khẩu": password });
      await page.getByRole("button", { name: "Đăng nhập" }).click();
      await page.waitForURL((url) => url.href === `${origin}/desk`);
    }
  });

  it("works without a script", async () => {
    const page = await newPage({ javaScriptEnabled: false });
    await signIn(page, administrator, other);
    expect(await page.locator(".refused").textContent()).toContain("không đúng");
    await signIn(page, administrator, password);
    expect(await page.locator("h1").textContent()).toContain("Lương Văn An");
    await page.getByRole("button", { name: "Đăng xuất" }).click();
    expect(new URL(page.url()).pathname).toBe("/desk/sign-in");
    await page.goto("/desk");
    expect(new URL(page.url()).pathname).toBe("/desk/sign-in");
  });

  it("is used by keyboard alone", async () => {
    const page = await newPage();
    await page.goto("/desk/sign-in");
    const reach = async (label: string) => {
      for (let steps = 0; steps < 12; steps++) {
        await page.keyboard.press("Tab");
        const name = await page.evaluate(() => {
          const at = document.activeElement as HTMLInputElement | null;
          return at?.labels?.[0]?.textContent ?? at?.textContent ?? "";
        });
        if (name === label) return;
      }
      throw new Error(`${label} is not reached`);
    };
    await reach("Đến nội dung chính");
    await reach("Thư điện tử");
    await page.keyboard.type(administrator);
    await reach("Mật khẩu");
    await page.keyboard.type(password);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/desk");
  });

  it("leads to each of its parts, by keyboard and on a phone", async () => {
    const page = await newPage({ storageState: state });
    await page.goto("/desk/people");
    const places = page.getByRole("navigation", { name: "Các phần của bàn biên tập" });
    const more = places.getByText("Thêm", { exact: true });
    const link = (name: string) => places.getByRole("link", { name, exact: true });
    expect(await places.locator('[aria-current="page"]:visible').allTextContents()).toEqual([
      "Người",
    ]);
    await more.focus();
    await page.keyboard.press("Enter");
    await link("Nhật ký").waitFor();
    await page.keyboard.press("Escape");
    await link("Nhật ký").waitFor({ state: "hidden" });
    expect(await more.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await link("Nhật ký").focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/desk/audit");
    await link("Nhật ký").waitFor({ state: "hidden" });
    expect(await more.getAttribute("aria-current")).toBe("true");

    await page.setViewportSize({ width: 320, height: 640 });
    await link("Người").waitFor({ state: "hidden" });
    await more.click();
    await link("Người").click();
    await page.waitForURL("**/desk/people");
  });
});

describe("accounts", () => {
  it("are made by invitation, and do what their role may", async () => {
    const page = await join("cong-tac@example.vn", "CONTRIBUTOR");
    expect(await page.locator('a[href="/desk/accounts"]').count()).toBe(0);
    const answer = await page.goto("/desk/accounts");
    expect(answer?.status()).toBe(404);
    expect(await page.textContent("main")).not.toContain(administrator);
  });

  it("are signed out everywhere by a new password", async () => {
    const first = await join("hai-noi@example.vn", "EDITOR");
    const second = await newPage();
    await signIn(second, "hai-noi@example.vn", password);
    await second.waitForURL("**/desk");
    await first.goto("/desk/account");
    expect(await first.getByRole("button", { name: "Đăng xuất khỏi đó" }).count()).toBe(1);
    await fill(first, { "Mật khẩu hiện tại": password, "Mật khẩu mới": other });
    await first.getByRole("button", { name: "Đổi mật khẩu" }).click();
    await first.waitForURL("**/desk/sign-in?done=password");
    for (const page of [first, second]) {
      await page.goto("/desk/account");
      expect(new URL(page.url()).pathname).toBe("/desk/sign-in");
    }
    await signIn(second, "hai-noi@example.vn", other);
    await second.waitForURL("**/desk");
  });

  it("end a session elsewhere", async () => {
    const here = await join("phien@example.vn", "EDITOR");
    const there = await newPage();
    await signIn(there, "phien@example.vn", password);
    await there.waitForURL("**/desk");
    await here.goto("/desk/account");
    await here.getByRole("button", { name: "Đăng xuất khỏi đó" }).click();
    await expect
      .poll(() => here.getByRole("button", { name: "Đăng xuất khỏi đó" }).count())
      .toBe(0);
    await there.goto("/desk");
    expect(new URL(there.url()).pathname).toBe("/desk/sign-in");
    await here.goto("/desk");
    expect(new URL(here.url()).pathname).toBe("/desk");
  });

  it("are closed at once", async () => {
    const theirs = await join("dong@example.vn", "EDITOR");
    const page = await newPage({ storageState: state });
    await page.goto("/desk/accounts");
    const row = page.locator("li", { hasText: "dong@example.vn" });
    await row.getByLabel("Trạng thái").selectOption("no");
    await row.getByRole("button", { name: "Lưu" }).click();
    await expect.poll(() => row.getByText("đã đóng ngày").count()).toBe(1);
    await theirs.goto("/desk");
    expect(new URL(theirs.url()).pathname).toBe("/desk/sign-in");
    await signIn(theirs, "dong@example.vn", password);
    await expect.poll(() => theirs.locator(".refused").textContent()).toContain("không đúng");
  });

  it("show the desk in their language", async () => {
    const page = await join("english@example.vn", "EDITOR");
    await page.goto("/desk/account");
    await page.getByLabel("Ngôn ngữ của bàn biên tập").selectOption("en");
    await page.getByRole("button", { name: "Lưu" }).click();
    await expect.poll(() => page.locator("h1").textContent()).toBe("My account");
    expect(await page.getAttribute("html", "lang")).toBe("en");
    expect(await page.getByLabel("Language of the desk").inputValue()).toBe("en");
  });

  it("are not guessed at, and their owners not held back by who guesses", async () => {
    const owner = await join("chu@example.vn", "EDITOR");
    await owner.getByRole("button", { name: "Đăng xuất" }).click();
    await owner.waitForURL("**/desk/sign-in");
    const stranger = await newPage();
    await stranger.goto("/desk/sign-in");
    const guess = async (secret: string) => {
      await fill(stranger, { "Thư điện tử": "chu@example.vn", "Mật khẩu": secret });
      const answered = stranger.waitForResponse((one) => one.request().method() === "POST");
      await stranger.getByRole("button", { name: "Đăng nhập" }).click();
      await answered;
      await stranger.waitForTimeout(200);
      return stranger.locator(".refused").textContent();
    };
    for (let n = 1; n <= 10; n++) expect(await guess(`đoán lần thứ ${n}`)).toContain("không đúng");
    expect(await guess("đoán lần thứ 11")).toContain("quá nhiều lần");
    expect(await guess(password)).toContain("quá nhiều lần");
    // What the owner's browser keeps helps nobody who only has something like it.
    const kept = (await owner.context().cookies(`${origin}/desk`)).find(
      ({ name }) => name === "desk-device",
    );
    for (const value of [`${kept?.value}.1`, `x${kept?.value}`, kept?.value.split(".")[0]]) {
      const cookie = { name: "desk-device", value: value as string, url: `${origin}/desk` };
      await stranger.context().addCookies([cookie]);
      expect(await guess(password)).toContain("quá nhiều lần");
    }
    await signIn(owner, "chu@example.vn", password);
    await owner.waitForURL("**/desk");
  });

  it("get a new password by an address, also while others guess at them", async () => {
    const page = await newPage({ storageState: state });
    await page.goto("/desk/accounts");
    const row = page.locator("li", { hasText: "chu@example.vn" });
    await row.getByRole("button", { name: "Tạo địa chỉ đặt lại mật khẩu" }).click();
    const address = await row.getByLabel(/^Địa chỉ đặt lại/).inputValue();
    const [first, late] = [await newPage(), await newPage()];
    await late.goto(address);
    await first.goto(address);
    expect(await first.getByLabel("Thư điện tử").inputValue()).toBe("chu@example.vn");
    await fill(first, { "Mật khẩu mới": other });
    await first.getByRole("button", { name: "Đặt mật khẩu" }).click();
    await first.waitForURL("**/desk");
    await fill(late, { "Mật khẩu mới": password });
    await late.getByRole("button", { name: "Đặt mật khẩu" }).click();
    await expect.poll(() => late.locator(".refused").textContent()).toContain("đã được dùng");
  });

  it("are opened without a script, with a password as long as one likes", async () => {
    const page = await newPage({ storageState: state, javaScriptEnabled: false });
    await page.goto("/desk/accounts");
    await fill(page, { "Thư điện tử": "dai@example.vn" });
    await page.getByRole("button", { name: "Tạo lời mời" }).click();
    const address = await page.getByLabel(/^Địa chỉ cho/).inputValue();
    const theirs = await newPage({ javaScriptEnabled: false });
    await theirs.goto(address);
    const long = "suối chảy qua bản lúc trời chưa sáng ".repeat(6);
    await fill(theirs, { "Họ và tên": "Vi Thị Dài", "Mật khẩu mới": long });
    await theirs.getByRole("button", { name: "Tạo tài khoản" }).click();
    expect(await theirs.locator("h1").textContent()).toBe("Chào Vi Thị Dài");
  });
});

describe("what the desk answers", () => {
  it("is kept by nobody, and framed, run or read by no other site", async () => {
    const answers = [await ask("/desk/sign-in"), await ask("/desk/sign-in"), await ask("/desk")];
    const policies = answers.map(({ headers }) => String(headers["content-security-policy"]));
    expect(new Set(policies).size).toBe(3);
    for (const [index, { headers }] of answers.entries()) {
      expect(headers["cache-control"]).toMatch(/\bno-store\b/);
      expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
      expect(headers["x-robots-tag"]).toContain("noindex");
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(policies[index]).not.toContain("unsafe");
      expect(policies[index]).toContain("frame-ancestors 'none'");
    }
  });

  it("breaks none of its own rules", async () => {
    const page = await newPage({ storageState: state });
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    for (const path of ["/desk", "/desk/account", "/desk/accounts"]) {
      await page.goto(path, { waitUntil: "networkidle" });
    }
    expect(complaints).toEqual([]);
  });

  it("takes nothing from another site, and no other method", async () => {
    const send = (headers: Record<string, string>) =>
      ask("/desk/sign-in", { method: "POST", headers: { "Content-Length": "0", ...headers } });
    expect((await send({ Origin: "https://evil.test" })).status).toBe(403);
    expect((await send({ "Sec-Fetch-Site": "cross-site", Origin: origin })).status).toBe(403);
    expect((await send({ "Sec-Fetch-Site": "same-site" })).status).toBe(403);
    expect((await send({})).status).toBe(403);
    expect((await ask("/desk", { method: "PUT" })).status).toBe(405);
  });

  it("is told of by a cookie that readers' pages never see", async () => {
    const sealed = state.cookies.map(({ name, path, httpOnly, sameSite }) => ({
      name,
      path,
      httpOnly,
      sameSite,
    }));
    expect(sealed.map(({ name }) => name).sort()).toEqual(["desk-device", "desk.session_token"]);
    for (const cookie of sealed)
      expect(cookie).toMatchObject({ path: "/desk", httpOnly: true, sameSite: "Lax" });
  });

  it.each([
    ["/desk/nowhere", 404, "Không có trang này"],
    ["/desk/account/x", 404, "Không có trang này"],
    ["/desk/link/abc", 200, "Địa chỉ này không còn dùng được"],
  ])("%s is not there", async (path, status, heading) => {
    const page = await newPage({ storageState: state });
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(status);
    expect(await page.locator("h1").textContent()).toBe(heading);
  });

  it("a forged action is answered, and does nothing", async () => {
    const page = await newPage({ javaScriptEnabled: false });
    await page.goto("/desk/sign-in");
    const named = await page.locator('input[name$=":0"]').first().inputValue();
    const id = JSON.parse(named).id as string;
    for (const body of ["[]", '[null,"x"]', '[null,{"get":1}]', "[null,null]"]) {
      const answer = await fetch(`${origin}/desk/sign-in`, {
        method: "POST",
        headers: { Origin: origin, "Next-Action": id, "Content-Type": "text/plain;charset=UTF-8" },
        body,
      });
      expect([body, answer.status]).toEqual([body, 200]);
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
  });
});

describe("no barrier that axe knows", () => {
  const paths = ["/desk/sign-in", "/desk/link/abc", "/desk", "/desk/account", "/desk/accounts"];

  it.each(paths)("%s", async (path) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await newPage(
        path.includes("sign-in") ? { colorScheme } : { colorScheme, storageState: state },
      );
      await page.goto(path);
      await page.evaluate(axe.source);
      for (const width of [320, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await faultsOn(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          width,
        );
      }
    }
  });
});
