import fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, it, onTestFinished, vi } from "vitest";
import { compressFully } from "#lib/delivery/compress.ts";
import { createRenderer } from "#lib/delivery/render.ts";
import { DocumentStore } from "#lib/delivery/store.ts";

const page = `<!DOCTYPE html><title>Hội nghị</title>${Array.from({ length: 5_000 }, (_, n) => `<p>Đoàn khảo sát số ${n}.`).join("")}`;

/** A store that hears of everything, since nothing changes. */
function newStore(): DocumentStore {
  const folder = fs.mkdtempSync(path.join(tmpdir(), "render-"));
  const store = new DocumentStore(folder, "a build", { memory: 1e7, disk: 1e7 });
  vi.spyOn(store, "isCurrent").mockReturnValue(true);
  onTestFinished(async () => {
    await store.close();
    fs.rmSync(folder, { recursive: true });
  });
  return store;
}

it("the first reader gets a page before its smallest form is made, which then takes its place", async () => {
  const store = newStore();
  const { document } = createRenderer(async (_, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8").end(page);
  }, store);
  const first = await document("/vi/articles", true);
  expect([first.isKept, first.document.brotli]).toEqual([true, null]);
  expect(gunzipSync(first.document.gzip).toString()).toBe(page);
  expect(store.get("/vi/articles")).toBe(first.document);

  const small = await vi.waitUntil(() => store.get("/vi/articles")?.brotli, { timeout: 10_000 });
  expect(brotliDecompressSync(small).toString()).toBe(page);
  expect(small.equals(await compressFully(Buffer.from(page)))).toBe(true);
  expect(small.byteLength).toBeLessThan(first.document.gzip.byteLength);
});
