export const WIDTH = 1600;
export const HEIGHT = 1000;

export type Point = readonly [x: number, y: number];

/** One illustration: its file name and the SVG inside a 1600 × 1000 sheet. */
export interface Picture {
  name: string;
  ground: string;
  draw: () => string;
  /** How far the knife strays from the drawn line, in pixels; lettering wants less. */
  wobble?: number;
}

const round = (value: number) => Math.round(value * 10) / 10;

export const at = ([x, y]: Point) => `${round(x)} ${round(y)}`;

/** Straight path data through the points. */
export function line(points: readonly Point[], closed = false): string {
  return `M${points.map(at).join("L")}${closed ? "Z" : ""}`;
}

/** Path data that runs softly through the midpoints between the given points. */
export function soft(points: readonly Point[], closed = false): string {
  const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const point = (i: number) => points[i % points.length] as Point;
  const last = points.length - 1;
  let data = closed ? `M${at(middle(point(last), point(0)))}` : `M${at(point(0))}`;
  for (let i = 0; i < last; i++) data += `Q${at(point(i))} ${at(middle(point(i), point(i + 1)))}`;
  if (!closed) return `${data}L${at(point(last))}`;
  return `${data}Q${at(point(last))} ${at(middle(point(last), point(0)))}Z`;
}

export function shape(d: string, fill: string, more = ""): string {
  return `<path d="${d}" fill="${fill}" ${more}/>`;
}

export function stroke(d: string, colour: string, width: number, more = ""): string {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" ${more}/>`;
}

export function polygon(points: readonly Point[], fill: string, more = ""): string {
  return shape(line(points, true), fill, more);
}

export function rect(x: number, y: number, w: number, h: number, fill: string, more = ""): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" fill="${fill}" ${more}/>`;
}

export function circle(x: number, y: number, r: number, fill: string, more = ""): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" fill="${fill}" ${more}/>`;
}

export function move(inner: string, x: number, y: number, turn = 0, scale = 1): string {
  return `<g transform="translate(${round(x)} ${round(y)}) rotate(${round(turn)}) scale(${scale})">${inner}</g>`;
}

export function clip(id: string, outline: string, inner: string): string {
  return `<clipPath id="${id}"><path d="${outline}"/></clipPath><g clip-path="url(#${id})">${inner}</g>`;
}

/** A groove of the gouge: pointed at both ends, widest at a third of its way. */
export function groove(from: Point, to: Point, width: number): string {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  const side = (share: number, off: number): Point => [
    from[0] + dx * share - (dy / length) * off,
    from[1] + dy * share + (dx / length) * off,
  ];
  return `M${at(from)}Q${at(side(0.35, width))} ${at(to)}Q${at(side(0.35, -width))} ${at(from)}Z`;
}

export interface Lettering {
  size: number;
  fill: string;
  weight?: 400 | 600;
  anchor?: "start" | "middle" | "end";
  spacing?: number;
}

export function text(content: string, x: number, y: number, style: Lettering): string {
  const { size, fill, weight = 600, anchor = "start", spacing = 0 } = style;
  return `<text x="${round(x)}" y="${round(y)}" font-family="Newsreader" font-size="${size}" font-weight="${weight}" letter-spacing="${spacing}" text-anchor="${anchor}" fill="${fill}">${content}</text>`;
}

/**
 * The finished sheet. Two filters make the family: `cut` lets every edge stray as under a knife,
 * `worn` leaves specks where the block did not take the ink.
 */
export function sheet(picture: Picture, seed: number): string {
  const wobble = picture.wobble ?? 5;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">
<defs>
<filter id="cut" x="0" y="0" width="100%" height="100%" filterUnits="userSpaceOnUse" color-interpolation-filters="sRGB">
<feTurbulence type="fractalNoise" baseFrequency="0.022" numOctaves="2" seed="${seed}" result="noise"/>
<feDisplacementMap in="SourceGraphic" in2="noise" scale="${wobble}" xChannelSelector="R" yChannelSelector="G"/>
</filter>
<filter id="worn" x="0" y="0" width="100%" height="100%" filterUnits="userSpaceOnUse" color-interpolation-filters="sRGB">
<feTurbulence type="fractalNoise" baseFrequency="0.35" numOctaves="2" seed="${seed + 7}"/>
<feColorMatrix values="0 0 0 0 0.969  0 0 0 0 0.945  0 0 0 0 0.89  30 0 0 0 -23.4"/>
</filter>
</defs>
${rect(0, 0, WIDTH, HEIGHT, picture.ground)}
<g filter="url(#cut)">${rect(-60, -60, WIDTH + 120, HEIGHT + 120, picture.ground)}${picture.draw()}</g>
<rect width="${WIDTH}" height="${HEIGHT}" filter="url(#worn)" opacity="0.5"/>
</svg>`;
}
