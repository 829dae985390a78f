import {
  defaultTreeAdapter as adapter,
  parse,
  serialize,
  type DefaultTreeAdapterTypes as Tree,
} from "parse5";
import { applyPreferences } from "./inline-script.ts";

/**
 * Takes the framework's scripts and payload out of a page: nothing on it hydrates, so nothing needs
 * them. What stays is the document, our own script, and data for machines.
 * @throws Error naming the script that would be lost, when a page holds one that is neither the
 *   framework's nor ours.
 */
export function stripFramework(page: Buffer): string {
  const document = parse(withoutPayload(page));
  const foreign: string[] = [];
  walk(document, (node) => {
    if (adapter.isCommentNode(node)) return true;
    if (!adapter.isElementNode(node)) return false;
    if (node.tagName === "link" && attribute(node, "as") === "script") return true;
    if (node.tagName === "link") drop(node, "data-precedence");
    if (node.tagName !== "script") return false;
    const verdict = judge(node);
    if (verdict === "foreign")
      foreign.push(serialize(node).slice(0, 200) || `${attribute(node, "src")}`);
    return verdict !== "ours";
  });
  if (foreign.length > 0)
    throw new Error(`A page holds a script of unknown origin: ${foreign.join("; ")}`);
  return serialize(document);
}

const payload = "<script>self.__next_f.push(";
const end = "</script>";

/**
 * Takes the scripts with the payload out, more than half of a page, so that they need not be decoded and
 * parsed. React escapes every "<" in texts and attributes, the framework every one in its payload: the
 * first begins a script for certain, and the next one ends it.
 */
function withoutPayload(page: Buffer): string {
  const rest: string[] = [];
  let from = 0;
  for (let at = page.indexOf(payload); at >= 0; at = page.indexOf(payload, from)) {
    rest.push(page.toString("utf8", from, at));
    const behind = page.indexOf("<", at + payload.length);
    from = behind + end.length;
    // Whatever else this is, it is left to the parser.
    if (page.toString("utf8", behind, from) !== end) return page.toString("utf8");
  }
  rest.push(page.toString("utf8", from));
  return rest.join("");
}

function judge(script: Tree.Element): "ours" | "framework" | "foreign" {
  const src = attribute(script, "src");
  if (src?.startsWith("/reader.js")) return "ours";
  if (src?.startsWith("/_next/")) return "framework";
  if (attribute(script, "type") === "application/ld+json") return "ours";
  const text = script.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
  if (text === applyPreferences) return "ours";
  return /^\(?(?:self\.__next_|globalThis\["TURBOPACK"\])/.test(text) ? "framework" : "foreign";
}

/** Visits every node, and takes out those of which `isUnwanted` says so. */
function walk(parent: Tree.ParentNode, isUnwanted: (node: Tree.ChildNode) => boolean): void {
  for (const node of [...parent.childNodes]) {
    if (isUnwanted(node)) adapter.detachNode(node);
    else if ("childNodes" in node) walk(node, isUnwanted);
  }
}

const attribute = ({ attrs }: Tree.Element, name: string) =>
  attrs.find((one) => one.name === name)?.value;

function drop(node: Tree.Element, name: string): void {
  node.attrs = node.attrs.filter((one) => one.name !== name);
}
