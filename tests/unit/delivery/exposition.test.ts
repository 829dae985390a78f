import { describe, expect, it } from "vitest";
import { exposition, Histogram } from "#lib/delivery/exposition.ts";

describe("what a scrape is answered", () => {
  it("says of each figure what it is, and escapes what would end a line or a label", () => {
    const help = 'A "figure"\\\nof two lines';
    const labels = { one: 'a"b\\c\nd', other: "đ" };
    const samples = [{ value: 0.5 }, { labels, value: 3 }];
    expect(exposition([{ name: "a_total", type: "counter", help, samples }])).toBe(
      [
        '# HELP a_total A "figure"\\\\\\nof two lines',
        "# TYPE a_total counter",
        "a_total 0.5",
        'a_total{one="a\\"b\\\\c\\nd",other="đ"} 3',
        "",
      ].join("\n"),
    );
  });

  it.each([
    [1e21, "1e+21"],
    [1e-7, "1e-7"],
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "+Inf"],
    [Number.NEGATIVE_INFINITY, "-Inf"],
  ])("writes %d as %s", (value, text) => {
    const family = { name: "a", type: "gauge", help: "", samples: [{ value }] } as const;
    expect(exposition([{ ...family, samples: [...family.samples] }])).toContain(`\na ${text}\n`);
  });
});

describe("a histogram", () => {
  it("counts each value under every bound that it does not exceed", () => {
    const histogram = new Histogram([0.1, 1]);
    for (const value of [0.05, 0.1, 0.5, 1, 1.5, 40]) histogram.observe(value);
    const samples = histogram.samples();
    const text = exposition([{ name: "a_seconds", type: "histogram", help: "", samples }]);
    expect(text.split("\n").slice(2)).toEqual([
      'a_seconds_bucket{le="0.1"} 2',
      'a_seconds_bucket{le="1"} 4',
      'a_seconds_bucket{le="+Inf"} 6',
      "a_seconds_sum 43.15",
      "a_seconds_count 6",
      "",
    ]);
  });
});
