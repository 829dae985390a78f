// A part of the build, in a process of its own: the compilers stay in the memory of who has used them.
import { isProblem } from "#lib/problem.ts";
import { checkReaderPages } from "#lib/start/reader-check.ts";
import { writeSiteFiles } from "#lib/start/site-files.ts";

try {
  await checkReaderPages("app/(reader)");
  await writeSiteFiles();
} catch (error) {
  console.error(isProblem(error) ? error.message : error);
  process.exitCode = 1;
}
