import { bytesAtOnce, mostBytesOfFile } from "#lib/content/media/upload-size.ts";
import type { MediaItem } from "./item.ts";

export type Sent =
  | { item: MediaItem; isKnown: boolean }
  /** Why it was not taken, in words. */
  | { message: string };

/** In milliseconds: how long one waits before a piece that got no answer is sent again. */
const pause = 2_000;

/**
 * Sends a file piece by piece; one that gets no answer is sent again, for as long as it takes.
 * @param tell which share of it is there.
 * @param words for what the portal cannot say itself.
 */
export async function sendFile(
  file: File,
  tell: (share: number) => void,
  words: { tooLarge: string; signedOut: string; unsaved: string },
): Promise<Sent> {
  if (file.size > mostBytesOfFile) return { message: words.tooLarge };
  const id = crypto.randomUUID();
  let at = 0;
  let inVain = 0;
  for (;;) {
    const piece = file.slice(at, at + bytesAtOnce);
    const asked = new URLSearchParams({ id, at: `${at}`, of: `${file.size}`, name: file.name });
    const response = await fetch(`/desk/media/incoming?${asked}`, {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream" },
      body: piece,
    }).catch(() => null);
    if (response?.status === 401) return { message: words.signedOut };
    const answer = response?.ok
      ? ((await response.json().catch(() => null)) as Sent | { has: number } | null)
      : null;
    if (response && !response.ok && response.status < 500) return { message: words.unsaved };
    if (!answer) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      continue;
    }
    if (!("has" in answer)) return answer;
    inVain = answer.has === at ? inVain + 1 : 0;
    if (inVain > 3) return { message: words.unsaved };
    at = answer.has;
    tell(file.size === 0 ? 1 : at / file.size);
  }
}
