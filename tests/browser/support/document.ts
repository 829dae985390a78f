import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";

export type Element = Tree.Element;
export type Node = Tree.ChildNode | Tree.Document;

export const parseHtml = (html: string): Tree.Document => parse(html);

const isElement = (node: Tree.Node): node is Element => "tagName" in node;

/** Every element below a node, in the order of the document. */
export function* elementsIn(node: Tree.Node): Generator<Element> {
  if (isElement(node)) yield node;
  if ("childNodes" in node) for (const child of node.childNodes) yield* elementsIn(child);
}

/** The elements of a name that have all the given attributes with the given values. */
export function find(
  node: Tree.Node,
  tagName: string,
  attributes: Record<string, string> = {},
): Element[] {
  return [...elementsIn(node)].filter(
    (element) =>
      element.tagName === tagName &&
      Object.entries(attributes).every(([name, value]) => attribute(element, name) === value),
  );
}

export function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((candidate) => candidate.name === name)?.value;
}

/** The text of a node and all below it, without what is not for reading. */
export function textOf(node: Tree.Node | undefined): string {
  if (!node) return "";
  if (node.nodeName === "#text") return (node as Tree.TextNode).value;
  if (isElement(node) && ["script", "style", "template"].includes(node.tagName)) return "";
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

/** The language that an element's text is in, by the nearest `lang`. */
export function languageOf(element: Tree.Node | null | undefined): string | undefined {
  for (let at = element; at; at = "parentNode" in at ? at.parentNode : null) {
    const lang = isElement(at) ? attribute(at, "lang") : undefined;
    if (lang !== undefined) return lang;
  }
  return undefined;
}

/** Every text that is read, with the element in which it stands. */
export function* textsIn(node: Tree.Node): Generator<{ text: string; parent: Element }> {
  if (isElement(node) && ["script", "style", "template"].includes(node.tagName)) return;
  if (!("childNodes" in node)) return;
  for (const child of node.childNodes) {
    if (child.nodeName === "#text") {
      const text = (child as Tree.TextNode).value.trim();
      if (text !== "" && isElement(node)) yield { text, parent: node };
    } else yield* textsIn(child);
  }
}

/** The objects of structured data on a page. */
export function dataIn(document: Tree.Node): Record<string, unknown>[] {
  return find(document, "script", { type: "application/ld+json" }).map((script) =>
    JSON.parse((script.childNodes[0] as Tree.TextNode).value),
  );
}
