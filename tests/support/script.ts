import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { settingNames } from "#lib/settings.ts";

/** A program of scripts/ in a process of its own, without the settings of this machine. */
export function script(name: string, args: readonly string[], env: Record<string, string>) {
  const cleared = Object.fromEntries(settingNames.map((name) => [name, ""]));
  const child = spawn(process.execPath, [`scripts/${name}.ts`, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...cleared, ...env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, output }));
  return { child: child as ChildProcess, ended, output: () => output };
}
