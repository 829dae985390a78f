import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { expect, it } from "vitest";
import { asText } from "#lib/log.ts";

it("a person reads a line of the log as text, with all that is in it", () => {
  const line = { level: "warn", time: "2026-11-22T10:57:55.037Z", page: "/vi", ms: 1200 };
  expect(asText(JSON.stringify({ ...line, msg: "A page was slow to make" }))).toBe(
    '10:57:55 warn A page was slow to make page="/vi" ms=1200\n',
  );
  const err = { type: "Error", message: "Hỏng", stack: "Error: Hỏng\n    at a" };
  const { time } = line;
  expect(asText(JSON.stringify({ level: "error", time, err, msg: "Hỏng" }))).toBe(
    "10:57:55 error Hỏng\nError: Hỏng\n    at a\n",
  );
});

/** Runs a program that logs a lot and is then asked to stop. @returns whether it could still do anything. */
async function logsTo(output: number | "pipe") {
  const program = `
    import { log } from "#lib/log.ts";
    import { stop } from "#lib/start/shutdown.ts";
    for (let n = 0; n < 3_000; n++) log.error("x".repeat(100));
    setTimeout(() => {
      console.error("alive");
      stop(0);
    }, 300);`;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", program], {
    stdio: ["ignore", output, "pipe"],
  });
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  let isHeldUp = false;
  const timer = setTimeout(() => {
    isHeldUp = true;
    child.kill("SIGKILL");
  }, 8_000);
  await once(child, "exit");
  clearTimeout(timer);
  return { isAlive: said.includes("alive"), isHeldUp };
}

it.skipIf(process.platform !== "linux")(
  "a disk that is full, and a collector that does not read, hold up neither the portal nor its end",
  { timeout: 20_000 },
  async () => {
    for (const output of [openSync("/dev/full", "w"), "pipe"] as const) {
      expect(await logsTo(output)).toEqual({ isAlive: true, isHeldUp: false });
    }
  },
);
