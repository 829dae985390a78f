/**
 * Draws the sample pictures: node scripts/illustrations/draw.ts [name …]
 * Writes prisma/sample/pictures/<name>.png; the result is committed.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { pictures } from "./pictures/index.ts";
import { Press, quantise } from "./print.ts";
import { HEIGHT, type Picture, sheet, WIDTH } from "./svg.ts";

const OUT = new URL("../../prisma/sample/pictures/", import.meta.url);
const MOST_EACH = 150 * 1024;
const MOST_TOGETHER = 1.6 * 1024 * 1024;

const names = process.argv.slice(2);
const wanted: Picture[] = names.length ? pictures.filter((p) => names.includes(p.name)) : pictures;

await mkdir(OUT, { recursive: true });
const press = await Press.open();
let together = 0;
const tooBig: string[] = [];
try {
  for (const picture of wanted) {
    const seed = pictures.indexOf(picture) + 1;
    const png = await quantise(await press.pull(sheet(picture, seed), WIDTH, HEIGHT));
    await writeFile(new URL(`${picture.name}.png`, OUT), png);
    together += png.length;
    if (png.length > MOST_EACH) tooBig.push(picture.name);
    console.log(`${picture.name}  ${Math.round(png.length / 1024)} KB`);
  }
} finally {
  await press.close();
}
console.log(`together ${Math.round(together / 1024)} KB`);
if (tooBig.length > 0 || together > MOST_TOGETHER) throw new Error(`too big: ${tooBig.join(" ")}`);
