import { normalizeLine } from "#lib/text/normalize.ts";

type Tags = Record<string, { description?: unknown } | undefined>;

const captions = ["Caption/Abstract", "description", "ImageDescription"];
const authors = ["By-line", "creator", "Artist"];
const owners = ["Copyright Notice", "rights", "Copyright", "Credit"];

/**
 * What a photographer wrote into a picture, NFC (IPTC Photo Metadata Standard: IIM, XMP, Exif): what it
 * shows, and whose it is. Where it was taken, and with what, is not read.
 */
export async function wordsIn(
  bytes: Uint8Array,
): Promise<{ caption: string | null; credit: string | null }> {
  const { default: reader } = await import("exifreader");
  let tags: Tags;
  try {
    tags = reader.load(Buffer.from(bytes)) as Tags;
  } catch {
    return { caption: null, credit: null };
  }
  const first = (names: readonly string[], most: number) => {
    for (const name of names) {
      const said = tags[name]?.description;
      const text = typeof said === "string" ? normalizeLine(said) : "";
      if (text && text !== "[object Array]") return text.slice(0, most);
    }
    return null;
  };
  const author = first(authors, 90);
  const owner = first(owners, 90);
  const credit = [author, owner?.includes(author ?? "-") ? null : owner].filter(Boolean);
  return { caption: first(captions, 500), credit: credit.join(" / ") || null };
}
