import { Cloth } from "../cloth.ts";
import { clay, indigo, ink, paper, red, sky, thin, turmeric } from "../palette.ts";
import { line, move, type Picture, type Point, polygon, rect, stroke } from "../svg.ts";

const deep = thin(ink, 0.45, indigo);
const faded = thin(sky, 0.55, indigo);

/** The broad band: lozenge after lozenge, none quite like its neighbour. */
function band(): string {
  const cloth = new Cloth(260, 38);
  cloth.fill(0, 0, 260, 38, red);
  cloth.fill(0, 0, 260, 2, turmeric);
  cloth.fill(0, 36, 260, 2, turmeric);
  cloth.fill(0, 2, 260, 3, ink);
  cloth.fill(0, 33, 260, 3, ink);
  for (let i = 0; i < 65; i++) {
    cloth.fill(i * 4, 3, 2, 1, paper);
    cloth.fill(i * 4 + 2, 34, 2, 1, paper);
  }
  for (let i = 0; i < 11; i++) {
    const c = 14 + i * 26;
    const bright = i % 3 === 1;
    const outer = bright ? turmeric : paper;
    cloth.lozenge(c, 19, [
      turmeric,
      turmeric,
      ink,
      ink,
      bright ? paper : sky,
      bright ? paper : sky,
      bright ? paper : sky,
      ink,
      outer,
      outer,
      indigo,
      indigo,
      outer,
    ]);
    cloth.lozenge(c + 13, 11, [turmeric, clay, clay]);
    cloth.lozenge(c + 13, 27, [turmeric, clay, clay]);
    cloth.lozenge(c + 13, 19, [paper, ink]);
  }
  return cloth.weave(10);
}

function ribbon(): string {
  const cloth = new Cloth(300, 13);
  cloth.fill(0, 0, 300, 13, turmeric);
  cloth.zigzag(0, -1, 300, 12, [undefined, ink, red, red, red, ink, undefined, paper, paper]);
  cloth.fill(0, 0, 300, 1, ink);
  cloth.fill(0, 12, 300, 1, ink);
  return cloth.weave(7);
}

/** Running stitches beside an edge. */
function stitches(points: Point[], colour: string, width = 5): string {
  return stroke(line(points), colour, width, 'stroke-dasharray="20 15" stroke-linecap="round"');
}

function draw(): string {
  // Indigo cloth lying in folds; only its stitches and two woven bands are bright.
  let d = polygon(
    [
      [-80, -80],
      [820, -80],
      [420, 1080],
      [-80, 1080],
    ],
    deep,
  );
  d += polygon(
    [
      [820, -80],
      [1680, -80],
      [1680, 560],
      [640, 480],
    ],
    faded,
  );
  d += polygon(
    [
      [-80, -80],
      [300, -80],
      [-80, 720],
    ],
    indigo,
  );
  d += polygon(
    [
      [1680, 300],
      [1680, 1080],
      [1010, 1080],
    ],
    deep,
  );
  for (let i = 0; i < 4; i++)
    d += stitches(
      [
        [236 - i * 58, -80],
        [-80, 590 - i * 122],
      ],
      i ? sky : paper,
      i ? 4 : 5,
    );
  for (let i = 0; i < 6; i++)
    d += stitches(
      [
        [1680, 372 + i * 76],
        [1086 + i * 62, 1080],
      ],
      i % 3 ? sky : paper,
      4.5,
    );
  for (let i = 0; i < 5; i++)
    d += stitches(
      [
        [860 + i * 150, -80],
        [800 + i * 150, 120 + (i % 2) * 60],
      ],
      i % 2 ? turmeric : paper,
    );

  const shadow = rect(-200, 0, 2700, 420, ink, 'opacity="0.35"');
  d += move(shadow, -40, 560, -24) + move(band(), -160, 590, -24);
  d +=
    move(rect(-200, 0, 2700, 108, ink, 'opacity="0.35"'), 140, 1060, -24) +
    move(ribbon(), 120, 1058, -24);
  for (let i = 0; i < 5; i++)
    d += move(
      stitches(
        [
          [0, 0],
          [2100, 0],
        ],
        i === 0 ? paper : sky,
        4.5,
      ),
      -120,
      515 - i * 42,
      -24,
    );
  return d;
}

export const thoCamNung: Picture = { name: "tho-cam-nung", ground: indigo, draw, wobble: 3 };
