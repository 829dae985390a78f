import type { Page } from "playwright-core";

export type File = { url: string; type: string; status: number; bytes: number; encoding: string };

/** What a browser fetches for a page on its first visit, as it came over the wire, headers included. */
export async function fetchedBy(page: Page, address: string): Promise<File[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const files = new Map<string, File>();
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    const encoding = response.headers["Content-Encoding"] ?? response.headers["content-encoding"];
    const { url, status } = response;
    files.set(requestId, { url, type, status, bytes: 0, encoding: encoding ?? "" });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const file = files.get(requestId);
    if (file) file.bytes = encodedDataLength;
  });
  await page.goto(address, { waitUntil: "networkidle" });
  return [...files.values()];
}

export const bytesOf = (files: File[]) => files.reduce((total, { bytes }) => total + bytes, 0);
