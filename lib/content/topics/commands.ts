import { z } from "zod";
import { writeSearchEntry } from "#lib/search/write-entry.ts";
import { defineCommand } from "../command.ts";
import { list } from "../dependencies.ts";
import { id, line, optionalLine, optionalText, slug } from "../fields.ts";
import { languages, localText, requiredText } from "../language.ts";
import { refuseUnseen, seen } from "../seen.ts";
import { adoptSlug } from "../slugs.ts";
import { readSection, readTopic } from "./editing.ts";

const named = {
  id: id.optional(),
  seen,
  slug,
  name: line(),
  nameEn: optionalLine(),
  description: optionalText(),
  descriptionEn: optionalText(),
  formerSlugs: z.array(slug).optional(),
};

export const saveSection = defineCommand({
  name: "saveSection",
  action: "content.write",
  schema: z.object({ ...named, position: z.int().min(0) }),
  async write(tx, { id, seen, formerSlugs, ...data }) {
    const found = id ? await readSection(tx, id) : null;
    refuseUnseen(seen, found);
    const before = id ? await tx.section.findUniqueOrThrow({ where: { id } }) : null;
    const saved = before
      ? await tx.section.update({ where: { id: before.id }, data })
      : await tx.section.create({ data });
    await adoptSlug(tx, "SECTION", saved.id, {
      slug: saved.slug,
      before: before?.slug,
      former: formerSlugs,
    });
    const recorded = { id: saved.id, before: found, after: data };
    return { value: saved.id, changed: [saved.id, list("sections")], recorded };
  },
});

export const saveTopic = defineCommand({
  name: "saveTopic",
  action: "content.write",
  schema: z.object(named),
  async write(tx, { id, seen, formerSlugs, ...data }) {
    const found = id ? await readTopic(tx, id) : null;
    refuseUnseen(seen, found);
    const before = id ? await tx.topic.findUniqueOrThrow({ where: { id } }) : null;
    const saved = before
      ? await tx.topic.update({ where: { id: before.id }, data })
      : await tx.topic.create({ data });
    await adoptSlug(tx, "TOPIC", saved.id, {
      slug: saved.slug,
      before: before?.slug,
      former: formerSlugs,
    });
    for (const language of languages) {
      await writeSearchEntry(tx, {
        kind: "TOPIC",
        entityId: saved.id,
        language,
        slug: saved.slug,
        title: requiredText(saved, "name", language).text,
        detail: localText(saved, "description", language)?.text ?? "",
        names: [saved.name],
      });
    }
    const recorded = { id: saved.id, before: found, after: data };
    return { value: saved.id, changed: [saved.id], recorded };
  },
});
