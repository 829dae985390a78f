import { getSchema } from "@tiptap/core";
import { Node } from "@tiptap/pm/model";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { reportSchema } from "#components/desk/writing/schema.ts";
import { bodySchema } from "#lib/content/articles/body.ts";

const schema = getSchema(reportSchema);

/** The names under "type" anywhere in a JSON Schema. */
function typesIn(part: unknown): string[] {
  if (typeof part !== "object" || part === null) return [];
  const { properties } = part as { properties?: { type?: { const?: string; enum?: string[] } } };
  const { const: one, enum: some = [] } = properties?.type ?? {};
  return [...(one ? [one] : []), ...some, ...Object.values(part).flatMap(typesIn)];
}

describe("what the editor lets one write", () => {
  it("is what a report may hold: the same blocks and marks", () => {
    const known = typesIn(z.toJSONSchema(bodySchema, { io: "input", unrepresentable: "any" }));
    const written = [...Object.keys(schema.nodes), ...Object.keys(schema.marks)];
    expect(written.sort()).toEqual([...new Set(known)].sort());
  });

  const text = { type: "text", text: "Chữ" };
  const paragraph = { type: "paragraph", content: [text] };
  const list = (...content: object[]) => ({
    type: "bulletList",
    content: [{ type: "listItem", content }],
  });
  const heading = (level: number) => ({ type: "heading", attrs: { level }, content: [text] });
  const table = (...content: object[]) => ({
    type: "table",
    content: [{ type: "tableRow", content: [{ type: "tableCell", content }] }],
  });

  it.each([
    ["a list in a list", list(paragraph, list(paragraph)), true],
    ["a heading in a list", list(heading(2)), false],
    ["a quotation of paragraphs", { type: "blockquote", content: [paragraph] }, true],
    ["a quotation of a list", { type: "blockquote", content: [list(paragraph)] }, false],
    ["a table of paragraphs", table(paragraph), true],
    ["a table of lists", table(list(paragraph)), false],
    ["text outside of a paragraph", text, false],
  ])("%s: the editor and the portal agree", (_, block, may) => {
    const body = { type: "doc", content: [block] };
    const isWritten = () => {
      try {
        Node.fromJSON(schema, body).check();
        return true;
      } catch {
        return false;
      }
    };
    expect([isWritten(), bodySchema.safeParse(body).success]).toEqual([may, may]);
  });
});
