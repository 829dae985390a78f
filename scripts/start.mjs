// npm start, npm run dev: brings what the portal needs and runs it.
import { checkNode, ensureInstalled, runWithNode24 } from "./install.mjs";

/** Otherwise Node.js takes what memory the machine has (docs/decisions/010). */
const frugal = [
  "--max-semi-space-size=16",
  "--heap-growing-percent=30",
  "--external-memory-accounted-in-global-limit",
];

checkNode();
await ensureInstalled();
await runWithNode24("server.ts", process.argv.slice(2), frugal);
