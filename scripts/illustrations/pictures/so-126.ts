import { indigo, ink, paper, red, sky, thin, turmeric } from "../palette.ts";
import { random } from "../random.ts";
import { move, type Picture, rect } from "../svg.ts";

/** Each # is one sheet: 126 of them, and `check` below counts. */
const numeral = [
  "..##...######....######.",
  "####..###..###..###..###",
  "####..##....##..##......",
  "..##........##..##......",
  "..##........##..######..",
  "..##.......##...########",
  "..##......##....##....##",
  "..##....##......##....##",
  "..##...##.......##....##",
  "..##..########..########",
  "..##..########...######.",
];

function draw(): string {
  const r = random(126);
  const places = numeral.flatMap((row, y) =>
    [...row].flatMap((mark, x) => (mark === "#" ? [{ x, y }] : [])),
  );
  if (places.length !== 126) throw new Error(`the numeral has ${places.length} sheets, not 126`);
  const read = new Set(r.shuffle(places).slice(0, 12));
  const inks = [
    red,
    turmeric,
    red,
    turmeric,
    red,
    turmeric,
    red,
    turmeric,
    red,
    turmeric,
    red,
    turmeric,
  ];
  let coloured = 0;
  let d = "";
  for (const spot of places) {
    const [x, y] = [329 + spot.x * 41, 125 + spot.y * 75];
    const colour = read.has(spot) ? (inks[coloured++] as string) : paper;
    d += move(
      one(colour, r.between(0.55, 0.9)),
      x + r.between(-3, 3),
      y + r.between(-3, 3),
      r.between(-7, 7),
      read.has(spot) ? 1.12 : 1,
    );
  }
  return d;
}

/** A sheet with its shadow and a few lines of writing. */
function one(colour: string, last: number): string {
  const [w, h] = [36, 62];
  const lines = colour === paper ? thin(sky, 0.6) : paper;
  let d = rect(-w / 2 + 5, -h / 2 + 6, w, h, ink) + rect(-w / 2, -h / 2, w, h, colour);
  for (let i = 0; i < 4; i++)
    d += rect(-w / 2 + 6, -h / 2 + 12 + i * 12.5, (w - 12) * (i === 3 ? last : 1), 3.6, lines);
  return d;
}

export const so126: Picture = { name: "so-126", ground: indigo, draw, wobble: 3 };
