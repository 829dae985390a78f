import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { checkReaderPages } from "#lib/start/reader-check.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";

it("no reader's page holds a client component", async () => {
  await checkReaderPages("app/(reader)");
});

it("a client component on a reader's page is named, with who imports it", async () => {
  const folder = await temporaryFolder("pages");
  await mkdir(path.join(folder, "topics"));
  const files = {
    "clicker.tsx": `"use client";\nexport const Clicker = () => <button type="button">+</button>;`,
    "list.tsx": `import { Clicker } from "./clicker.tsx";\nexport const List = () => <Clicker />;`,
    "topics/route.tsx": `import { List } from "../list.tsx";\nexport const GET = () => List;`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  await expect(checkReaderPages(folder)).rejects.toThrow(
    /clicker\.tsx, which .*list\.tsx imports, is a client component on a reader's page/,
  );
});
