import { promisify } from "node:util";
import { brotliCompress, brotliDecompressSync, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The two forms in which a document is kept, at levels that a waiting reader bears. */
export async function compress(body: Buffer): Promise<{ gzip: Buffer; brotli: Buffer }> {
  const [zipped, small] = await Promise.all([zip(body, { level: 6 }), brotliAt(body, 5)]);
  return { gzip: own(zipped), brotli: own(small) };
}

/** The smallest form, for which no reader waits: some thirty times the work. */
export const compressFully = async (body: Buffer): Promise<Buffer> => own(await brotliAt(body, 11));

export const decompress = (form: Buffer): Buffer => brotliDecompressSync(form);

/** zlib answers with a view of a far larger buffer, which would stay in memory with it. */
function own(view: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(view.byteLength);
  view.copy(copy);
  return copy;
}

function brotliAt(body: Buffer, quality: number): Promise<Buffer> {
  return brotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
    },
  });
}
