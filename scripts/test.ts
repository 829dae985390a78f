// npm test [-- check unit integration browser] [-- <part of a file's name>]
// Without a part all four run. The last line is "N passed, N failed"; a check counts as one test.
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { isProblem } from "#lib/problem.ts";
import { build } from "#lib/start/build.ts";
import { generateClient } from "#lib/start/generate.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";

const parts = ["check", "unit", "integration", "browser"] as const;
type Part = (typeof parts)[number];

const asked = process.argv.slice(2);
const isPart = (word: string): word is Part => parts.some((part) => part === word);
const chosen: readonly Part[] = asked.some(isPart) ? asked.filter(isPart) : parts;
const files = asked.filter((word) => !isPart(word));

let passed = 0;
let failed = 0;
let child: ChildProcess | undefined;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    child?.kill(signal);
    process.exitCode = 130;
  });
}
process.once("disconnect", () => child?.kill("SIGTERM"));
process.channel?.unref();

const folder = await temporaryFolder("test");
const env: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: `${path.resolve("node_modules/.bin")}${path.delimiter}${process.env.PATH}`,
  PORTAL_TEST_DATA: path.join(folder, "data"),
  NEXT_TELEMETRY_DISABLED: "1",
};
try {
  await main();
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(process.exitCode ?? (failed > 0 ? 1 : 0));

async function main(): Promise<void> {
  if (!(await succeeds("database client", generateClient))) return;
  if (chosen.includes("check")) {
    await check("format and lint", () => run("biome", ["check"]));
    await check("types", async () => (await run("next", ["typegen"])) || run("tsc", ["--noEmit"]));
  }
  if (chosen.includes("unit")) await tests("unit");
  if (!chosen.includes("integration") && !chosen.includes("browser")) return;
  await check("build", async () => ((await succeeds("build", build)) ? 0 : 1));
  if (chosen.includes("integration")) await tests("integration");
  if (chosen.includes("browser")) await tests("browser");
}

/** Counts a program that answers with 0 when all is well. */
async function check(name: string, work: () => Promise<number>): Promise<void> {
  if (process.exitCode) return;
  console.log(`\n── ${name} ──`);
  const code = await work();
  count(name, code === 0 ? 1 : 0, code === 0 ? 0 : 1);
}

async function tests(project: Part): Promise<void> {
  if (process.exitCode) return;
  console.log(`\n── ${project} tests ──`);
  const report = path.join(folder, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run("vitest", ["run", `--project=${project}`, ...reporters, ...files]);
  const [good, bad] = read(report);
  // What breaks outside of a test, a file that cannot be read for instance, has failed, too.
  count(`${project} tests`, good, bad === 0 && code !== 0 ? 1 : bad);
}

function read(report: string): [number, number] {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(
      readFileSync(report, "utf8"),
    );
    const broken = testResults.filter(
      (file: { status: string; assertionResults: { status: string }[] }) =>
        file.status === "failed" &&
        file.assertionResults.every((result) => result.status !== "failed"),
    );
    return [numPassedTests, numFailedTests + broken.length];
  } catch {
    return [0, 0];
  }
}

function count(name: string, good: number, bad: number): void {
  passed += good;
  failed += bad;
  console.log(`${name}: ${good} passed, ${bad} failed`);
}

async function succeeds(name: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    console.error(isProblem(error) ? error.message : error);
    if (name !== "build") count(name, 0, 1);
    return false;
  }
}

/** Runs a program of the packages with its output shown. @returns its exit code. */
function run(program: string, args: string[]): Promise<number> {
  const started = spawn(program, args, {
    stdio: "inherit",
    env,
    shell: process.platform === "win32",
  });
  child = started;
  return new Promise((resolve) => {
    started.once("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    started.once("close", (code) => resolve(code ?? 1));
  });
}
