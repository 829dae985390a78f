import { z } from "zod";
import { defineCommand } from "../command.ts";
import { id, line, optionalDate, optionalLine, slug } from "../fields.ts";
import { readBefore, seen } from "../seen.ts";
import { readPlace } from "./editing.ts";

export const savePlace = defineCommand({
  name: "savePlace",
  action: "content.write",
  schema: z.object({
    id: id.optional(),
    seen,
    slug,
    name: line(),
    nameEn: optionalLine(),
    kind: z.enum(["PROVINCE", "DISTRICT", "COMMUNE", "VENUE"]),
    address: optionalLine(),
    parentId: id.nullish(),
    mergedIntoId: id.nullish(),
    endedOn: optionalDate,
  }),
  async write(tx, { id, seen, ...data }) {
    const found = await readBefore(tx, "Place", { id, seen }, readPlace);
    const saved = id
      ? await tx.place.update({ where: { id }, data })
      : await tx.place.create({ data });
    const recorded = { id: saved.id, before: found, after: data };
    return { value: saved.id, changed: [saved.id], recorded };
  },
});
