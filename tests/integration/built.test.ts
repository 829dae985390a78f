import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { checkReaderPages } from "#lib/start/reader-check.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";

it("no reader's page holds a client component", async () => {
  await checkReaderPages("app/(reader)");
});

/** Writes pages into a folder of their own, and looks at them. */
async function checkOf(files: Record<string, string>): Promise<void> {
  const folder = await temporaryFolder("pages");
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.join(folder, path.dirname(name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  await checkReaderPages(folder);
}

it("a client component on a reader's page is named, with who imports it", async () => {
  const check = checkOf({
    "clicker.tsx": `"use client";\nexport const Clicker = () => <button type="button">+</button>;`,
    "list.tsx": `import { Clicker } from "./clicker.tsx";\nexport const List = () => <Clicker />;`,
    "topics/route.tsx": `import { List } from "../list.tsx";\nexport const GET = () => List;`,
  });
  await expect(check).rejects.toThrow(
    /clicker\.tsx, which .*list\.tsx imports, is a client component on a reader's page/,
  );
});

describe("of a package", () => {
  const offered = {
    "node_modules/clicks/package.json": `{ "type": "module", "exports": { "react-server": "./index.js" }, "sideEffects": false }`,
    "node_modules/clicks/index.js": `export * from "./clicker.js";\nexport * from "./plain.js";`,
    "node_modules/clicks/clicker.js": `// MIT\n"use client";\nexport { button as Clicker } from "./plain.js";`,
    "node_modules/clicks/plain.js": `export const button = "button";\nexport const Plain = () => button;`,
  };
  const route = (name: string) =>
    `import { ${name} } from "clicks";\nexport const GET = () => ${name};`;

  it("a client component that a reader's page takes is named", async () => {
    const check = checkOf({ ...offered, "route.tsx": route("Clicker") });
    await expect(check).rejects.toThrow(
      /clicks\/clicker\.js, which .*clicks\/index\.js imports, is a client component/,
    );
  });

  it("what is taken may lie beside a client component", async () => {
    await checkOf({ ...offered, "route.tsx": route("Plain") });
  });
});
