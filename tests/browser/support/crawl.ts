import { attribute, type Element, elementsIn, find, parseHtml, textOf } from "./document.ts";
import { type Answer, ask, forEachOf, pathOf } from "./site.ts";

export type Link = { from: string; to: string; fragment: string };

export type Crawled = {
  path: string;
  answer: Answer;
  language: string;
  headings: string[];
  title: string;
  description: string;
  canonical: string;
  alternates: Map<string, string>;
  /** Addresses of pictures, as written. */
  pictures: string[];
  ids: Set<string>;
};

/** All that can be reached by links from the given pages, each asked for once. */
export async function crawl(starts: readonly string[]) {
  const pages = new Map<string, Crawled>();
  const others = new Map<string, Answer>();
  const links: Link[] = [];
  let front = [...starts];
  const seen = new Set(front);
  while (front.length > 0) {
    const next: string[] = [];
    await forEachOf(front, async (path) => {
      const answer = await ask(path);
      if (!answer.headers["content-type"]?.startsWith("text/html")) {
        others.set(path, answer);
        return;
      }
      const root = parseHtml(answer.text);
      pages.set(path, pageOf(path, answer, root));
      for (const address of addressesIn(root)) {
        const to = await pathOf(address, path);
        if (to === null) continue;
        links.push({ from: path, to, fragment: decodeURIComponent(address.split("#")[1] ?? "") });
        if (!seen.has(to)) next.push(to);
        seen.add(to);
      }
    });
    front = next;
  }
  return { pages, others, links };
}

/** What a page refers to and a reader or the browser can follow, besides pictures. */
function addressesIn(root: ReturnType<typeof parseHtml>): string[] {
  const anchors = find(root, "a").map((element) => attribute(element, "href"));
  const files = find(root, "link").map((element) => attribute(element, "href"));
  const scripts = find(root, "script").map((element) => attribute(element, "src"));
  const forms = find(root, "form").map((element) => attribute(element, "action"));
  return [...anchors, ...files, ...scripts, ...forms].flatMap((address) => address ?? []);
}

function pageOf(path: string, answer: Answer, root: ReturnType<typeof parseHtml>): Crawled {
  const meta = (name: string) => attribute(find(root, "meta", { name })[0], "content") ?? "";
  const alternates = find(root, "link", { rel: "alternate" }).flatMap((element) => {
    const language = attribute(element, "hreflang");
    return language ? [[language, attribute(element, "href") ?? ""] as const] : [];
  });
  return {
    path,
    answer,
    language: attribute(find(root, "html")[0], "lang") ?? "",
    headings: find(root, "h1").map(textOf),
    title: textOf(find(find(root, "head")[0] as Element, "title")[0]),
    description: meta("description"),
    canonical: attribute(find(root, "link", { rel: "canonical" })[0], "href") ?? "",
    alternates: new Map(alternates),
    pictures: picturesIn(root),
    ids: new Set([...elementsIn(root)].flatMap((element) => attribute(element, "id") ?? [])),
  };
}

function picturesIn(root: ReturnType<typeof parseHtml>): string[] {
  const sets = [...find(root, "img"), ...find(root, "source")]
    .flatMap((element) => attribute(element, "srcset") ?? [])
    .flatMap((set) => set.split(",").map((candidate) => candidate.trim().split(/\s+/)[0] ?? ""));
  const sources = find(root, "img").flatMap((element) => attribute(element, "src") ?? []);
  const shared = find(root, "meta", { property: "og:image" }).flatMap(
    (element) => attribute(element, "content") ?? [],
  );
  return [...sets, ...sources, ...shared].filter((address) => !address.startsWith("data:"));
}
