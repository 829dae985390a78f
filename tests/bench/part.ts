import { readFileSync, writeFileSync } from "node:fs";

/** What a subject measured, for docs/performance.md. */
export type Part = {
  title: string;
  /** How it was measured: a sentence or two. */
  method: string;
  rows: Row[];
  /** What stands below the table. */
  remarks?: string;
};
export type Row = { what: string; wanted: string; measured: string; spread: string };

const file = "docs/performance.md";

/** Puts a part in the place of the one of the same title, or at the end; the others stay as they are. */
export function writePart(part: Part, machine: string): void {
  const [head = "", ...parts] = readFileSync(file, "utf8").split(/^(?=## )/m);
  const heading = `## ${part.title}\n`;
  const at = parts.findIndex((text) => text.startsWith(heading));
  parts.splice(at === -1 ? parts.length : at, 1, `${textOf(part, machine)}\n`);
  writeFileSync(file, `${[head, ...parts].map((text) => text.trim()).join("\n\n")}\n`);
}

export const textOf = ({ title, method, rows, remarks }: Part, machine: string) =>
  [
    `## ${title}`,
    method,
    [
      "| what | wanted | measured | spread |",
      "| --- | --- | --- | --- |",
      ...rows.map((row) => `| ${row.what} | ${row.wanted} | ${row.measured} | ${row.spread} |`),
    ].join("\n"),
    ...(remarks ? [remarks] : []),
    machine,
  ].join("\n\n");
