// npm test: brings what the tests need and runs them (scripts/test.ts).
import { checkNode, ensureInstalled, runWithNode24 } from "./install.mjs";

checkNode();
await ensureInstalled();
await runWithNode24("scripts/test.ts", process.argv.slice(2));
