import { describe, expect, it } from "vitest";
import { type Actor, actions, insist, may, NotAllowed, roles } from "#lib/access/access.ts";
import { normalizePassword, passwordFault, shortest } from "#lib/access/password.ts";

const who: Record<string, Actor> = {
  anonymous: { kind: "anonymous" },
  ...Object.fromEntries(roles.map((role) => [role, { kind: "account", id: "x", role } as const])),
  clock: { kind: "clock" },
  "command line": { kind: "command-line" },
};

/** Written out a second time, so that a slip of the table does not go unnoticed. */
const expected: Record<string, string> = {
  "desk.enter": "CONTRIBUTOR EDITOR APPROVER ADMINISTRATOR",
  "draft.write": "CONTRIBUTOR EDITOR APPROVER ADMINISTRATOR",
  "article.approve": "APPROVER ADMINISTRATOR",
  "content.write": "EDITOR APPROVER ADMINISTRATOR",
  "article.publish": "APPROVER ADMINISTRATOR",
  "article.withdraw": "APPROVER ADMINISTRATOR",
  "account.manage": "ADMINISTRATOR",
  "audit.read": "ADMINISTRATOR",
  "account.link": "anonymous CONTRIBUTOR EDITOR APPROVER ADMINISTRATOR clock",
  "plan.carryOut": "clock",
};

describe("who may do what", () => {
  it("says so of every action", () => {
    expect([...actions].sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(actions)("%s", (action) => {
    const allowed = Object.keys(who).filter((name) => may(who[name] as Actor, action));
    expect(allowed.join(" ")).toBe(`${expected[action]} command line`);
  });

  it("refuses to read what may not be read", () => {
    expect(() => insist(who.EDITOR as Actor, "account.manage")).toThrow(NotAllowed);
    expect(() => insist(who.ADMINISTRATOR as Actor, "account.manage")).not.toThrow();
  });
});

describe("a password", () => {
  const about = ["Hoàng Thị Như", "nhu.hoang@langson.example", "Kỷ Yếu"];

  it.each([
    ["", "tooShort"],
    ["mười bốn chữ .", "tooShort"],
    ["aaaaaaaaaaaaaaaaaaaa", "tooCommon"],
    ["abcabcabcabcabcabc", "tooCommon"],
    ["123456789012345678", "tooCommon"],
    ["password12345678", "tooCommon"],
    ["Mật khẩu 1234567", "tooCommon"],
    ["anhyeuem20112026", "tooCommon"],
    ["Hoàng Thị Như 1987", "tooCommon"],
    ["nhu.hoang 2026 2026", "tooCommon"],
    ["dragon football", "tooCommon"],
    ["x".repeat(100) + "y".repeat(157), "tooLong"],
    ["chợ phiên Kỳ Lừa họp ngày ba", null],
    ["correct horse battery staple", null],
    ["(){}[]<>/\\|!?;:.,-_=+", null],
    ["mặt trời mọc trên đỉnh Mẫu Sơn", null],
  ])("%j: %s", async (password, fault) => {
    expect(await passwordFault(normalizePassword(password), about)).toBe(fault);
  });

  it("counts characters as people do", async () => {
    expect(await passwordFault("🌾".repeat(shortest - 1), about)).toBe("tooShort");
    expect(await passwordFault("🌾🐃🎋🪷⛰️🌧️☀️🌙⭐🛖🚜🐓🦆🐟🍚", about)).toBeNull();
    const typed = "ruộng bậc thang".normalize("NFD");
    expect(normalizePassword(typed)).toBe("ruộng bậc thang");
  });
});
