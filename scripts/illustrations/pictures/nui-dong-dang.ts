import { cloud, peak, pine, strata } from "../land.ts";
import { forest, indigo, ink, paper, red, sky, thin, turmeric } from "../palette.ts";
import { random } from "../random.ts";
import { circle, type Picture, type Point, shape, soft } from "../svg.ts";

const far = thin(sky, 0.42);
const farShade = thin(sky, 0.62);

function draw(): string {
  const r = random(1963);
  let d = strata(r, 40, 430, 16, thin(turmeric, 0.34));
  d += circle(1090, 292, 178, red);
  d += strata(random(4), 190, 420, 5, paper);

  const row = (
    tops: [number, number, number, number][],
    bend: number,
    base: number,
    face: string,
    shade: string,
    cut: string,
    cuts = 8,
  ) =>
    tops
      .map(([x, y, l, rr]) =>
        peak(r, { top: [x, y], left: x - l, right: x + rr, base, face, shade, cut, cuts, bend }),
      )
      .join("");

  d += row(
    [
      [60, 330, 200, 230],
      [330, 270, 230, 220],
      [640, 345, 210, 240],
      [960, 400, 220, 210],
      [1530, 300, 300, 200],
      [1270, 390, 220, 200],
    ],
    0.55,
    1000,
    far,
    farShade,
    paper,
  );
  d += cloud(560, 560, 84, paper, thin(sky, 0.5));
  d += cloud(1330, 600, 96, paper, thin(sky, 0.5));
  d += row(
    [
      [150, 430, 300, 270],
      [800, 430, 260, 300],
      [480, 500, 220, 220],
      [1180, 520, 220, 250],
      [1500, 450, 260, 260],
    ],
    0.5,
    1060,
    sky,
    indigo,
    thin(sky, 0.35),
  );
  d += cloud(190, 770, 92, paper, sky);
  d += row(
    [
      [-20, 560, 260, 420],
      [610, 640, 340, 360],
      [1060, 600, 330, 420],
      [1560, 590, 380, 300],
    ],
    0.62,
    1120,
    forest,
    ink,
    thin(turmeric, 0.75),
    10,
  );

  // The road to the pass, narrower the farther it goes.
  const bends: [number, number, number][] = [
    [640, 1060, 64],
    [770, 985, 46],
    [905, 930, 33],
    [850, 885, 24],
    [772, 852, 17],
    [800, 824, 12],
    [838, 806, 7],
  ];
  const edge = (side: number) =>
    bends.map(([x, y, w]): Point => [x + side * w, y + side * w * 0.12]);
  d += shape(soft([...edge(-1), ...edge(1).toReversed()], true), turmeric);
  d += shape(
    soft(
      [
        [-80, 1080],
        [-80, 900],
        [150, 870],
        [360, 930],
        [560, 1010],
        [700, 1080],
      ],
      true,
    ),
    ink,
  );
  d += shape(
    soft(
      [
        [930, 1080],
        [1080, 1000],
        [1300, 930],
        [1500, 880],
        [1700, 860],
        [1700, 1080],
      ],
      true,
    ),
    ink,
  );
  for (const [x, y, h] of [
    [60, 920, 210],
    [150, 930, 150],
    [246, 945, 180],
    [1330, 950, 150],
    [1420, 950, 220],
    [1520, 940, 170],
    [1590, 940, 230],
    [352, 975, 110],
    [1240, 985, 100],
  ] as const)
    d += pine(x, y, h, ink);
  return d;
}

export const nuiDongDang: Picture = { name: "nui-dong-dang", ground: paper, draw };
