import { writeSearchEntry } from "#lib/search/write-entry.ts";
import type { Transaction } from "../command.ts";
import { languages, localText, requiredText } from "../language.ts";

/** Writes what an organization is found by: all its names. */
export async function writeOrganizationEntry(tx: Transaction, id: string): Promise<void> {
  const saved = await tx.organization.findUniqueOrThrow({
    where: { id },
    include: { names: { orderBy: { id: "asc" } } },
  });
  for (const language of languages) {
    await writeSearchEntry(tx, {
      kind: "ORGANIZATION",
      entityId: saved.id,
      language,
      slug: saved.slug,
      title: requiredText(saved, "name", language).text,
      detail: localText(saved, "purpose", language)?.text ?? "",
      names: [
        saved.name,
        saved.shortName,
        ...saved.names.flatMap((name) => [name.name, name.nameEn]),
      ],
    });
  }
}
