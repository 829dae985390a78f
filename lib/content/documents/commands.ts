import { z } from "zod";
import { writeSearchEntry } from "#lib/search/write-entry.ts";
import { documentNumberKey } from "#lib/text/document-number.ts";
import { defineCommand } from "../command.ts";
import { different, list } from "../dependencies.ts";
import { id, line, optionalDate, optionalLine, optionalText, slug } from "../fields.ts";
import { languages, localText, requiredText } from "../language.ts";
import { readBefore, seen } from "../seen.ts";
import { adoptSlug } from "../slugs.ts";
import { readDocument } from "./editing.ts";

export const saveDocument = defineCommand({
  name: "saveDocument",
  action: "content.write",
  schema: z.object({
    id: id.optional(),
    seen,
    slug,
    formerSlugs: z.array(slug).optional(),
    type: line(60),
    typeEn: optionalLine(60),
    number: optionalLine(60),
    title: optionalLine(500),
    titleEn: optionalLine(500),
    issuerId: id.nullish(),
    term: optionalLine(120),
    termEn: optionalLine(120),
    issuedOn: optionalDate,
    summary: optionalText(),
    summaryEn: optionalText(),
  }),
  async write(tx, { id, seen, ...after }) {
    const { formerSlugs, ...fields } = after;
    const found = await readBefore(tx, "Document", { id, seen }, readDocument);
    const before = id ? await tx.document.findUniqueOrThrow({ where: { id } }) : null;
    const data = { ...fields, numberKey: fields.number ? documentNumberKey(fields.number) : null };
    const saved = before
      ? await tx.document.update({ where: { id: before.id }, data })
      : await tx.document.create({ data });
    await adoptSlug(tx, "DOCUMENT", saved.id, {
      slug: saved.slug,
      before: before?.slug,
      former: formerSlugs,
    });
    for (const language of languages) {
      await writeSearchEntry(tx, {
        kind: "DOCUMENT",
        entityId: saved.id,
        language,
        slug: saved.slug,
        title: [
          requiredText(saved, "type", language).text,
          saved.number && `${language === "vi" ? "số" : "No."} ${saved.number}`,
        ]
          .filter(Boolean)
          .join(" "),
        detail:
          (localText(saved, "title", language) ?? localText(saved, "summary", language))?.text ??
          "",
        names: [saved.type, saved.numberKey, saved.title],
        text: localText(saved, "summary", language)?.text ?? "",
      });
    }
    return {
      value: saved.id,
      recorded: { id: saved.id, before: found, after },
      changed: [
        saved.id,
        ...different(issuedBy(before), issuedBy(saved)),
        ...(before && before.sortOn === saved.sortOn && before.numberKey === saved.numberKey
          ? []
          : [list("documents"), ...issuedBy(saved)]),
      ],
    };
  },
});

const issuedBy = (document: { issuerId: string | null } | null) =>
  document?.issuerId ? [list("documents", document.issuerId)] : [];
