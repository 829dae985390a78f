/** Eight inks. Everything the portal draws is printed with these and nothing else. */
export const paper = "#f7f1e3";
export const ink = "#1d1a16";
export const indigo = "#22356f";
export const sky = "#4a62ad";
export const red = "#a3241b";
export const turmeric = "#d69a1e";
export const forest = "#2f5d46";
export const clay = "#c77b4a";

/** An ink laid thin: `share` of it (0 to 1) over `ground`. */
export function thin(colour: string, share: number, ground: string = paper): string {
  const channel = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return `#${[1, 3, 5]
    .map((at) => Math.round(channel(colour, at) * share + channel(ground, at) * (1 - share)))
    .map((value) => value.toString(16).padStart(2, "0"))
    .join("")}`;
}
