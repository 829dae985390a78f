import { mostBytesOfDraft } from "#lib/content/articles/draft-size.ts";
import type { Lock } from "#lib/content/articles/lock.ts";
import type { Answer, Save } from "./saver.ts";
import type { ReportText } from "./text.ts";

/** What the editor says to the portal. Nothing here throws: no answer is an answer. */

/** In milliseconds. */
const patience = 20_000;

/** So much goes out even while a page is being closed, in bytes. */
const mostAtTheEnd = 60_000;

/** @param body JSON; without one it is a question. */
async function ask(address: string, body?: string): Promise<Response | null> {
  try {
    return await fetch(address, {
      signal: AbortSignal.timeout(patience),
      ...(body && {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        keepalive: 3 * body.length < mostAtTheEnd,
        body,
      }),
    });
  } catch {
    return null;
  }
}

/** @param tooLong what is said of a text that the portal does not take for its length. */
export async function sendSave(
  draft: string,
  holder: string,
  { saveId, revision, text }: Save<ReportText>,
  { tooLong, gone }: { tooLong: string; gone: string },
): Promise<Answer> {
  const save = JSON.stringify({ ...text, saveId, revision, holder });
  // A browser that is cut off while it sends does not hear why.
  if (new Blob([save]).size > mostBytesOfDraft) return { kind: "refused", reasons: [tooLong] };
  const response = await ask(`${draft}/save`, save);
  if (response?.ok) return (await json<Answer>(response)) ?? { kind: "noAnswer" };
  if (response?.status === 401) return { kind: "signedOut" };
  if (response?.status === 404) return { kind: "refused", reasons: [gone] };
  return { kind: "noAnswer" };
}

export type LockDeed = "hold" | "take" | "ask" | "keep";

/** @returns null where there was no answer. */
export async function askForLock(
  draft: string,
  holder: string,
  deed: LockDeed,
): Promise<Lock | "signedOut" | null> {
  const response = await ask(`${draft}/lock`, JSON.stringify({ do: deed, holder }));
  if (response?.status === 401) return "signedOut";
  return response?.ok ? json<Lock>(response) : null;
}

/** Leaves, also when the page is being closed. */
export function releaseLock(draft: string, holder: string): void {
  const body = new Blob([JSON.stringify({ do: "release", holder })], { type: "application/json" });
  navigator.sendBeacon(`${draft}/lock`, body);
}

export type SavedText = {
  revision: number;
  text: ReportText;
  savedAt: string | null;
  savedBy: string | null;
};

/** What is saved at the moment. */
export async function readSaved(draft: string): Promise<SavedText | null> {
  const response = await ask(`${draft}/draft`);
  return response?.ok ? json<SavedText>(response) : null;
}

/** An answer may break off in its middle. */
const json = <T>(response: Response): Promise<T | null> =>
  response.json().then(
    (value: T) => value,
    () => null,
  );

/** @returns null when it is done; otherwise why not, "" where there was no answer. */
export async function signInAgain(email: string, password: string): Promise<string | null> {
  const response = await ask("/desk/sign-in/again", JSON.stringify({ email, password }));
  if (response?.status === 204) return null;
  return (response && (await json<{ message: string }>(response))?.message) ?? "";
}
