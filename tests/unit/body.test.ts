import { describe, expect, it } from "vitest";
import { type Body, bodySchema, mediaIn, mentionsIn, textOf } from "#lib/content/articles/body.ts";

const one = "01999999-0000-7000-8000-000000000001";
const two = "01999999-0000-7000-8000-000000000002";

const doc = (...content: object[]) => ({ type: "doc", content });
const paragraph = (...content: object[]) => ({ type: "paragraph", content });
const text = (words: string, ...marks: object[]) =>
  marks.length > 0 ? { type: "text", text: words, marks } : { type: "text", text: words };
const mention = (kind: string, id: string) => ({ type: "mention", attrs: { kind, id } });
const link = (href: string) => ({ type: "link", attrs: { href } });
const accepted = (content: object) => bodySchema.safeParse(content).success;

const everything = doc(
  { type: "heading", attrs: { level: 2 }, content: [text("Mở đầu")] },
  paragraph(
    text("Ông "),
    text("Lê Văn Lợi", mention("person", one), { type: "bold" }),
    { type: "hardBreak" },
    text("phát biểu", { type: "italic" }, link("https://example.vn/a")),
  ),
  { type: "blockquote", content: [paragraph(text("Dân là gốc"))] },
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
  {
    type: "table",
    content: [
      { type: "tableRow", content: [{ type: "tableHeader", content: [paragraph(text("Năm"))] }] },
      { type: "tableRow", content: [{ type: "tableCell", content: [paragraph(text("2024"))] }] },
    ],
  },
  { type: "figure", attrs: { mediaId: two, caption: "Hình" } },
  { type: "pullFigure", attrs: { value: "126", label: "tham luận" } },
);

describe("a body", () => {
  it("may hold every kind of block and mark, and comes out as it went in", () => {
    expect(bodySchema.parse(everything)).toEqual(everything);
  });

  it.each([
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//elsewhere.example",
    "elsewhere",
    "",
  ])("refuses a link to %j", (href) => {
    expect(accepted(doc(paragraph(text("a", link(href)))))).toBe(false);
  });

  it.each(["https://a.vn", "http://a.vn/b?c#d", "mailto:a@b.vn", "tel:+8425", "/bai-viet/a"])(
    "takes a link to %s",
    (href) => {
      expect(accepted(doc(paragraph(text("a", link(href)))))).toBe(true);
    },
  );

  it.each([
    ["an unknown block", { type: "iframe", attrs: { src: "https://a.vn" } }],
    ["raw HTML", { type: "html", content: [text("<b>")] }],
    ["an unknown piece of a line", paragraph({ type: "image", attrs: { src: "https://a.vn" } })],
    ["an unknown mark", paragraph(text("a", { type: "textStyle", attrs: { color: "red" } }))],
    ["a heading of the page's own level", { type: "heading", attrs: { level: 1 }, content: [] }],
    ["a mention of an unknown kind", paragraph(text("a", mention("account", one)))],
    ["a mention without an id", paragraph(text("a", mention("person", "le-van-loi")))],
    ["a figure without a picture", { type: "figure", attrs: { caption: "a" } }],
    ["an empty piece of text", paragraph(text(""))],
    ["an empty list", { type: "bulletList", content: [] }],
    ["a table in a quotation", { type: "blockquote", content: [{ type: "table", content: [] }] }],
    ["text outside of a block", text("a")],
  ])("refuses %s", (_, block) => {
    expect(accepted(doc(block as object))).toBe(false);
  });

  it("keeps no attribute that it does not know", () => {
    const foreign = doc({
      ...paragraph({ ...text("a", { ...link("/b"), onclick: "x" }), style: "x" }),
      attrs: { class: "x", onload: "x" },
    });
    expect(bodySchema.parse(foreign)).toEqual(doc(paragraph(text("a", link("/b")))));
  });

  it("refuses more than 2,000 blocks", () => {
    expect(accepted(doc(...Array(2_000).fill(paragraph())))).toBe(true);
    expect(accepted(doc(...Array(2_001).fill(paragraph())))).toBe(false);
  });
});

describe("what is read from a body", () => {
  const body = bodySchema.parse(everything);

  it("running text: a line a block, words never run together", () => {
    expect(textOf(body).split("\n")).toEqual([
      "Mở đầu",
      "Ông Lê Văn Lợi phát biểu",
      "Dân là gốc",
      "một hai",
      "Năm 2024",
      "126 tham luận",
    ]);
  });

  it("mentions: each once, in order of first naming, however deep", () => {
    const deep = bodySchema.parse(
      doc(
        { type: "blockquote", content: [paragraph(text("b", mention("event", two)))] },
        paragraph(text("a", mention("person", one)), text("b", mention("event", two))),
        { type: "heading", attrs: { level: 3 }, content: [text("a", mention("person", one))] },
      ),
    );
    expect(mentionsIn(deep)).toEqual([
      { kind: "event", id: two },
      { kind: "person", id: one },
    ]);
  });

  it("pictures: each once", () => {
    const figure = { type: "figure", attrs: { mediaId: two } };
    expect(mediaIn(bodySchema.parse(doc(figure, paragraph(), figure)) as Body)).toEqual([two]);
    expect(mediaIn(body)).toEqual([two]);
  });
});
