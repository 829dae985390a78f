import { contour, hill, survey } from "../contours.ts";
import { forest, indigo, ink, paper, red, sky, thin, turmeric } from "../palette.ts";
import { circle, type Picture, type Point, shape, soft, stroke, text } from "../svg.ts";

/** Where the four cities are; longitude and latitude in degrees. */
const cities = [
  { name: "Tuyên Quang", lon: 105.214, lat: 21.823, dx: -40, dy: -42, anchor: "start" },
  { name: "Vĩnh Yên", lon: 105.597, lat: 21.309, dx: 44, dy: 20, anchor: "start" },
  { name: "Hà Nội", lon: 105.854, lat: 21.029, dx: 44, dy: 20, anchor: "start" },
  { name: "Lạng Sơn", lon: 106.761, lat: 21.853, dx: 60, dy: 84, anchor: "end" },
] as const;

/** Four and a half pixels a kilometre: a degree of longitude is 103.4 km here, one of latitude 110.7. */
const KM = 4.5;
const place = (lon: number, lat: number): Point => [
  434 + (lon - 105.214) * 103.4 * KM,
  300 + (21.853 - lat) * 110.7 * KM,
];

/** Relief and rivers were sketched on a sheet of their own; this lays it under the cities. */
const SKETCH = KM / 6.1;
const laid = ([x, y]: Point): Point => [434 + (x - 300) * SKETCH, 300 + (y - 245) * SKETCH];
const lifted = ([x, y]: Point): Point => [(x - 434) / SKETCH + 300, (y - 300) / SKETCH + 245];

function draw(): string {
  // Freely drawn relief: high in the north and west, Tam Đảo's ridge, the delta in the south-east.
  const hills = [
    hill(60, -20, 7, 330, 260),
    hill(-230, 200, 6, 220, 300),
    hill(-260, 700, 6, 240, 260),
    hill(330, -200, 6, 300, 150),
    hill(1130, -170, 6, 320, 130),
    hill(1780, 130, 5.4, 220, 240),
    hill(1850, 560, 4.4, 170, 220),
    hill(120, 1180, 6.5, 280, 180),
    hill(560, 60, 5.4, 210, 190),
    hill(830, 10, 6.4, 230, 210),
    hill(1010, 330, 4.8, 190, 150),
    hill(1420, -40, 6, 260, 170),
    hill(1560, 420, 5.2, 220, 260),
    hill(40, 520, 4.6, 190, 210),
    hill(60, 900, 6.8, 260, 250),
    hill(1240, 480, 2.6, 130, 110),
    hill(470, 400, 3.2, 120, 90),
    hill(620, 520, 3.6, 120, 60),
    hill(700, 560, 3.2, 90, 50),
    hill(1090, 130, 4, 130, 110),
  ];
  const heights = survey((left, top) => {
    const [x, y] = lifted([left, top]);
    const sway = 0.35 * Math.sin(x / 61 + y / 97) + 0.28 * Math.sin(x / 43 - y / 71);
    return hills.reduce((sum, each) => sum + each(x, y), 0) + sway;
  });
  const tints = [
    thin(forest, 0.1),
    thin(forest, 0.2),
    thin(forest, 0.32),
    thin(turmeric, 0.5),
    thin(turmeric, 0.75),
  ];
  const levels = [0.75, 1.9, 3.2, 4.6, 6];
  let d = "";
  tints.forEach((tint, i) => {
    d += shape(contour(heights, levels[i] as number), tint);
  });
  for (let i = 0; i < 13; i++)
    d += stroke(contour(heights, 0.6 + i * 0.56), thin(forest, 0.85), i % 4 === 3 ? 4 : 2);

  const river = (points: Point[], width: number) =>
    stroke(soft(points.map(laid)), sky, width, 'stroke-linecap="round" stroke-linejoin="round"');
  const [tuyenQuang, , haNoi] = cities.map((city) => lifted(place(city.lon, city.lat))) as [
    Point,
    Point,
    Point,
    Point,
  ];
  const [hx, hy] = haNoi;
  const confluence: Point = [368, 585];
  d += river(
    [
      [60, -400],
      [150, -150],
      [180, -60],
      [250, 60],
      [210, 150],
      [tuyenQuang[0] - 34, tuyenQuang[1] - 10],
      [330, 370],
      [300, 470],
      confluence,
    ],
    12,
  );
  d += river(
    [
      [-500, -60],
      [-300, 120],
      [-60, 250],
      [60, 350],
      [120, 470],
      [250, 520],
      confluence,
      [440, 650],
      [560, 690],
      [hx - 60, hy - 70],
      [hx + 24, hy - 10],
      [hx + 70, hy + 90],
      [880, 905],
      [1010, 960],
      [1080, 1070],
      [1220, 1180],
      [1300, 1400],
    ],
    20,
  );
  d += river([[-500, 720], [-250, 610], [-60, 640], [120, 660], [250, 600], confluence], 9);
  d += river(
    [
      [2100, 260],
      [1900, 90],
      [1680, 120],
      [1500, 160],
      [1330, 220],
      [1240, 90],
      [1180, -60],
      [1260, -400],
    ],
    9,
  );
  d += river(
    [
      [760, 300],
      [830, 420],
      [820, 560],
      [960, 660],
      [1200, 740],
      [1400, 860],
      [1680, 900],
      [2100, 1010],
    ],
    9,
  );

  for (const city of cities) {
    const [x, y] = place(city.lon, city.lat);
    d += circle(x, y, 27, paper) + circle(x, y, 21, red) + circle(x, y, 8, paper);
    const style = { size: 60, anchor: city.anchor };
    const [tx, ty] = [x + city.dx, y + city.dy];
    // A rim of paper keeps the name clear of the lines beneath it.
    d += `<g stroke="${paper}" stroke-width="14" stroke-linejoin="round">${text(city.name, tx, ty, { ...style, fill: paper })}</g>`;
    d += text(city.name, tx, ty, { ...style, fill: ink });
  }
  d += compass(1452, 820);
  return d;
}

function compass(x: number, y: number): string {
  let d =
    circle(x, y, 74, paper) +
    stroke(`M${x - 74} ${y}a74 74 0 1 0 148 0a74 74 0 1 0 -148 0`, indigo, 5);
  d +=
    shape(`M${x} ${y - 60}L${x + 17} ${y}H${x - 17}Z`, red) +
    shape(`M${x} ${y + 60}L${x + 17} ${y}H${x - 17}Z`, indigo);
  return d + text("B", x, y - 86, { size: 44, fill: indigo, anchor: "middle" });
}

export const banDoBonTinh: Picture = { name: "ban-do-bon-tinh", ground: paper, draw, wobble: 2.5 };
