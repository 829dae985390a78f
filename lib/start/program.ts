import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { Problem } from "#lib/problem.ts";

const running = new Set<ChildProcess>();

/**
 * Runs a program of an npm package with this Node.js.
 * @param script the package and the file in it, "next/dist/bin/next".
 * @param line told every line of output as it comes.
 * @throws Problem with its output if it does not end well.
 */
export async function runProgram(
  script: string,
  args: readonly string[],
  env: Record<string, string> = {},
  line: (text: string) => void = () => {},
): Promise<void> {
  const file = createRequire(path.resolve("package.json")).resolve(script);
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      for (const one of text.split("\n")) if (one.trim()) line(one.trim());
    });
  }
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? signal));
  });
  running.delete(child);
  if (code === 0) return;
  throw new Problem(`${output.trim()}\n${script} failed (${code}): correct what it names above.`);
}

/** Ends what {@link runProgram} is running. */
export function stopPrograms(): void {
  for (const child of running) child.kill("SIGTERM");
}
