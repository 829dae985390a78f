import { globSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { roles } from "#lib/access/access.ts";
import { makePreviewLink } from "#lib/content/articles/preview.ts";
import { database } from "#lib/db/client.ts";
import { Newsroom } from "./support/newsroom.ts";
import { readers } from "./support/reader.ts";

const { newPage } = readers();
const room = new Newsroom();
/** What a browser sends of whom it is, by their role; nothing for nobody. */
const cookies = new Map<string, string>();
const known: Record<string, string> = { kind: "people", language: "vi" };

/** To sign in first. */
const away = 307;

/**
 * What every address of the desk answers to nobody, and to each role in order: somebody else's report. A
 * route that is not in this table fails the test.
 */
const expected: Record<string, readonly [number, number, number, number, number]> = {
  "": [away, 200, 200, 200, 200],
  "/[...rest]": [404, 404, 404, 404, 404],
  "/[kind]": [away, 404, 200, 200, 200],
  "/[kind]/[id]": [away, 404, 200, 200, 200],
  "/[kind]/[id]/merge": [away, 404, 200, 200, 200],
  "/[kind]/alike": [401, 404, 200, 200, 200],
  "/[kind]/duplicates": [away, 404, 200, 200, 200],
  "/[kind]/merges": [away, 404, 200, 200, 200],
  "/account": [away, 200, 200, 200, 200],
  "/accounts": [away, 404, 404, 404, 200],
  "/articles": [away, 200, 200, 200, 200],
  "/articles/new": [away, 200, 200, 200, 200],
  "/articles/[id]/[language]": [away, 404, 200, 200, 200],
  "/articles/[id]/[language]/draft": [401, 404, 200, 200, 200],
  "/articles/[id]/[language]/filing": [away, 404, 200, 200, 200],
  "/articles/[id]/[language]/history": [away, 404, 200, 200, 200],
  "/articles/[id]/[language]/lock": [401, 404, 200, 200, 200],
  "/articles/[id]/[language]/preview": [away, 404, 200, 200, 200],
  "/articles/[id]/[language]/preview/document": [401, 404, 200, 200, 200],
  "/articles/[id]/[language]/save": [401, 200, 200, 200, 200],
  "/articles/[id]/[language]/take-down": [away, 404, 404, 200, 200],
  "/audit": [away, 404, 404, 404, 200],
  "/calendar": [away, 200, 200, 200, 200],
  "/link/[token]": [200, 200, 200, 200, 200],
  "/media": [away, 200, 200, 200, 200],
  "/media/[id]": [away, 200, 200, 200, 200],
  "/media/find": [401, 200, 200, 200, 200],
  // Whose is nothing that a file could be.
  "/media/incoming": [401, 403, 400, 400, 400],
  "/named": [401, 200, 200, 200, 200],
  "/organizations/[id]/change": [away, 404, 200, 200, 200],
  "/preview/[token]/[language]": [200, 200, 200, 200, 200],
  "/preview/[token]/[language]/document": [200, 200, 200, 200, 200],
  "/sign-in": [200, away, away, away, away],
  "/sign-in/again": [403, 403, 403, 403, 403],
};

const sent: Record<string, () => object> = {
  "/articles/[id]/[language]/lock": () => ({ do: "hold", holder: crypto.randomUUID() }),
  "/articles/[id]/[language]/save": () => ({}),
  "/media/incoming": () => ({}),
  "/sign-in/again": () => ({ email: "nobody@example.vn", password: "" }),
};

beforeAll(async () => {
  await room.open();
  cookies.set("nobody", "");
  for (const role of roles) {
    const page = await room.enter(newPage, await room.hire(`Chuc ${role}`, role));
    const known = await page.context().cookies();
    cookies.set(role, known.map(({ name, value }) => `${name}=${value}`).join("; "));
  }
  const article = await database().article.findFirstOrThrow({ orderBy: { id: "asc" } });
  const person = await database().person.findFirstOrThrow({ orderBy: { id: "asc" } });
  const organization = await database().organization.findFirstOrThrow({ orderBy: { id: "asc" } });
  const link = await makePreviewLink({ kind: "command-line" }, { articleId: article.id });
  const media = await database().media.findFirstOrThrow({ orderBy: { id: "asc" } });
  Object.assign(known, {
    article: article.id,
    person: person.id,
    media: media.id,
    organization: organization.id,
    token: link.ok && link.value,
  });
}, 120_000);
afterAll(() => room.close());

const ownerOf = (route: string) => /^\/(article|organization|media)/.exec(route)?.[1] ?? "person";
const addressOf = (route: string) =>
  `/desk${route}`
    .replace("[...rest]", "khong/co/gi")
    .replace("[id]", String(known[ownerOf(route)]))
    .replace(/\[(\w+)\]/g, (_, name) => String(known[name]));

/** Asks for a route as a browser does, or sends something to it. */
const ask = (role: string, route: string, data?: object, origin = room.portal.url) =>
  fetch(room.portal.url + addressOf(route), {
    redirect: "manual",
    headers: {
      Cookie: cookies.get(role) ?? "",
      Origin: origin,
      "Content-Type": "application/json",
    },
    ...(data && { method: "POST", body: JSON.stringify(data) }),
  });

const routes = globSync("app/(desk)/desk/**/{page.tsx,route.ts,route.tsx}")
  .map((file) => file.replace(/^app\/\(desk\)\/desk|\/(?:page\.tsx|route\.tsx?)$/g, ""))
  .sort();

describe("every address of the desk", () => {
  it("stands in the table", () => {
    expect(routes).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.keys(expected))("%s is for whom it is", async (route) => {
    const statuses = [];
    for (const role of cookies.keys()) {
      statuses.push((await ask(role, route, sent[route]?.())).status);
    }
    expect(statuses).toEqual(expected[route]);
  });

  it("that saves tells who may not that they may not, and saves nothing", async () => {
    const where = { articleId: known.article as string };
    const before = await database().edition.findMany({ where });
    const text = { title: "Chen vào", lead: "", body: { type: "doc", content: [] } };
    const names = { saveId: crypto.randomUUID(), holder: crypto.randomUUID() };
    const save = { ...text, ...names, revision: 1 };
    const answer = await ask("CONTRIBUTOR", "/articles/[id]/[language]/save", save);
    expect(await answer.json()).toMatchObject({ kind: "refused" });
    expect(await database().edition.findMany({ where })).toEqual(before);
  });

  it("is not written to from another site", async () => {
    for (const role of cookies.keys()) {
      for (const origin of ["https://xau.example", "null"]) {
        const answer = await ask(role, "/articles/[id]/[language]/lock", {}, origin);
        expect(answer.status).toBe(403);
      }
    }
  });
});
