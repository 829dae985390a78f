import { fold } from "#lib/text/fold.ts";

/** In characters (NIST SP 800-63B-4, 3.1.1.2, asks for eight, and for fifteen where a password stands alone). */
export const shortest = 15;
export const longest = 256;

/** What many in Vietnam choose and no list of the world's has: folded, without blanks. */
const vietnamese = [
  "matkhau",
  "anhyeuem",
  "emyeuanh",
  "conyeume",
  "toiyeuvietnam",
  "yeuvietnam",
  "vietnam",
  "vietnamvodich",
  "hochiminh",
  "chucmungnammoi",
  "khongcomatkhau",
  "khongbiet",
  "congtacdanvan",
];

/** A password in the one form in which it is kept and compared, however a keyboard wrote it. */
export const normalizePassword = (password: string) => password.normalize("NFKC");

/**
 * Why a password is none; null where all is well. Nothing is said of its composition.
 * @param password as {@link normalizePassword} has it.
 * @param about what everyone knows of whose it is: name, address, the portal's name.
 */
export async function passwordFault(
  password: string,
  about: readonly string[],
): Promise<"tooShort" | "tooLong" | "tooCommon" | null> {
  const length = [...password].length;
  if (length < shortest) return "tooShort";
  if (length > longest) return "tooLong";
  const letters = core(password);
  // Of signs nobody has a list.
  if ([...letters].length < length / 2) return null;
  if (isRepeated(letters)) return "tooCommon";
  // Fifty thousand words: read when someone chooses a password for the first time.
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  const common = new Set([...(dictionary["passwords-common"] ?? []), ...vietnamese]);
  for (const text of about) for (const word of text.split("@")) common.add(core(word));
  return [letters, letters.replace(/^\d+|\d+$/g, "")].some((text) => isMadeOf(text, common))
    ? "tooCommon"
    : null;
}

/** Letters and digits alone, without marks and in lower case. */
const core = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, "");

/** "aaaaaaaaaaaaaaa", "abcabcabcabcabc". */
const isRepeated = (text: string) => /^(.{1,5}?)\1+.{0,4}$/u.test(text);

/** Whether a text is nothing but one common word, or one after the other, with digits between. */
function isMadeOf(text: string, common: ReadonlySet<string>): boolean {
  if (text === "" || common.has(text)) return true;
  for (let end = text.length - 1; end >= 4; end--) {
    if (common.has(text.slice(0, end))) {
      const rest = text.slice(end).replace(/^\d+/, "");
      if (rest === "" || common.has(rest)) return true;
    }
  }
  return false;
}
