import type { z } from "zod";
import type { changeFields } from "#lib/content/organizations/changes.ts";

type Asked = z.input<z.ZodObject<typeof changeFields>>;

/** What is said in an address or a form to have happened, as the command takes it. */
export function changeIn(
  textOf: (name: string) => string,
  allOf: (name: string) => string[],
): Asked {
  return {
    act: textOf("act") as Asked["act"],
    on: textOf("on").trim(),
    name: textOf("name"),
    nameEn: textOf("nameEn"),
    slug: textOf("slug").trim() || null,
    successorIds: allOf("successorIds"),
    note: textOf("note"),
    noteEn: textOf("noteEn"),
  };
}
