import type { AuditFilter } from "#lib/content/audit/queries.ts";
import { dayRange } from "#lib/text/date-time.ts";
import { isId } from "../articles/asked.ts";

export type Search = Record<string, string | string[] | undefined>;

/** What of the audit an address asks for: what makes no sense in it is left out. */
export type Asked = {
  who: string;
  what: string;
  from: string;
  to: string;
  of: string;
  q: string;
  before: number;
};

export function askedIn(search: Search): Asked {
  const said = (name: string) => {
    const value = search[name];
    return typeof value === "string" ? value.slice(0, 200) : "";
  };
  const day = (name: string) => (rangeOf(said(name)) ? said(name) : "");
  const who = said("who");
  const before = Number(said("before"));
  return {
    who: isId(who) || who === "command-line" || who === "anonymous" ? who : "",
    what: said("what"),
    from: day("from"),
    to: day("to"),
    of: isId(said("of")) ? said("of").toLowerCase() : "",
    q: said("q"),
    before: Number.isSafeInteger(before) && before > 0 ? before : 0,
  };
}

export function filterOf({ who, what, from, to, of, q, before }: Asked): AuditFilter {
  return {
    ...(who && { who: isId(who) ? { accountId: who } : { actor: who as "anonymous" } }),
    ...(what && { command: what }),
    ...(from && { since: rangeOf(from)?.from }),
    ...(to && { until: rangeOf(to)?.to }),
    ...(of && { of }),
    ...(q && { words: q }),
    ...(before && { before }),
  };
}

/** The address that asks for the same, but otherwise where said. */
export function addressFor(asked: Asked, otherwise: Partial<Asked>): string {
  const said = Object.entries({ ...asked, ...otherwise }).filter(([, value]) => value);
  const query = new URLSearchParams(said.map(([name, value]) => [name, String(value)]));
  return `/desk/audit${query.size > 0 ? `?${query}` : ""}`;
}

function rangeOf(day: string) {
  try {
    return dayRange(day);
  } catch {
    return null;
  }
}
