import { localDay, monthRange } from "#lib/text/date-time.ts";
import { Chance, day } from "./random.ts";
import type { Rows } from "./rows.ts";

const hour = day / 24;
/** How long lib/content/views/write.ts keeps hours, before it sums them up by month. */
const hoursKept = 31 * day;
/** Hours ago: of the last day, of the week before it, of the month before that. */
const lately = [
  [0, 24],
  [24, 168],
  [168, 720],
] as const;

/**
 * How often an article was read: most a few times, few very often. It was when it appeared, and one in
 * twenty in an hour of the last day, week and month each. The rows are those that counting leaves
 * behind, so that the lists of the most read are made of them as ever.
 * @param now in milliseconds.
 */
export function addReadings(
  rows: Rows,
  article: { index: number; id: string; at: number },
  now: number,
): void {
  const { index, id: articleId, at } = article;
  const chance = new Chance("reading", index);
  const views = chance.steep(8, 0.8);
  rows.add("ViewTotal", { articleId, views });
  let left = views;
  for (const [from, to] of lately) {
    const since = hourOf(now) - (from + chance.below(to - from)) * hour;
    if (!chance.is(0.05) || since < at) continue;
    const some = Math.ceil(left / 20);
    rows.add("ViewCount", { articleId, since: new Date(since), views: some });
    left -= some;
  }
  const since = at < now - hoursKept ? monthOf(at) : new Date(hourOf(Math.min(at, now)));
  rows.add("ViewCount", { articleId, since, views: left });
}

const hourOf = (at: number) => at - (at % hour);
const monthOf = (at: number) => monthRange(localDay(new Date(at)).slice(0, 7)).from;
