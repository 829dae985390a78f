import { cloud, peak, pine, strata } from "../land.ts";
import { forest, indigo, ink, paper, red, sky, thin, turmeric } from "../palette.ts";
import { random } from "../random.ts";
import { circle, type Picture } from "../svg.ts";

const dawn = thin(turmeric, 0.45);

function draw(): string {
  const r = random(1591);
  let d = strata(r, 30, 560, 22, thin(turmeric, 0.68));
  d += circle(330, 300, 120, red);
  d += strata(random(12), 220, 380, 4, dawn);
  d += peak(r, {
    top: [1240, 190],
    left: 860,
    right: 1640,
    base: 960,
    face: sky,
    shade: indigo,
    cut: thin(sky, 0.35),
    cuts: 15,
  });
  d += cloud(1480, 560, 110, paper, indigo);
  d += peak(r, {
    top: [560, 250],
    left: 170,
    right: 960,
    base: 980,
    face: forest,
    shade: ink,
    cut: thin(turmeric, 0.8),
    cuts: 14,
  });
  d += cloud(250, 640, 120, paper, indigo);
  d += peak(r, {
    top: [905, 110],
    left: 470,
    right: 1340,
    base: 1040,
    face: indigo,
    shade: ink,
    cut: thin(sky, 0.7),
    cuts: 18,
  });
  d += cloud(1150, 690, 118, paper, indigo);
  d += cloud(640, 760, 130, paper, indigo);
  d += cloud(1480, 850, 150, paper, indigo);
  d += cloud(120, 880, 160, paper, indigo);
  d += cloud(980, 910, 140, paper, indigo);
  d += cloud(560, 1010, 150, paper, indigo);
  d += cloud(1330, 1050, 160, paper, indigo);
  for (const [x, y, h] of [
    [70, 1050, 240],
    [180, 1060, 170],
    [262, 1070, 210],
    [1560, 1050, 210],
    [1478, 1070, 150],
  ] as const)
    d += pine(x, y, h, ink);
  return d;
}

export const tamDao: Picture = { name: "tam-dao", ground: dawn, draw };
