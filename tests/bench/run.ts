// npm run bench [-- names]          measures what is named, or everything, and writes docs/performance.md
import { execFileSync } from "node:child_process";
import os from "node:os";
import { stopWhenAsked } from "#lib/start/shutdown.ts";
import { measureDelivery } from "./delivery.ts";
import { measureLighthouse } from "./lighthouse.ts";
import { measureMemory } from "./memory.ts";
import { type Part, writePart } from "./part.ts";
import { measurePublishing } from "./publishing.ts";
import { measureRendering } from "./render.ts";
import { measureSample } from "./sample.ts";
import { measureSize } from "./size.ts";
import { measureStart } from "./start.ts";
import { measureWeight } from "./weight.ts";

/** In the order of the document. */
const subjects: Record<string, () => Promise<Part>> = {
  delivery: measureDelivery,
  weight: measureWeight,
  lighthouse: measureLighthouse,
  start: measureStart,
  publishing: measurePublishing,
  sample: measureSample,
  render: measureRendering,
  size: measureSize,
  memory: measureMemory,
};

stopWhenAsked((signal) => 128 + signal);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in subjects));
if (unknown.length > 0) {
  console.error(
    `There is no ${unknown.join(", ")}: name some of ${Object.keys(subjects).join(", ")}.`,
  );
  process.exit(1);
}
for (const name of asked.length > 0 ? asked : Object.keys(subjects)) {
  console.log(`Measuring: ${name}`);
  const busy = os.loadavg()[0] as number;
  const part = await (subjects[name] as () => Promise<Part>)();
  writePart(part, machine(busy));
  console.log(
    part.rows
      .map((row) => `${row.what}: ${row.measured} (${row.spread}), wanted ${row.wanted}`)
      .join("\n"),
  );
}

/** @param busy load of the machine before the measuring began. */
function machine(busy: number): string {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"]).toString().trim();
  const cpu = os.cpus()[0]?.model.trim();
  return `Measured ${new Date().toISOString().slice(0, 10)} at ${commit}: ${os.cpus().length} cores, ${cpu}, Node.js ${process.versions.node}; load of the machine before, ${busy.toFixed(1)}.`;
}
