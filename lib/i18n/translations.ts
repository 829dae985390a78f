import { AsyncLocalStorage } from "node:async_hooks";
import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from "next-intl";
import type { Language } from "#lib/content/language.ts";
import en from "#messages/en.json" with { type: "json" };
import vi from "#messages/vi.json" with { type: "json" };

type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;
type Translator<Of extends Namespace> = ReturnType<typeof createTranslator<Messages, Of>>;

const messages = { vi, en };
const translators = new Map<string, unknown>();
const speaking = new AsyncLocalStorage<Language>();

/** Does `work`, which makes a page in a language. */
export function inLanguage<T>(language: Language, work: () => T): T {
  return speaking.run(language, work);
}

/**
 * @returns the language of the page that is being made.
 * @throws Error outside of inLanguage.
 */
export function currentLanguage(): Language {
  const language = speaking.getStore();
  if (!language) throw new Error("Only a page that is being made has a language");
  return language;
}

/**
 * The texts of `messages` under a name, all of them without one.
 * @returns a function from a text's name and its arguments to the text, plain and in NFC.
 */
export function translations<const Of extends Namespace = never>(
  namespace?: Of,
  language: Language = currentLanguage(),
): Translator<Of> {
  const key = `${language} ${namespace}`;
  // One that is kept takes a text apart once, not anew for every page.
  const known = translators.get(key) as Translator<Of> | undefined;
  if (known) return known;
  const translator = createTranslator<Messages, Of>({
    locale: language,
    messages: messages[language],
    namespace,
    timeZone: "Asia/Ho_Chi_Minh",
  });
  translators.set(key, translator);
  return translator;
}
