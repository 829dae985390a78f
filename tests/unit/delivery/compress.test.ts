import { globSync, readFileSync } from "node:fs";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { expect, it } from "vitest";
import { compressFully } from "#lib/delivery/compress.ts";

const reports = globSync("prisma/sample/articles/*.vi.md").map((file) => readFileSync(file));

const squeezed = (body: Buffer, quality: number) =>
  brotliCompressSync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
    },
  });

it("the smallest form is what brotli makes at its highest level, and says the same", async () => {
  expect(reports.length).toBeGreaterThan(0);
  for (const body of reports) {
    const form = await compressFully(body);
    expect(form.equals(squeezed(body, constants.BROTLI_MAX_QUALITY))).toBe(true);
    expect(form.byteLength).toBeLessThan(squeezed(body, 9).byteLength);
    expect(brotliDecompressSync(form).equals(body)).toBe(true);
  }
});
