/**
 * Makes the portal's mark in every size it is asked for: node scripts/illustrations/marks.ts
 * Writes public/icon-192.png, icon-512.png, favicon.png and share.png (Open Graph).
 */
import { writeFile } from "node:fs/promises";
import sharp from "sharp";
import { Cloth } from "./cloth.ts";
import { forest, indigo, ink, paper, red, sky, thin, turmeric } from "./palette.ts";
import { Press, quantise } from "./print.ts";
import { clip, move, type Point, polygon, rect, text } from "./svg.ts";

const PUBLIC = new URL("../../public/", import.meta.url);

/** The eight-pointed star of the brocades, its petals light and gold by turns. */
function star(x: number, y: number, size: number): string {
  const petal: Point[] = [
    [0, 0],
    [size, 0],
    [2 * size, size],
    [size, size],
  ];
  let d = "";
  for (let i = 0; i < 8; i++) {
    const turned = petal.map(([a, b]): Point => {
      const [far, near] = i % 2 ? [b, a] : [a, b];
      const quarter = Math.floor(i / 2);
      const turns: Point[] = [
        [far, near],
        [-near, far],
        [-far, -near],
        [near, -far],
      ];
      const [px, py] = turns[quarter] as Point;
      return [x + px, y + py];
    });
    d += polygon(
      turned,
      i % 2 ? turmeric : paper,
      `stroke="${indigo}" stroke-width="${size * 0.11}" stroke-linejoin="miter"`,
    );
  }
  const core = size * 0.36;
  return (
    d +
    polygon(
      [
        [x - core, y],
        [x, y - core],
        [x + core, y],
        [x, y + core],
      ],
      red,
      `stroke="${indigo}" stroke-width="${size * 0.1}"`,
    )
  );
}

/** Everything that matters keeps within the middle 80 per cent, so systems may round the edges. */
function icon(corner: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><title>Kỷ Yếu</title>${rect(0, 0, 512, 512, indigo, `rx="${corner}"`)}${star(256, 256, 98)}</svg>`;
}

function share(): string {
  const cloth = new Cloth(190, 90);
  const [c, r] = [130, 42];
  for (let i = 0; i < 24; i++) {
    for (let row = 0; row < 8; row++)
      cloth.lozenge(c - 60 + i * 12 + (row % 2) * 6, row * 12 + 3, [
        sky,
        undefined,
        undefined,
        undefined,
        undefined,
        thin(sky, 0.6, indigo),
      ]);
  }
  cloth.lozenge(c, r, new Array(60).fill(indigo));
  cloth.star(c, r, 22, (along, across, petal) => {
    const edge = Math.min(along, across, 23 - along, 23 - across);
    const warm = [0, 3, 5, 6].includes(petal);
    if (edge <= 2) return paper;
    if (edge <= 3) return ink;
    if (edge <= 7) return warm ? red : turmeric;
    if (edge <= 8) return paper;
    return warm ? turmeric : forest;
  });
  cloth.lozenge(c, r, [turmeric, turmeric, red, red, paper, paper]);
  const border = new Cloth(210, 9);
  border.fill(0, 0, 210, 9, red);
  border.zigzag(0, 0, 210, 8, [undefined, turmeric, turmeric, undefined, paper]);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630">${rect(0, 0, 1200, 630, indigo)}${clip(
    "right",
    "M620 0H1200V630H620Z",
    move(cloth.weave(7), 60, -27),
  )}${move(border.weave(6), 0, 576)}${text("Kỷ Yếu", 72, 306, { size: 176, fill: paper, spacing: -2 })}${text("Hội thảo, hội nghị", 78, 408, { size: 50, weight: 400, fill: thin(paper, 0.9, indigo) })}${text("và đối thoại ở các tỉnh", 78, 472, { size: 50, weight: 400, fill: thin(paper, 0.9, indigo) })}</svg>`;
}

const press = await Press.open();
try {
  // The installed icons fill their square: the system cuts its own corners.
  const square = await press.pull(icon(0), 512, 512);
  const rounded = await press.pull(icon(96), 512, 512);
  await writeFile(new URL("icon-512.png", PUBLIC), await quantise(square));
  for (const [name, source, size] of [
    ["icon-192.png", square, 192],
    ["favicon.png", rounded, 48],
  ] as const) {
    const small = await sharp(source).resize(size, size).png().toBuffer();
    await writeFile(new URL(name, PUBLIC), await quantise(small));
  }
  await writeFile(
    new URL("share.png", PUBLIC),
    await quantise(await press.pull(share(), 1200, 630), 64),
  );
} finally {
  await press.close();
}
