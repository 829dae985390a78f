/** What interface texts say and which of them code uses: the reading half of messages.test.ts. */

export type Messages = { [key: string]: string | Messages };
export type Use = {
  /** "event.list", or "event.kind." for everything below. */
  key: string;
  file: string;
};

/** Every text under its full key, "event.kind.WORKSHOP". */
export function flatten(messages: Messages, prefix = ""): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === "string") texts.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) texts.set(inner, text);
  }
  return texts;
}

/** The arguments of an ICU message with their types, "count, plural", in alphabetical order. */
export function argumentsOf(text: string): string[] {
  const found = new Set<string>();
  let depth = 0;
  for (const { 0: sign, index } of text.matchAll(/[{}]/g)) {
    depth += sign === "{" ? 1 : -1;
    if (depth < 0) throw new Error(`"${text}" closes a brace that was never opened`);
    // Every other depth holds the words of a choice, "{count, plural, other {these}}".
    if (sign === "}" || depth % 2 === 0) continue;
    const [, name, type = ""] = /^\{\s*(\w+)\s*(?:,\s*(\w+))?/.exec(text.slice(index)) ?? [];
    if (!name) throw new Error(`"${text}" has a brace without a name`);
    found.add(type ? `${name}, ${type}` : name);
  }
  if (depth > 0) throw new Error(`"${text}" leaves a brace open`);
  return [...found].sort();
}

/** What is wrong between the Vietnamese texts and the English ones, a line each. */
export function faults(vi: Messages, en: Messages): string[] {
  const [vietnamese, english] = [flatten(vi), flatten(en)];
  const found: string[] = [];
  for (const key of new Set([...vietnamese.keys(), ...english.keys()])) {
    const texts = { vi: vietnamese.get(key), en: english.get(key) };
    for (const [language, text] of Object.entries(texts)) {
      if (text === undefined) found.push(`${key} is missing in ${language}`);
      else if (text.trim() === "") found.push(`${key} is empty in ${language}`);
      else if (text !== text.normalize("NFC")) found.push(`${key} is not NFC in ${language}`);
      else if (text !== text.trim()) found.push(`${key} has blanks around it in ${language}`);
    }
    const [one, other] = [argumentsOf(texts.vi ?? ""), argumentsOf(texts.en ?? "")];
    if (texts.vi && texts.en && one.join() !== other.join()) {
      found.push(`${key} takes ${one.join("; ") || "nothing"} in vi, ${other.join("; ")} in en`);
    }
  }
  return found;
}

const binding = /\b(?:const|let) (\w+) = translations\((?:"([\w.]*)")?\)/g;
const atOnce = /\btranslations\("([\w.]*)"(?:, \w+)?\)\(/g;

/** The desk's translator is handed from file to file, under one name. */
const deskFile = /^(app\/\(desk\)|components\/desk)\//;
const deskCall = /\b(?:t|wordsIn\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))\(\s*/g;

/** The texts that a file asks for. Translators go by name, from where they are made to the next of that name. */
export function usesIn(source: string, file: string): Use[] {
  if (deskFile.test(file)) {
    return [...source.matchAll(deskCall)].flatMap((match) =>
      keysOf(source.slice(match.index + match[0].length)).map((key) => ({
        key: `desk.${key}`,
        file,
      })),
    );
  }
  const makers = [...source.matchAll(binding)];
  const direct = [...source.matchAll(/\bmessages\.(\w+(?:\.\w+)+)/g)].map(([, key = ""]) => key);
  const calls = makers.flatMap(({ 1: name = "", 2: namespace, index }) => {
    const next = makers.find((other) => other[1] === name && other.index > index);
    const scope = source.slice(index, next?.index);
    const call = new RegExp(`(?<![\\w.])${name}(?:\\.(?:rich|markup|raw|has))?\\(\\s*`, "g");
    const prefix = namespace ? `${namespace}.` : "";
    return [...scope.matchAll(call)].flatMap((match) =>
      keysOf(scope.slice(match.index + match[0].length)).map((key) => prefix + key),
    );
  });
  const asked = [...source.matchAll(atOnce)].flatMap((match) =>
    keysOf(source.slice(match.index + match[0].length)).map((key) => `${match[1]}.${key}`),
  );
  return [...direct, ...calls, ...asked].map((key) => ({ key, file }));
}

/** What a call names: its key, the beginning of a key made on the way, or "" for any. */
function keysOf(rest: string): string[] {
  const literal = /^"([^"]+)"/.exec(rest)?.[1];
  if (literal !== undefined) return [literal];
  const template = /^`([^`$]*)/.exec(rest)?.[1];
  if (template !== undefined) return [template.slice(0, template.lastIndexOf(".") + 1)];
  const choice = /^[^"(),]*\?\s*"([^"]+)"\s*:\s*"([^"]+)"/.exec(rest);
  return choice ? [choice[1] ?? "", choice[2] ?? ""] : [""];
}

/** Texts that nothing uses, and uses of texts that do not exist. */
export function unmatched(keys: readonly string[], uses: readonly Use[]): string[] {
  const isDynamic = (key: string) => key === "" || key.endsWith(".");
  const unused = keys.filter(
    (key) => !uses.some((use) => (isDynamic(use.key) ? key.startsWith(use.key) : key === use.key)),
  );
  const unknown = uses.filter(
    (use) => !keys.some((key) => (isDynamic(use.key) ? key.startsWith(use.key) : key === use.key)),
  );
  return [
    ...unused.map((key) => `${key} is used nowhere`),
    ...unknown.map(({ key, file }) => `${file} asks for ${key}, which does not exist`),
  ];
}
