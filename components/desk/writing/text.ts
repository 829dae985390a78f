import type { JSONContent } from "@tiptap/core";

/** What is written of a report in one language, as the editor holds it. */
export type ReportText = {
  kicker: string | null;
  title: string;
  lead: string;
  body: JSONContent;
  leadMediaId: string | null;
  leadCaption: string | null;
  recordingId: string | null;
  bylines: { role: string; personId: string | null; name: string | null }[];
};
