import type { Unsaved } from "./saver.ts";
import type { ReportText } from "./text.ts";

/**
 * What is not saved yet, in the browser: it stays there through a crash, a reload and a lost session, and
 * goes when it is saved. Every account has its own, since several may use one computer.
 */

const nameOf = (account: string, draft: string) => `unsaved ${account} ${draft}`;

export function keepUnsaved(
  account: string,
  draft: string,
  unsaved: Unsaved<ReportText> | null,
): void {
  try {
    if (unsaved) localStorage.setItem(nameOf(account, draft), JSON.stringify(unsaved));
    else localStorage.removeItem(nameOf(account, draft));
  } catch {
    // The browser keeps nothing, or no more: what is typed is saved by the portal all the same.
  }
}

export function keptUnsaved(account: string, draft: string): Unsaved<ReportText> | null {
  try {
    const kept = localStorage.getItem(nameOf(account, draft));
    return kept ? (JSON.parse(kept) as Unsaved<ReportText>) : null;
  } catch {
    return null;
  }
}
