/*
 * A file that is a picture to one program and something else to another. Pictures are sent on only as they
 * are made anew, without whatever came with them; who sends one in is told all the same.
 * Telephones put a short film behind a photograph: that is no such file.
 */

const latin = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** What a browser or a server would carry out, wherever it stands. */
const active = /<script[\s>]|<html[\s>]|<!doctype html|<\?php\s|<svg[\s>]/i;

/** A ZIP archive is read from its end: at most so far before it stands its mark (APPNOTE.TXT, 4.3.16). */
const mostBeforeEnd = 65_557;

/** PDF programs look so far for the beginning (ISO 32000-1, annex H). */
const mostBeforePdf = 1_024;

/** Whether a picture's bytes are also an archive, a PDF or a page with a program in it. */
export function isTwoFiles(bytes: Uint8Array): boolean {
  const all = latin(bytes);
  return (
    all.subarray(0, mostBeforePdf).includes("%PDF-") ||
    all.subarray(-mostBeforeEnd).includes("PK\x05\x06", 0, "latin1") ||
    active.test(all.toString("latin1"))
  );
}
