import { describe, expect, it } from "vitest";
import { bodySchema } from "#lib/content/articles/body.ts";
import { bodyFromMarkdown, type Lookup } from "#lib/sample/markdown.ts";

const id = "01999999-0000-7000-8000-000000000001";

const lookup: Lookup = {
  entity: (kind, slug) => {
    if (slug === "khong-co") throw new Error(`nothing in ${kind} is called ${slug}`);
    return id;
  },
  media: (name) => {
    if (name === "khong-co") throw new Error(`nothing in media is called ${name}`);
    return id;
  },
};

const blocks = (markdown: string) => bodyFromMarkdown(markdown, lookup).content;
const paragraph = (...content: object[]) => ({ type: "paragraph", content });
const text = (words: string, ...marks: object[]) =>
  marks.length > 0 ? { type: "text", text: words, marks } : { type: "text", text: words };
const bold = { type: "bold" };

describe("an article's Markdown becomes a body", () => {
  it.each<[string, string, object]>([
    ["paragraph", "Một câu.", paragraph(text("Một câu."))],
    ["lines of a paragraph", "Một\ncâu.", paragraph(text("Một câu."))],
    [
      "forced line break",
      "Một  \ncâu.",
      paragraph(text("Một"), { type: "hardBreak" }, text("câu.")),
    ],
    ["heading", "## Mở đầu", { type: "heading", attrs: { level: 2 }, content: [text("Mở đầu")] }],
    ["lower heading", "### Hai", { type: "heading", attrs: { level: 3 }, content: [text("Hai")] }],
    ["bold", "**đậm**", paragraph(text("đậm", bold))],
    ["italic", "*nghiêng*", paragraph(text("nghiêng", { type: "italic" }))],
    ["both", "***cả hai***", paragraph(text("cả hai", { type: "italic" }, bold))],
    [
      "link",
      "[trang](https://a.vn/b)",
      paragraph(text("trang", { type: "link", attrs: { href: "https://a.vn/b" } })),
    ],
    [
      "mention",
      "[Lê Văn Lợi](person:le-van-loi)",
      paragraph(text("Lê Văn Lợi", { type: "mention", attrs: { kind: "person", id } })),
    ],
    ["quotation", "> Dân là gốc", { type: "blockquote", content: [paragraph(text("Dân là gốc"))] }],
    [
      "list in a list",
      "- một\n  1. hai",
      {
        type: "bulletList",
        content: [
          {
            type: "listItem",
            content: [
              paragraph(text("một")),
              {
                type: "orderedList",
                content: [{ type: "listItem", content: [paragraph(text("hai"))] }],
              },
            ],
          },
        ],
      },
    ],
    [
      "table",
      "| Năm | Số |\n| --- | --- |\n| 2024 | 126 |",
      {
        type: "table",
        content: [
          {
            type: "tableRow",
            content: ["Năm", "Số"].map((t) => ({
              type: "tableHeader",
              content: [paragraph(text(t))],
            })),
          },
          {
            type: "tableRow",
            content: ["2024", "126"].map((t) => ({
              type: "tableCell",
              content: [paragraph(text(t))],
            })),
          },
        ],
      },
    ],
    ["picture", "![](nha-san)", { type: "figure", attrs: { mediaId: id, caption: null } }],
    [
      "picture with a caption",
      '![](nha-san "Nhà sàn")',
      { type: "figure", attrs: { mediaId: id, caption: "Nhà sàn" } },
    ],
    [
      "large number",
      '::figure[tham luận gửi đến]{value="126"}',
      { type: "pullFigure", attrs: { value: "126", label: "tham luận gửi đến" } },
    ],
  ])("%s", (_, markdown, block) => {
    expect(blocks(markdown)).toEqual([block]);
    expect(bodySchema.safeParse(bodyFromMarkdown(markdown, lookup)).success).toBe(true);
  });

  it("a clock time is no directive", () => {
    const [line] = blocks("Lúc 16:30 và 7:45, họp.") as unknown as {
      content: { text: string }[];
    }[];
    expect(line?.content.map((piece) => piece.text).join("")).toBe("Lúc 16:30 và 7:45, họp.");
  });

  it("blocks follow each other in the order of the text", () => {
    expect(blocks("Một.\n\n## Hai\n\nBa.").map(({ type }) => type)).toEqual([
      "paragraph",
      "heading",
      "paragraph",
    ]);
  });
});

describe("what a body cannot hold is refused by the line it stands in", () => {
  it.each([
    ["a heading of the first level", "Một.\n\n# Hai", 3],
    ["a heading of the fourth level", "#### Hai", 1],
    ["raw HTML", "Một.\n\n<div>hai</div>", 3],
    ["HTML in a line", "Một <b>hai</b>", 1],
    ["code", "Một.\n\nHai.\n\n```\nba\n```", 5],
    ["code in a line", "Một `hai`", 1],
    ["a rule", "Một.\n\n---", 3],
    ["a picture within a line", "Một ![](nha-san) hai", 1],
    ["a list in a quotation", "Một.\n\n> - hai", 3],
    ["code in a list", "- một\n\n      hai", 3],
    ["an unknown directive", "Một.\n\n::video[a]{value=1}", 3],
    ["a number without a value", "::figure[a]", 1],
    ["a mention of someone unknown", "Một.\n\nHai [ai](person:khong-co).", 3],
    ["an unknown picture", "Một.\n\n![](khong-co)", 3],
  ])("%s", (_, markdown, line) => {
    expect(() => blocks(markdown)).toThrow(new RegExp(`line ${line} of the text`));
  });

  it("an unsafe link reaches the schema, which refuses it", () => {
    const body = bodyFromMarkdown("[a](javascript:alert)", lookup);
    expect(bodySchema.safeParse(body).success).toBe(false);
  });
});
