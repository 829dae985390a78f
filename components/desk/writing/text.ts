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
  bylines: SignedBy[];
};

/** Who signs, a person of the portal or a name alone. */
export type SignedBy = {
  role: "AUTHOR" | "PHOTOGRAPHER" | "TRANSLATOR";
  personId: string | null;
  name: string | null;
  /** What the person is called; of no account when it is saved. */
  personName?: string | null;
};
