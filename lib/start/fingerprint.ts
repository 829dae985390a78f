import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * A hash over files and folders with all that is in them, names and contents; what is missing counts as
 * empty.
 * @param except files left out, as paths from here.
 */
export function fingerprint(sources: readonly string[], except: readonly string[] = []): string {
  const hash = createHash("sha256");
  const visit = (file: string) => {
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found || except.includes(file)) return;
    if (found.isDirectory()) {
      for (const name of readdirSync(file).sort()) visit(path.join(file, name));
    } else {
      hash.update(`${file}\0${found.size}\0`).update(readFileSync(file));
    }
  };
  for (const source of sources) visit(source);
  return hash.digest("hex");
}

/**
 * Does a work again only when its sources are others than the last time.
 * @param stamp where the fingerprint of the last time is kept, beside the result.
 */
export async function unlessSame(
  stamp: string,
  print: string,
  work: () => Promise<void>,
): Promise<void> {
  if (read(stamp) === print) return;
  await work();
  writeFileSync(stamp, print);
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
