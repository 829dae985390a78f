import type { MediaKind } from "#lib/db/generated/enums.ts";
import type { MediaItem } from "./item.ts";

export type FoundMedia = { items: MediaItem[]; hasNext: boolean };

const none: FoundMedia = { items: [], hasNext: false };

async function ask(asked: Record<string, string>, signal?: AbortSignal): Promise<FoundMedia> {
  const address = `/desk/media/find?${new URLSearchParams(asked)}`;
  const response = await fetch(address, signal ? { signal } : {}).catch(() => null);
  return response?.ok ? response.json().catch(() => none) : none;
}

/** Looks files up by what is said of them; nothing where that cannot be done now. */
export const findMediaNamed = (kind: MediaKind, q: string, page: number, signal: AbortSignal) =>
  ask({ kind, q, page: String(page) }, signal);

export const findMediaWith = async (ids: readonly string[]): Promise<MediaItem[]> =>
  ids.length === 0 ? [] : (await ask({ ids: ids.join(",") })).items;
