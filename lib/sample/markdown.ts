import type { Nodes, Parents, PhrasingContent, RootContent } from "mdast";
import { directiveFromMarkdown } from "mdast-util-directive";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { directive } from "micromark-extension-directive";
import { gfmTable } from "micromark-extension-gfm-table";
import type {
  Block,
  Body,
  Inline,
  ListNode,
  Mark,
  MentionKind,
  Paragraph,
} from "#lib/content/articles/body.ts";
import { mentionKinds } from "#lib/content/articles/body.ts";

export type Lookup = {
  /** The id behind a slug. @throws when there is none. */
  entity: (kind: MentionKind, slug: string) => string;
  media: (name: string) => string;
};

/**
 * An article's text, in the Markdown that prisma/sample/README.md describes, as a body.
 * @throws Error naming what the text holds that a body cannot.
 */
export function bodyFromMarkdown(markdown: string, lookup: Lookup): Body {
  const tree = fromMarkdown(markdown, {
    extensions: [gfmTable(), directive()],
    mdastExtensions: [gfmTableFromMarkdown(), directiveFromMarkdown()],
  });
  return { type: "doc", content: tree.children.map((node) => blockOf(node, lookup)) };
}

function blockOf(node: RootContent, lookup: Lookup): Block {
  switch (node.type) {
    case "paragraph": {
      const [only] = node.children;
      if (node.children.length === 1 && only?.type === "image") {
        return {
          type: "figure",
          attrs: {
            mediaId: named(only, () => lookup.media(only.url)),
            caption: only.title ?? null,
          },
        };
      }
      return paragraph(node, lookup);
    }
    case "heading": {
      if (node.depth !== 2 && node.depth !== 3) throw unknown(node, "a heading is ## or ###");
      return { type: "heading", attrs: { level: node.depth }, content: inlinesOf(node, lookup) };
    }
    case "list":
      return listOf(node, lookup);
    case "blockquote":
      return {
        type: "blockquote",
        content: node.children.map((child) => {
          if (child.type !== "paragraph") throw unknown(child, "a quotation holds paragraphs");
          return paragraph(child, lookup);
        }),
      };
    case "table":
      return {
        type: "table",
        content: node.children.map((row, index) => ({
          type: "tableRow",
          content: row.children.map((cell) => ({
            type: index === 0 ? "tableHeader" : "tableCell",
            content: [paragraph(cell, lookup)],
          })),
        })),
      };
    case "leafDirective": {
      const value = node.attributes?.value;
      if (node.name !== "figure" || !value) throw unknown(node, "::figure[label]{value=…}");
      const label = inlinesOf(node, lookup).map((piece) =>
        piece.type === "text" ? piece.text : " ",
      );
      return { type: "pullFigure", attrs: { value, label: label.join("") } };
    }
    default:
      throw unknown(node);
  }
}

function listOf(node: Extract<RootContent, { type: "list" }>, lookup: Lookup): ListNode {
  return {
    type: node.ordered ? "orderedList" : "bulletList",
    content: node.children.map((item) => ({
      type: "listItem",
      content: item.children.map((child) => {
        if (child.type === "list") return listOf(child, lookup);
        if (child.type === "paragraph") return paragraph(child, lookup);
        throw unknown(child, "a list holds paragraphs and lists");
      }),
    })),
  };
}

const paragraph = (node: Parents, lookup: Lookup): Paragraph => ({
  type: "paragraph",
  content: inlinesOf(node, lookup),
});

const inlinesOf = (node: Parents, lookup: Lookup): Inline[] =>
  node.children.flatMap((child) => inlineOf(child as PhrasingContent, lookup, []));

function inlineOf(node: PhrasingContent, lookup: Lookup, marks: Mark[]): Inline[] {
  const inside = (children: PhrasingContent[], mark: Mark) =>
    children.flatMap((child) => inlineOf(child, lookup, [...marks, mark]));
  switch (node.type) {
    case "text": {
      const text = node.value.replaceAll("\n", " ");
      return [marks.length > 0 ? { type: "text", text, marks } : { type: "text", text }];
    }
    case "break":
      return [{ type: "hardBreak" }];
    case "strong":
      return inside(node.children, { type: "bold" });
    case "emphasis":
      return inside(node.children, { type: "italic" });
    case "link": {
      const [, kind, slug] = /^(\w+):([a-z0-9-]+)$/.exec(node.url) ?? [];
      const known = mentionKinds.find((candidate) => candidate === kind);
      if (!known || !slug)
        return inside(node.children, { type: "link", attrs: { href: node.url } });
      const id = named(node, () => lookup.entity(known, slug));
      return inside(node.children, { type: "mention", attrs: { kind: known, id } });
    }
    case "textDirective":
      // A colon with a word behind it, "16:30", is no directive of ours.
      return [{ type: "text", text: `:${node.name}`, ...(marks.length > 0 && { marks }) }];
    default:
      throw unknown(node);
  }
}

/** Adds the line to what is wrong with a name. */
function named(node: Nodes, look: () => string): string {
  try {
    return look();
  } catch (error) {
    throw unknown(node, (error as Error).message);
  }
}

function unknown(node: Nodes, hint = "this stands in no article"): Error {
  const line = node.position?.start.line;
  return new Error(`${node.type}${line ? ` in line ${line} of the text` : ""}: ${hint}`);
}
