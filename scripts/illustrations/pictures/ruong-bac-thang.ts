import { contour, hill, survey } from "../contours.ts";
import { smallHouse } from "../house.ts";
import { peak, pine, strata } from "../land.ts";
import { clay, forest, indigo, ink, paper, red, sky, thin, turmeric } from "../palette.ts";
import { random } from "../random.ts";
import { circle, clip, move, type Picture, rect, shape, soft, stroke } from "../svg.ts";

const water = thin(sky, 0.4);
const fields = [
  forest,
  turmeric,
  turmeric,
  clay,
  turmeric,
  water,
  thin(turmeric, 0.72),
  forest,
  turmeric,
  thin(clay, 0.8),
  turmeric,
  water,
];

function draw(): string {
  const r = random(2024);
  let d = strata(r, 20, 280, 10, thin(sky, 0.2));
  d += circle(1060, 170, 100, red);
  for (const [x, y, w] of [
    [120, 230, 240],
    [300, 290, 200],
    [640, 170, 270],
    [880, 260, 220],
    [1480, 110, 330],
    [1180, 190, 240],
  ] as const)
    d += peak(r, {
      top: [x, y],
      left: x - w,
      right: x + w,
      base: 760,
      face: sky,
      shade: indigo,
      cut: thin(sky, 0.3),
      cuts: 10,
      bend: 0.6,
    });

  // Height grows with distance as it looks to the eye: bands close up towards the ridge.
  const spurs = [
    hill(300, 760, 1.25, 300, 230),
    hill(1290, 690, 1.7, 360, 240),
    hill(800, 900, 0.7, 240, 130),
    hill(760, 500, 1.1, 230, 130),
    hill(40, 470, 1.2, 240, 130),
  ];
  const heights = survey((x, y) => {
    const distance = 2500 / (y - 130);
    const sway = 0.3 * Math.sin(x / 170 + y / 120) + 0.2 * Math.sin(x / 83 - y / 150);
    return y < 200 ? 40 : distance + sway + spurs.reduce((sum, spur) => sum + spur(x, y), 0);
  });
  const ridge = soft(
    [
      [-300, 1500],
      [-300, 420],
      [140, 360],
      [330, 372],
      [520, 440],
      [700, 400],
      [930, 420],
      [1160, 330],
      [1330, 300],
      [1500, 330],
      [1900, 400],
      [1900, 1500],
    ],
    true,
  );
  let slope = rect(-80, 0, 1760, 1080, turmeric);
  for (let i = 0; i < 40; i++) {
    const level = 2.1 + i * 0.36 + Math.max(0, i - 22) * 0.2;
    const area = contour(heights, level);
    const field = fields[(i * 5) % fields.length] as string;
    slope += move(
      shape(area, field === forest ? ink : thin(forest, 0.9, ink)),
      0,
      Math.max(3, 10 - i * 0.4),
    );
    slope += shape(area, field);
    if (i > 13) continue;
    if (field === water)
      slope += stroke(
        contour(heights, level + 0.12),
        paper,
        3,
        'stroke-dasharray="46 60" stroke-linecap="round"',
      );
    else
      slope += stroke(
        contour(heights, level + 0.15),
        field === forest ? thin(turmeric, 0.7) : thin(ink, 0.55, clay),
        3.4,
        'stroke-dasharray="2 19" stroke-linecap="round"',
      );
  }
  d += clip("slope", ridge, slope);
  d += smallHouse(1120, 520, 92, red) + smallHouse(1252, 476, 76, ink);
  d += pine(1030, 560, 96, ink) + pine(1350, 480, 110, ink) + pine(1392, 500, 78, ink);
  d += pine(360, 600, 100, ink) + pine(308, 612, 72, ink);
  return d;
}

export const ruongBacThang: Picture = { name: "ruong-bac-thang", ground: paper, draw };
