import { fold } from "#lib/text/fold.ts";
import { notThere } from "../../elsewhere.tsx";
import { readerPage } from "../../reader-page.tsx";

export const GET = readerPage(({ search: { asked = "" } }) => {
  const last = asked.split("/").filter(Boolean).at(-1) ?? "";
  return notThere(fold(last).replaceAll(" ", "-").slice(0, 120));
});
