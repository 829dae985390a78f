import { writeSearchEntry } from "#lib/search/write-entry.ts";
import { fold } from "#lib/text/fold.ts";
import type { Transaction } from "../command.ts";
import { languages } from "../language.ts";

/** Writes what a person is found by: also the names of those who turned out to be the same. */
export async function writePersonEntry(tx: Transaction, id: string): Promise<void> {
  const person = await tx.person.findUniqueOrThrow({ where: { id } });
  const positions = await tx.position.findMany({
    where: { appointments: { some: { personId: id } } },
    include: { organization: true },
    orderBy: [{ rank: "asc" }, { id: "asc" }],
  });
  const merged = await tx.merge.findMany({
    where: { intoId: id, undoneAt: null },
    orderBy: { id: "asc" },
  });
  const others = merged
    .map(({ fromName }) => fromName)
    .filter((name) => fold(name) !== fold(person.name));
  for (const language of languages) {
    const held = positions.map(({ title, titleEn, organization }) =>
      language === "en"
        ? `${titleEn ?? title}, ${organization.nameEn ?? organization.name}`
        : `${title}, ${organization.name}`,
    );
    await writeSearchEntry(tx, {
      kind: "PERSON",
      entityId: id,
      language,
      slug: person.slug,
      title: person.name,
      detail: held.join("; "),
      names: others,
      text: (language === "en" ? person.biographyEn : person.biography) ?? "",
    });
  }
}
