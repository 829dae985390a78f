import { house, smallHouse } from "../house.ts";
import { peak, pine, strata } from "../land.ts";
import { clay, forest, indigo, ink, paper, red, sky, thin, turmeric } from "../palette.ts";
import { random } from "../random.ts";
import { circle, type Picture, rect, shape, soft } from "../svg.ts";

function draw(): string {
  const r = random(79);
  let d = circle(965, 215, 122, paper);
  d += strata(r, 40, 380, 12, thin(sky, 0.55, indigo));
  for (const [x, y, w] of [
    [90, 190, 300],
    [330, 300, 240],
    [760, 120, 330],
    [1060, 330, 240],
    [1480, 170, 330],
    [1280, 330, 200],
  ] as const)
    d += peak(r, {
      top: [x, y],
      left: x - w,
      right: x + w,
      base: 760,
      face: sky,
      shade: thin(ink, 0.35, indigo),
      cut: thin(sky, 0.3),
      cuts: 11,
      bend: 0.6,
    });
  d += shape(
    soft(
      [
        [-80, 700],
        [-80, 600],
        [200, 570],
        [520, 610],
        [860, 560],
        [1200, 580],
        [1680, 540],
        [1680, 900],
        [-80, 900],
      ],
      true,
    ),
    forest,
  );
  d += smallHouse(970, 612, 130, red) + smallHouse(1130, 600, 100, ink);
  for (const [x, y, h] of [
    [740, 640, 190],
    [806, 650, 140],
    [1230, 640, 170],
    [1040, 650, 110],
  ] as const)
    d += pine(x, y, h, ink);

  d += shape(
    soft(
      [
        [-80, 800],
        [300, 770],
        [800, 800],
        [1300, 760],
        [1680, 780],
        [1680, 1080],
        [-80, 1080],
      ],
      true,
    ),
    thin(turmeric, 0.85),
  );
  d += house({
    x: 1290,
    foot: 850,
    width: 500,
    roof: clay,
    straw: thin(ink, 0.6, clay),
    wall: thin(turmeric, 0.8),
  });
  d += house({
    x: 470,
    foot: 912,
    width: 740,
    roof: red,
    straw: turmeric,
    wall: thin(turmeric, 0.55),
  });

  d += rect(-60, 918, 1720, 160, thin(sky, 0.55));
  d += shape(
    soft(
      [
        [-80, 905],
        [220, 922],
        [520, 912],
        [900, 926],
        [1300, 908],
        [1680, 922],
        [1680, 900],
        [-80, 895],
      ],
      true,
    ),
    forest,
  );
  d += strata(random(5), 935, 995, 9, paper);
  const r2 = random(8);
  for (let i = 0; i < 60; i++) {
    const x = i * 28 + r2.between(-8, 8);
    const h = r2.between(16, 44);
    d += shape(
      `M${x} ${926}q${r2.between(-10, 10)} ${-h / 2} ${r2.between(-12, 12)} ${-h}q4 ${h / 2} 8 ${h}Z`,
      i % 3 ? forest : ink,
    );
  }
  return d;
}

export const nhaSan: Picture = { name: "nha-san", ground: indigo, draw };
