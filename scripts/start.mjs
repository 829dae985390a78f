// npm start, npm run dev: brings what the portal needs and runs it.
import { checkNode, ensureInstalled, runWithNode24 } from "./install.mjs";

checkNode();
await ensureInstalled();
await runWithNode24("server.ts", process.argv.slice(2));
