import { expect, it } from "vitest";
import { fileSize } from "#lib/text/file-size.ts";

it.each([
  [0, "1 kB", "1 kB"],
  [1_499, "1 kB", "1 kB"],
  [340_200, "340 kB", "340 kB"],
  [999_499, "999 kB", "999 kB"],
  [999_500, "1 MB", "1 MB"],
  [1_234_567, "1,2 MB", "1.2 MB"],
  [12_345_678, "12 MB", "12 MB"],
])("%i bytes", (bytes, vietnamese, english) => {
  expect(fileSize(bytes, "vi")).toBe(vietnamese);
  expect(fileSize(bytes, "en")).toBe(english);
});
