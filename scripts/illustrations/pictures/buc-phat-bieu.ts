import { Cloth } from "../cloth.ts";
import { clay, forest, indigo, ink, paper, red, sky, thin, turmeric } from "../palette.ts";
import {
  circle,
  clip,
  groove,
  line,
  move,
  type Picture,
  type Point,
  polygon,
  rect,
  shape,
  stroke,
} from "../svg.ts";

/** The woven front of the lectern. */
function front(): string {
  const cloth = new Cloth(70, 70);
  cloth.fill(0, 0, 70, 70, red);
  cloth.zigzag(0, 2, 70, 14, [turmeric, turmeric, undefined, paper, undefined, ink, ink]);
  for (const c of [6, 35, 64])
    cloth.lozenge(c, 32, [
      turmeric,
      turmeric,
      ink,
      ink,
      paper,
      paper,
      red,
      indigo,
      indigo,
      indigo,
      turmeric,
      turmeric,
    ]);
  for (const c of [20, 50]) cloth.lozenge(c, 32, [paper, red, turmeric]);
  cloth.zigzag(0, 48, 70, 14, [ink, ink, undefined, paper, undefined, turmeric, turmeric]);
  return cloth.weave(8);
}

function draw(): string {
  const voice: Point = [760, 330];
  let d = "";
  // The voice goes out in rings, as a stone does in water.
  const rings = [indigo, sky, thin(sky, 0.6), thin(turmeric, 0.55), turmeric, paper, clay, paper];
  for (let i = 11; i >= 0; i--)
    d += circle(voice[0], voice[1], 96 + i * 112, rings[(i + 4) % rings.length] as string);
  for (let i = 0; i < 56; i++) {
    const angle = (i / 56) * Math.PI * 2;
    const start = 190 + (i % 4) * 112;
    const point = (radius: number): Point => [
      voice[0] + Math.cos(angle) * radius,
      voice[1] + Math.sin(angle) * radius,
    ];
    d += shape(
      groove(point(start), point(start + 150 + (i % 3) * 130), 4.5),
      i % 2 ? paper : indigo,
    );
  }

  // Floor, then the lectern: a desk that leans to its speaker, a tapering body, a foot.
  d += polygon(
    [
      [-80, 905],
      [1680, 880],
      [1680, 1080],
      [-80, 1080],
    ],
    forest,
  );
  for (let i = 0; i < 12; i++)
    d += shape(
      groove([40 + i * 140, 940 + (i % 3) * 26], [150 + i * 150, 940 + (i % 3) * 26], 4),
      ink,
    );
  const body: Point[] = [
    [500, 560],
    [960, 560],
    [915, 925],
    [545, 925],
  ];
  d += polygon(
    body.map(([x, y]): Point => [x + 34, y + 6]),
    ink,
  );
  d += clip("front", line(body, true), move(front(), 455, 545));
  d += polygon(
    [
      [500, 920],
      [960, 920],
      [995, 975],
      [465, 975],
    ],
    ink,
  );
  d += polygon(
    [
      [440, 500],
      [1020, 500],
      [985, 585],
      [475, 585],
    ],
    ink,
  );
  d += polygon(
    [
      [440, 500],
      [1020, 500],
      [1006, 536],
      [454, 536],
    ],
    clay,
  );
  // Papers on the desk, and a glass.
  d +=
    polygon(
      [
        [590, 506],
        [744, 486],
        [762, 500],
        [600, 524],
      ],
      paper,
    ) +
    polygon(
      [
        [640, 498],
        [800, 490],
        [820, 506],
        [650, 520],
      ],
      thin(paper, 0.86, sky),
    );
  d +=
    polygon(
      [
        [880, 430],
        [936, 430],
        [928, 508],
        [888, 508],
      ],
      thin(sky, 0.35),
    ) +
    polygon(
      [
        [883, 458],
        [933, 458],
        [928, 508],
        [888, 508],
      ],
      sky,
    );

  // The microphone on its bent neck.
  d += stroke(
    "M700 515C700 440 640 430 652 366C658 336 690 318 720 322",
    ink,
    17,
    'stroke-linecap="round"',
  );
  d += rect(668, 494, 66, 24, ink, 'rx="6"');
  const head =
    rect(-62, -50, 150, 100, ink, 'rx="48"') +
    clip(
      "grille",
      "M-14 -40H44A40 40 0 0 1 44 40H-14Z",
      [...new Array(9).keys()].map((i) => rect(-14 + i * 11, -44, 5, 88, turmeric)).join(""),
    ) +
    rect(-34, -50, 14, 100, red);
  d += move(head, 752, 316, -16);
  return d;
}

export const bucPhatBieu: Picture = { name: "buc-phat-bieu", ground: paper, draw };
