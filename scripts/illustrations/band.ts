/**
 * Makes the woven band and the hem of readers' pages, in four times the size at which they stand there:
 * node scripts/illustrations/band.ts
 * Writes components/reader/styles/band.webp and hem.webp.
 */
import sharp from "sharp";

const styles = new URL("../../components/reader/styles/", import.meta.url);

/** Eight-pointed stars and hooks, as on the hem of a Tày blanket. */
const band = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10" width="160" height="40">
  <path d="M5 0l5 5-5 5-5-5zM20 1l4 4-4 4-4-4zM35 0l5 5-5 5-5-5z" fill="#f2e3bf"/>
  <path d="M5 3l2 2-2 2-2-2zM35 3l2 2-2 2-2-2z" fill="#a3241b"/>
  <path d="M20 3.4L21.6 5 20 6.6 18.4 5zM12 4h2v2h-2zM26 4h2v2h-2z" fill="#e0a526"/>
</svg>`;

/** A row of diamonds that hang from a seam. */
const hem = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 8" width="48" height="32">
  <path d="M0 0h12v2H0zM6 2l3 3-3 3-3-3z"/>
</svg>`;

for (const [name, drawing] of Object.entries({ band, hem })) {
  const { pathname } = new URL(`${name}.webp`, styles);
  await sharp(Buffer.from(drawing)).webp({ lossless: true, effort: 6 }).toFile(pathname);
}
