import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { isClientComponent } from "#lib/start/reader-check.ts";

const readerFiles = () =>
  globSync(["components/{reader,ui}/**/*.{ts,tsx}", "app/(reader)/**/*.tsx"]);
const houseFiles = () =>
  globSync(["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}", "lib/**/*.ts"], {
    exclude: ["lib/db/generated/**"],
  });

type Case = readonly [folder: string, line: string];

const refused: Case[] = [
  ["lib/text", 'import { database } from "#lib/db/client.ts";'],
  ["lib/text", 'import { id } from "../content/fields.ts";'],
  ["lib/text", 'import type { Language } from "#lib/content/language.ts";'],
  ["lib/db", 'import { fields } from "#lib/content/fields.ts";'],
  ["lib/content/people", 'import { Frame } from "#components/reader/frame.tsx";'],
  ["lib/content/people", 'import { noteFault } from "#lib/delivery/fault.ts";'],
  ["lib/search", 'export * from "#app/(reader)/elsewhere.tsx";'],
  ["lib/delivery", 'export const page = () => import("#app/(reader)/[locale]/route.tsx");'],
  ["lib/sample", 'import { Body } from "../../components/reader/body.tsx";'],
  ["components/reader", 'import { readerPage } from "#app/(reader)/reader-page.tsx";'],
  ["components/reader", 'import { database } from "#lib/db/client.ts";'],
  ["components/reader", 'import Link from "next/link";'],
  ["components/reader", 'import Image from "next/image";'],
  ["components/reader", 'import { useState } from "react";'],
  ["components/reader", 'import { useEffect as effect } from "react";'],
  ["components/reader", 'import { Editor } from "#components/desk/editor.tsx";'],
  ["components/desk", 'import { Body } from "#components/reader/body.tsx";'],
  ["components/ui", 'import { Figure } from "#components/reader/figure.tsx";'],
  ["components/ui", 'import { Editor } from "#components/desk/editor.tsx";'],
  ["components/ui", 'import type { Card } from "#lib/content/articles/queries.ts";'],
  ["app/(reader)/[locale]", 'import Link from "next/link";'],
  ["app/(reader)/[locale]", 'import { useRouter } from "next/navigation";'],
  ["app/(reader)/[locale]", 'import { database } from "#lib/db/client.ts";'],
  ["app/(reader)/[locale]", 'import { Editor } from "#components/desk/editor.tsx";'],
  ["app/(machine)/feed.xml", 'import { database } from "#lib/db/client.ts";'],
];

const allowed: Case[] = [
  ["lib/text", 'import { a } from "./normalize.ts"; import { b } from "#lib/text/slug.ts";'],
  ["lib/content/people", 'import { database } from "#lib/db/client.ts";'],
  ["components/reader", 'import { Fragment, type ReactNode } from "react";'],
  ["components/reader", 'import { Local } from "#components/ui/local.tsx";'],
  ["components/ui", 'import type { LocalText } from "#lib/content/language.ts";'],
  ["app/(reader)/[locale]", 'import { find } from "#lib/content/events/queries.ts";'],
  ["app/(desk)/desk", 'import Link from "next/link"; import { useState } from "react";'],
];

/** The cases that the rule in biome.json complains of, judged in a house of their own. */
async function complainedOf(cases: readonly Case[]): Promise<Case[]> {
  const house = await mkdtemp(path.join(tmpdir(), "portal-house-"));
  try {
    const { vcs: _, ...config } = JSON.parse(await readFile("biome.json", "utf8"));
    await writeFile(path.join(house, "biome.json"), JSON.stringify(config));
    for (const [index, [folder, line]] of cases.entries()) {
      await mkdir(path.join(house, folder), { recursive: true });
      await writeFile(path.join(house, folder, `case-${index}.tsx`), `${line}\n`);
    }
    const { stdout } = spawnSync(
      path.resolve("node_modules/.bin/biome"),
      ["lint", "--only=style/noRestrictedImports", "--reporter=json", "--max-diagnostics=none"],
      { cwd: house, encoding: "utf8" },
    );
    return cases.filter((_, index) => stdout.includes(`case-${index}.tsx`));
  } finally {
    await rm(house, { recursive: true });
  }
}

describe("the linter's rule for imports", () => {
  it("refuses what leads the wrong way or brings React to the reader's browser", async () => {
    expect(await complainedOf(refused)).toEqual(refused);
  });

  it("lets pass what leads the right way", async () => {
    expect(await complainedOf(allowed)).toEqual([]);
  });
});

/** The top folder of the house that a relative import leads into; null where it stays in its own. */
function leadsOutOf(file: string, specifier: string): string | null {
  const top = (name: string) => name.split(path.sep).slice(0, 2).join("/");
  const target = path.normalize(path.join(path.dirname(file), specifier));
  return top(target) === top(file) ? null : target;
}

describe("what the linter cannot say", () => {
  const importing = /(?:from|import)\s*\(?\s*"(\.\.?\/[^"]+)"/g;

  it("a relative import stays in its own folder of app, components or lib", () => {
    const strays = houseFiles().flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(importing)].flatMap(([, specifier = ""]) => {
        const target = leadsOutOf(file, specifier);
        return target && !target.endsWith(".css") ? [`${file} → ${target}`] : [];
      }),
    );
    expect(strays.filter((stray) => !isWithinLib(stray))).toEqual([]);
    expect(leadsOutOf("components/reader/body.tsx", "../desk/editor.tsx")).not.toBeNull();
    expect(leadsOutOf("components/reader/body.tsx", "./figure.tsx")).toBeNull();
  });

  it("nothing that readers see runs in their browser as React", () => {
    const isClientSide = (source: string) =>
      isClientComponent(source) || /\bon[A-Z]\w*=\{/.test(source);
    expect(readerFiles().length).toBeGreaterThan(40);
    expect(readerFiles().filter((file) => isClientSide(readFileSync(file, "utf8")))).toEqual([]);
    expect("<button onClick={go}>").toSatisfy(isClientSide);
  });

  it.each([
    '"use client";',
    "'use client'",
    '\n\n"use client";',
    '// The map.\n// It moves.\r\n"use client";',
    '/* The map. **/ /** It moves. */\n"use client";',
    '"use strict";\n"use client";',
  ])("%j begins a client component", (source) => {
    expect(source).toSatisfy(isClientComponent);
  });

  it.each([
    '// "use client";\n',
    '/* "use client"; */',
    'const a = 1;\n"use client";',
    '"use server";',
    `${"/**/ // a\n".repeat(1_000)}const text = "use client";`,
  ])("%.30j begins none", (source) => {
    expect(source).not.toSatisfy(isClientComponent);
  });

  it("no element carries its style in an attribute, which a strict content policy refuses", () => {
    const inline = /\sstyle=(?:\{|")/;
    expect(readerFiles().filter((file) => inline.test(readFileSync(file, "utf8")))).toEqual([]);
    expect("<p style={{ top: 0 }}>").toMatch(inline);
  });
});

/** The files that lie in lib itself (problem.ts, settings.ts) belong to every folder below it. */
function isWithinLib(stray: string): boolean {
  const [from = "", to = ""] = stray.split(" → ");
  return from.split("/").length === 2 && to.startsWith("lib/") && from.startsWith("lib/");
}
