import { z } from "zod";
import { normalizeText } from "#lib/text/normalize.ts";
import { isLinkAddress } from "./link-address.ts";

/**
 * What stands in an article: a document in the form that Tiptap and ProseMirror write, of the node
 * types below and no others. Mentions hold ids, so that a link follows renames.
 */
export const mentionKinds = ["person", "organization", "event", "document"] as const;
export type MentionKind = (typeof mentionKinds)[number];

const mark = z.discriminatedUnion("type", [
  z.object({ type: z.literal("bold") }),
  z.object({ type: z.literal("italic") }),
  z.object({
    type: z.literal("link"),
    attrs: z.object({ href: z.string().refine(isLinkAddress, "not an address") }),
  }),
  z.object({
    type: z.literal("mention"),
    attrs: z.object({ kind: z.enum(mentionKinds), id: z.uuid() }),
  }),
]);

const text = z.object({
  type: z.literal("text"),
  text: z.string().min(1).transform(normalizeText),
  marks: z.array(mark).optional(),
});
const inline = z.discriminatedUnion("type", [text, z.object({ type: z.literal("hardBreak") })]);
const inlines = z.array(inline).default([]);

const paragraph = z.object({ type: z.literal("paragraph"), content: inlines });
const heading = z.object({
  type: z.literal("heading"),
  attrs: z.object({ level: z.union([z.literal(2), z.literal(3)]) }),
  content: inlines,
});
const figure = z.object({
  type: z.literal("figure"),
  attrs: z.object({ mediaId: z.uuid(), caption: z.string().max(500).nullish() }),
});
const pullFigure = z.object({
  type: z.literal("pullFigure"),
  attrs: z.object({ value: z.string().min(1).max(40), label: z.string().min(1).max(200) }),
});
/** Several pictures of one thing, each with its own words. */
const gallery = z.object({
  type: z.literal("gallery"),
  attrs: z.object({ mediaIds: z.array(z.uuid()).min(1).max(30) }),
});
/** A file to take along, or a recording to hear. */
const attachment = z.object({
  type: z.enum(["file", "audio"]),
  attrs: z.object({ mediaId: z.uuid() }),
});
const cell = z.object({
  type: z.enum(["tableHeader", "tableCell"]),
  content: z.array(paragraph).min(1),
});
const table = z.object({
  type: z.literal("table"),
  content: z.array(z.object({ type: z.literal("tableRow"), content: z.array(cell).min(1) })).min(1),
});

export type Paragraph = z.infer<typeof paragraph>;
export type ListNode = {
  type: "bulletList" | "orderedList";
  content: { type: "listItem"; content: (Paragraph | ListNode)[] }[];
};
const list: z.ZodType<ListNode> = z.lazy(() =>
  z.object({
    type: z.enum(["bulletList", "orderedList"]),
    content: z
      .array(
        z.object({
          type: z.literal("listItem"),
          content: z.array(z.union([paragraph, list])).min(1),
        }),
      )
      .min(1),
  }),
);
const blockquote = z.object({ type: z.literal("blockquote"), content: z.array(paragraph).min(1) });

const block = z.union([
  paragraph,
  heading,
  list,
  blockquote,
  table,
  figure,
  gallery,
  attachment,
  pullFigure,
]);

export const bodySchema = z.object({ type: z.literal("doc"), content: z.array(block).max(2_000) });

export type Body = z.infer<typeof bodySchema>;
/** Where writing begins. */
export const emptyBody: Body = { type: "doc", content: [{ type: "paragraph", content: [] }] };
export type Block = z.infer<typeof block>;
export type Inline = z.infer<typeof inline>;
export type Mark = z.infer<typeof mark>;
export type Table = z.infer<typeof table>;
export type MentionRef = { kind: MentionKind; id: string };

/** Running text, a line a block, for search, feeds and counting. */
export function textOf(body: Body): string {
  return body.content.map(blockText).filter(Boolean).join("\n");
}

function blockText(node: {
  type: string;
  content?: unknown;
  attrs?: unknown;
  text?: string;
}): string {
  if (node.type === "text") return node.text ?? "";
  if (node.type === "hardBreak") return " ";
  if (node.type === "pullFigure") {
    const { value, label } = node.attrs as { value: string; label: string };
    return `${value} ${label}`;
  }
  const children = (node.content as (typeof node)[] | undefined) ?? [];
  const blank = ["paragraph", "heading"].includes(node.type) ? "" : " ";
  return children.map(blockText).join(blank);
}

/** A body as who compares two reads it, a line a block: headings, lists, links and mentions show as what they are. */
export const linesOf = (body: Body): string => body.content.map(lineOf).filter(Boolean).join("\n");

type AnyNode = {
  type: string;
  text?: string;
  marks?: Mark[];
  content?: unknown;
  attrs?: unknown;
};

function lineOf(node: AnyNode): string {
  const attrs = (node.attrs ?? {}) as Record<string, unknown>;
  if (node.type === "text") {
    const links = (node.marks ?? []).map((mark) =>
      mark.type === "link" ? ` ⟨${mark.attrs.href}⟩` : mark.type === "mention" ? " @" : "",
    );
    return `${node.text ?? ""}${links.join("")}`;
  }
  if (node.type === "figure") return `▣ ${attrs.caption ?? ""} ⟨${attrs.mediaId}⟩`;
  if (node.type === "gallery") return `▣ ⟨${(attrs.mediaIds as string[]).join("⟩ ⟨")}⟩`;
  if (node.type === "file" || node.type === "audio") return `▤ ⟨${attrs.mediaId}⟩`;
  if (node.type === "pullFigure") return `▣ ${attrs.value} ${attrs.label}`;
  const children = ((node.content as AnyNode[] | undefined) ?? []).map(lineOf);
  if (node.type === "heading") return `${"#".repeat(Number(attrs.level))} ${children.join("")}`;
  if (node.type === "listItem") return `– ${children.join(" ")}`;
  if (node.type === "blockquote") return `“ ${children.join(" ")}`;
  if (node.type === "tableRow") return children.join(" | ");
  return children.join(node.type === "paragraph" ? "" : "\n");
}

/** Whom and what the body speaks of, each once, in order of first naming. */
export function mentionsIn(body: Body): MentionRef[] {
  const seen = new Map(mentionTextsIn(body).map(({ kind, id }) => [id, { kind, id }]));
  return [...seen.values()];
}

/** Every mention, with how it is written. */
export const mentionTextsIn = (body: Body): (MentionRef & { text: string })[] =>
  markedIn(body).flatMap(({ mark, text }) =>
    mark.type === "mention" ? [{ ...mark.attrs, text }] : [],
  );

/** Every link, with what is to be clicked. */
export const linksIn = (body: Body): { href: string; text: string }[] =>
  markedIn(body).flatMap(({ mark, text }) =>
    mark.type === "link" ? [{ href: mark.attrs.href, text }] : [],
  );

function markedIn(body: Body): { mark: Mark; text: string }[] {
  return [...nodesOf(body)].flatMap((node) => {
    const { marks = [], text = "" } = node as { marks?: Mark[]; text?: string };
    return marks.map((mark) => ({ mark, text }));
  });
}

const mediaKinds = {
  figure: "PICTURE",
  gallery: "PICTURE",
  audio: "RECORDING",
  file: "FILE",
} as const;
type MediaBlock = Extract<Block, { type: keyof typeof mediaKinds }>;

const isMedia = (node: Block): node is MediaBlock => Object.hasOwn(mediaKinds, node.type);

/** The pictures, recordings and files that stand in a body, each once; of one kind, or all. */
export function mediaIn(body: Body, kind?: "PICTURE" | "RECORDING" | "FILE"): string[] {
  const ids = body.content
    .filter(isMedia)
    .filter(({ type }) => !kind || mediaKinds[type] === kind)
    .flatMap(({ attrs }) => ("mediaIds" in attrs ? attrs.mediaIds : [attrs.mediaId]));
  return [...new Set(ids)];
}

function* nodesOf(node: { content?: unknown }): Generator<object> {
  for (const child of (node.content as { content?: unknown }[] | undefined) ?? []) {
    yield child;
    yield* nodesOf(child);
  }
}
