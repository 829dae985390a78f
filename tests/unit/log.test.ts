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
