import { z } from "zod";
import { writeSearchEntry } from "#lib/search/write-entry.ts";
import { defineCommand } from "../command.ts";
import { list } from "../dependencies.ts";
import { id, line, optionalLine, optionalText, slug } from "../fields.ts";
import { languages, localText, requiredText } from "../language.ts";
import { readBefore, seen } from "../seen.ts";
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
    const found = await readBefore(tx, "Section", { id, seen }, readSection);
    const saved = id
      ? await tx.section.update({ where: { id }, data })
      : await tx.section.create({ data });
    await adoptSlug(tx, "SECTION", saved.id, {
      slug: saved.slug,
      before: found?.slug,
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
    const found = await readBefore(tx, "Topic", { id, seen }, readTopic);
    const saved = id
      ? await tx.topic.update({ where: { id }, data })
      : await tx.topic.create({ data });
    await adoptSlug(tx, "TOPIC", saved.id, {
      slug: saved.slug,
      before: found?.slug,
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
