import { fingerprint, unlessSame } from "./fingerprint.ts";
import { runProgram } from "./program.ts";
import { step } from "./progress.ts";

/** Makes the Prisma client from the schema, if the schema or Prisma changed since the last time. */
export function generateClient(): Promise<void> {
  const print = fingerprint(["prisma/schema", "node_modules/prisma/package.json"]);
  return unlessSame("lib/db/generated/.made-from", print, () =>
    step("Making the database client", () =>
      runProgram("prisma/build/index.js", ["generate"], {
        // Any program will do: generating does not run it, but would download it.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      }),
    ),
  );
}
