import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** A new folder that PostgreSQL's account can enter, too, where the portal runs as root. */
export async function temporaryFolder(purpose: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), `portal-${purpose}-`));
  await chmod(folder, 0o755);
  return folder;
}
