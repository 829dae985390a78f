/**
 * Makes public/fonts/*.woff2 from the full Newsreader files: what Vietnamese needs and no more.
 *
 * The source is the unsplit family. The usual web packages cut a font into latin and vietnamese
 * files by unicode-range; kerning cannot cross two files, and "Tế", "Vă" and "Yế" fall apart.
 *
 * Run: node scripts/fonts.ts. The result is committed.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";

const BUDGET = 46 * 1024;
const OUT = new URL("../public/fonts/", import.meta.url);
const require = createRequire(import.meta.url);

/** The package ships no types. */
const subsetFont: (
  font: Buffer,
  text: string,
  options: { keepFeatures: string[]; noHinting: boolean; targetFormat: "truetype" | "woff2" },
) => Promise<Buffer> = require("subset-font");

const FACES = [
  { out: "newsreader-400.woff2", file: "400Regular/Newsreader_400Regular.ttf" },
  { out: "newsreader-600.woff2", file: "600SemiBold/Newsreader_600SemiBold.ttf" },
];

/** pnum and tnum: figures set in columns ask for tabular ones with font-variant-numeric. */
const FEATURES = ["kern", "mark", "mkmk", "locl", "liga", "pnum", "tnum"];

const TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
const vowels = [..."aăâeêioôơuưy"].flatMap((v) => TONES.map((t) => (v + t).normalize("NFC")));
const vietnamese = [...vowels, "đ"].filter((letter) => letter > "\u007f");

const ascii = Array.from({ length: 0x7e - 0x20 + 1 }, (_, i) => String.fromCharCode(0x20 + i));
/** Newsreader draws no arrows: → ↗ ← ↑ come from the reader's own fonts, or are drawn as SVG. */
const punctuation = [..."“”‘’–—…·•«»№₫×÷−§°\u00a0"];
/** The combining marks: text is NFC at every boundary, but a quoted file name need not be. */
const combining = TONES.filter(Boolean).concat("\u0302", "\u0306", "\u031b");

const wanted = [
  ...ascii,
  ...vietnamese,
  ...vietnamese.map((letter) => letter.toUpperCase()),
  ...punctuation,
  ...combining,
];

/** Code points in a TrueType file's cmap (format 4, which every BMP font carries). */
function coverage(font: Buffer): Set<number> {
  const tables = new Map<string, number>();
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const record = 12 + i * 16;
    tables.set(font.toString("latin1", record, record + 4), font.readUInt32BE(record + 8));
  }
  const cmap = tables.get("cmap") ?? 0;
  const covered = new Set<number>();
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    if (font.readUInt16BE(table) !== 4) continue;
    const segX2 = font.readUInt16BE(table + 6);
    for (let s = 0; s < segX2; s += 2) {
      const end = font.readUInt16BE(table + 14 + s);
      const start = font.readUInt16BE(table + 16 + segX2 + s);
      for (let c = start; c <= end && c < 0xffff; c++) covered.add(c);
    }
  }
  return covered;
}

await mkdir(OUT, { recursive: true });
let total = 0;
for (const face of FACES) {
  const source = await readFile(require.resolve(`@expo-google-fonts/newsreader/${face.file}`));
  const options = { keepFeatures: FEATURES, noHinting: true };
  const text = wanted.join("");
  const covered = coverage(
    await subsetFont(source, text, { ...options, targetFormat: "truetype" }),
  );
  const missing = wanted.filter((char) => !covered.has(char.codePointAt(0) ?? 0));
  if (missing.length > 0) throw new Error(`${face.file} lacks ${missing.join(" ")}`);

  const woff2 = await subsetFont(source, text, { ...options, targetFormat: "woff2" });
  await writeFile(new URL(face.out, OUT), woff2);
  total += woff2.length;
  console.log(`${face.out}  ${woff2.length} bytes, ${covered.size} characters`);
}
if (total > BUDGET) throw new Error(`${total} bytes of fonts, more than the ${BUDGET} allowed`);
console.log(`together ${total} of ${BUDGET} bytes`);

const licence = require.resolve("@expo-google-fonts/newsreader/LICENSE_FONT");
await writeFile(new URL("OFL.txt", OUT), await readFile(licence));
