// What the set-ups of integration and browser tests hand to the test files, by vitest's inject().
declare module "vitest" {
  interface ProvidedContext {
    /** The PostgreSQL of the run: its migrated database, which others are copied from. */
    templateUrl: string;
    /** A folder of the run, for what tests store. */
    testFolder: string;
    /** Where the portal under test listens, without a slash at its end. */
    portalUrl: string;
    /** Where the first administrator of its desk is made; empty where there is one. */
    firstLink: string;
    /** A copy of its data folder, for one test file with a portal of its own; empty where there is none. */
    copiedDataDir: string;
    /** The program of the browser. */
    browserPath: string;
  }
}

export {};
