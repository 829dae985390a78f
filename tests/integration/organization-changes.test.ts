import { describe, expect, it } from "vitest";
import { presentSlug } from "#lib/content/former-slugs.ts";
import { changeOrganization, previewChange } from "#lib/content/organizations/change-commands.ts";
import { database } from "#lib/db/client.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { actor, anonymous, done, newOrganization, refused } from "./content.ts";
import { renderPage } from "./reader-pages.ts";

ownDatabase();

const find = (id: string) =>
  database().organization.findUniqueOrThrow({
    where: { id },
    include: {
      names: { orderBy: { endsOn: "asc" } },
      positions: true,
      successors: { orderBy: { successorId: "asc" } },
    },
  });
const page = async (path: string) => (await renderPage(path)).text();

describe("an organization in the course of time", () => {
  it("is renamed: it was called otherwise until then, and its former address leads on", async () => {
    const id = await newOrganization("Sở Một Hai", {
      foundedOn: "1997",
      names: [{ kind: "ALIAS", name: "Sở Ba" }],
      positions: [{ title: "Giám đốc" }],
    });
    const asked = { act: "RENAMED" as const, on: "2010-03", name: "Sở Ba" };
    const preview = await previewChange(actor, id, asked);
    await done(changeOrganization(actor, { id, seen: preview?.seen, ...asked }));
    const found = await find(id);
    expect(found).toMatchObject({ name: "Sở Ba", slug: "so-ba", nameEn: null, dissolvedOn: null });
    expect({ ...preview?.after?.after, positions: [] }).toMatchObject({
      name: found.name,
      slug: found.slug,
    });
    await done(changeOrganization(actor, { id, act: "RENAMED", on: "2025-03-01", name: "Sở Bốn" }));
    const { names, positions } = await find(id);
    expect(names.map(({ kind, name, startsOn, endsOn }) => [kind, name, startsOn, endsOn])).toEqual(
      [
        ["FORMER", "Sở Một Hai", "1997", "2010-03"],
        ["FORMER", "Sở Ba", "2010-03", "2025-03-01"],
      ],
    );
    expect(positions).toHaveLength(1);
    expect(await presentSlug("ORGANIZATION", "so-mot-hai")).toBe("so-bon");
    expect(await presentSlug("ORGANIZATION", "so-ba")).toBe("so-bon");
  });

  it.each([
    ["MERGED", 1],
    ["SPLIT", 2],
    ["REPLACED", 1],
    ["CLOSED", 0],
  ] as const)("is %s: its page stays, and leads to what it became", async (act, count) => {
    const id = await newOrganization(`Ban ${act}`);
    const successorIds = await Promise.all(
      Array.from({ length: count }, (_, n) => newOrganization(`Ban sau ${act} ${n}`)),
    );
    const asked = { act, on: "2025-07-01", successorIds, note: "Quyết định số 1." };
    const { seen } = (await previewChange(actor, id, asked)) ?? {};
    await done(changeOrganization(actor, { id, seen, ...asked }));
    const found = await find(id);
    expect(found).toMatchObject({ name: `Ban ${act}`, dissolvedOn: "2025-07-01", names: [] });
    expect(
      found.successors.map(({ successorId, kind, happenedOn }) => [successorId, kind, happenedOn]),
    ).toEqual(successorIds.toSorted().map((one) => [one, act, "2025-07-01"]));
    const shown = await page(`/to-chuc/ban-${act.toLowerCase()}`);
    for (const n of successorIds.keys()) expect(shown).toContain(`Ban sau ${act} ${n}`);
    // Who did not see that is told.
    expect(await refused(changeOrganization(actor, { id, seen, ...asked }))).toEqual([
      "seen changed",
    ]);
  });

  it("does nothing that cannot have happened", async () => {
    const id = await newOrganization("Ban Không Thể", { dissolvedOn: "2020" });
    const other = await newOrganization("Ban Khác");
    const why = async (asked: object) => {
      const input = { id, act: "CLOSED", on: "2020", ...asked } as never;
      const reasons = await refused(changeOrganization(actor, input));
      const preview = await previewChange(actor, id, input);
      expect(preview?.reasons.map(({ field, code }) => `${field} ${code}`)).toEqual(reasons);
      return reasons;
    };
    expect(await why({ on: "2021" })).toEqual(["on ended"]);
    expect(await why({ on: "hôm qua" })).toEqual(["on invalid"]);
    expect(await why({ act: "RENAMED" })).toEqual(["name required"]);
    expect(await why({ act: "RENAMED", name: "Ban Không Thể" })).toEqual(["name invalid"]);
    expect(await why({ act: "MERGED" })).toEqual(["successorIds required"]);
    expect(await why({ act: "MERGED", successorIds: [id] })).toEqual(["successorIds invalid"]);
    expect(await why({ act: "SPLIT", successorIds: [other] })).toEqual(["successorIds tooFew"]);
    await expect(previewChange(anonymous, id, undefined)).rejects.toThrow();
  });
});
