/*
 * Prometheus' text format, version 0.0.4 (prometheus.io, "Exposition formats"). By hand, since that is
 * all of it: prom-client looks labels up at every count, which a stored page is answered too fast for.
 */

export const expositionType = "text/plain; version=0.0.4; charset=utf-8";

type Labels = Record<string, string>;
/** `suffix` is for the parts of a histogram. */
export type Sample = { value: number; labels?: Labels; suffix?: string };
export type Family = {
  name: string;
  type: "counter" | "gauge" | "histogram";
  help: string;
  samples: Sample[];
};

/** What a scrape is answered. */
export const exposition = (families: readonly Family[]): string =>
  families.map(familyText).join("");

function familyText({ name, type, help, samples }: Family): string {
  const lines = samples.map(
    ({ value, labels = {}, suffix = "" }) =>
      `${name}${suffix}${labelText(labels)} ${number(value)}\n`,
  );
  const said = help.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
  return `# HELP ${name} ${said}\n# TYPE ${name} ${type}\n${lines.join("")}`;
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => {
    const escaped = value.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"');
    return `${name}="${escaped}"`;
  });
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

const number = (value: number): string =>
  value === Number.POSITIVE_INFINITY
    ? "+Inf"
    : value === Number.NEGATIVE_INFINITY
      ? "-Inf"
      : String(value);

/** Counts values by the bounds that they do not exceed. */
export class Histogram {
  private readonly bounds: readonly number[];
  private readonly counts: number[];
  private sum = 0;

  /** @param bounds ascending; what exceeds the last is counted, too. */
  constructor(bounds: readonly number[]) {
    this.bounds = [...bounds, Number.POSITIVE_INFINITY];
    this.counts = this.bounds.map(() => 0);
  }

  observe(value: number): void {
    const at = this.bounds.findIndex((bound) => value <= bound);
    this.counts[at] = (this.counts[at] ?? 0) + 1;
    this.sum += value;
  }

  samples(): Sample[] {
    let count = 0;
    const buckets = this.bounds.map((bound, at) => {
      count += this.counts[at] ?? 0;
      return { suffix: "_bucket", labels: { le: number(bound) }, value: count };
    });
    return [...buckets, { suffix: "_sum", value: this.sum }, { suffix: "_count", value: count }];
  }
}
