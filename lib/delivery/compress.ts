import { promisify } from "node:util";
import { brotliCompress, constants, gunzipSync, gzip } from "node:zlib";

const zip = promisify(gzip);
const squeeze = promisify(brotliCompress);

/** The form in which a document leaves at first, at a level that a waiting reader bears. */
export const compress = async (body: Buffer): Promise<Buffer> => own(await zip(body, { level: 6 }));

/** The smallest form, for which no reader waits: some fifty times the work. */
export async function compressFully(body: Buffer): Promise<Buffer> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
  };
  return own(await squeeze(body, { params }));
}

/** @param form what compress made. */
export const decompress = (form: Buffer): Buffer => gunzipSync(form);

/** zlib answers with a view of a far larger buffer, which would stay in memory with it. */
function own(view: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(view.byteLength);
  view.copy(copy);
  return copy;
}
