import { z } from "zod";
import { defineCommand } from "../command.ts";
import { id, line, optionalDate, optionalLine, slug } from "../fields.ts";

export const savePlace = defineCommand({
  name: "savePlace",
  action: "content.write",
  schema: z.object({
    id: id.optional(),
    slug,
    name: line(),
    nameEn: optionalLine(),
    kind: z.enum(["PROVINCE", "DISTRICT", "COMMUNE", "VENUE"]),
    address: optionalLine(),
    parentId: id.nullish(),
    mergedIntoId: id.nullish(),
    endedOn: optionalDate,
  }),
  async write(tx, { id, ...data }) {
    const saved = id
      ? await tx.place.update({ where: { id }, data })
      : await tx.place.create({ data });
    return { value: saved.id, changed: [saved.id] };
  },
});
