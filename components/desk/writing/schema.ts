import { type Extensions, Mark, Node } from "@tiptap/core";
import { Blockquote } from "@tiptap/extension-blockquote";
import { Bold } from "@tiptap/extension-bold";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Heading } from "@tiptap/extension-heading";
import { Italic } from "@tiptap/extension-italic";
import { Link } from "@tiptap/extension-link";
import { BulletList, ListItem, ListKeymap, OrderedList } from "@tiptap/extension-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { Text } from "@tiptap/extension-text";
import { isLinkAddress } from "#lib/content/articles/link-address.ts";

/** A person, organization, event or document by its id: the link follows renames. */
export const Mention = Mark.create({
  name: "mention",
  inclusive: false,
  excludes: "link",
  addAttributes: () => ({
    kind: { parseHTML: (element) => element.dataset.mention },
    id: { parseHTML: (element) => element.dataset.id },
  }),
  parseHTML: () => [{ tag: "span[data-mention][data-id]" }],
  renderHTML: ({ mark }) => [
    "span",
    { "data-mention": mark.attrs.kind, "data-id": mark.attrs.id, class: "mention" },
    0,
  ],
});

export const Figure = Node.create({
  name: "figure",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({ mediaId: { default: null }, caption: { default: null } }),
  parseHTML: () => [
    {
      tag: "figure[data-media-id]",
      getAttrs: ({ dataset }) => ({ mediaId: dataset.mediaId, caption: dataset.caption ?? null }),
    },
  ],
  renderHTML: ({ node: { attrs } }) => [
    "figure",
    {
      "data-media-id": attrs.mediaId,
      ...(attrs.caption && { "data-caption": attrs.caption }),
    },
  ],
});

export const Gallery = Node.create({
  name: "gallery",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({ mediaIds: { default: [] } }),
  parseHTML: () => [
    {
      tag: "ul[data-media-ids]",
      getAttrs: (element) => ({ mediaIds: element.dataset.mediaIds?.split(" ") ?? [] }),
    },
  ],
  renderHTML: ({ node }) => ["ul", { "data-media-ids": node.attrs.mediaIds.join(" ") }],
});

const attachment = (name: "file" | "audio") =>
  Node.create({
    name,
    group: "block",
    atom: true,
    draggable: true,
    addAttributes: () => ({ mediaId: { default: null } }),
    parseHTML: () => [
      {
        tag: `p[data-${name}-id]`,
        getAttrs: (element) => ({ mediaId: element.getAttribute(`data-${name}-id`) }),
      },
    ],
    renderHTML: ({ node }) => ["p", { [`data-${name}-id`]: node.attrs.mediaId }],
  });

export const Attached = attachment("file");
export const Audio = attachment("audio");

export const PullFigure = Node.create({
  name: "pullFigure",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({ value: { default: "" }, label: { default: "" } }),
  parseHTML: () => [{ tag: "p[data-pull-figure]" }],
  renderHTML: ({ node }) => [
    "p",
    { "data-pull-figure": "", class: "pull-figure" },
    ["strong", node.attrs.value],
    ["span", node.attrs.label],
  ],
});

const cell = { content: "paragraph+" };

/** What may stand in a report: what lib/content/articles/body.ts says, as Tiptap says it. A test compares the two. */
export const reportSchema: Extensions = [
  Document,
  Paragraph,
  Text,
  HardBreak,
  Heading.configure({ levels: [2, 3] }),
  Bold,
  Italic,
  BulletList,
  OrderedList.extend({ addAttributes: () => ({}) }),
  ListItem.extend({ content: "paragraph (paragraph | bulletList | orderedList)*" }),
  ListKeymap,
  Blockquote.extend({ content: "paragraph+" }),
  Link.configure({
    openOnClick: false,
    autolink: true,
    defaultProtocol: "https",
    isAllowedUri: (url) => isLinkAddress(url),
    HTMLAttributes: { target: null, rel: null, class: null },
  }),
  Table.configure({ resizable: false }),
  TableRow,
  TableHeader.extend(cell),
  TableCell.extend(cell),
  Figure,
  Gallery,
  Attached,
  Audio,
  PullFigure,
  Mention,
];
