import { readFileSync } from "node:fs";
import type { RequestListener, ServerResponse } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { poolState } from "#lib/db/client.ts";
import { exposition, expositionType, type Family, Histogram, type Sample } from "./exposition.ts";

/** With which statuses an answer of each kind leaves: all are shown from the start, so that a first one is a rise. */
const kinds = {
  /** A stored document. */
  hit: [200, 304, 308, 404, 410],
  /** A document that had to be made. */
  miss: [200, 304, 308, 404, 410],
  /** A stored document that may be older than what is in the database. */
  stale: [200, 304, 308, 404, 410],
  /** What is said instead of a page that could not be made, and of a request that failed. */
  error: [500, 503],
  /** A picture, recording or file of an article. */
  media: [200, 206, 304, 404, 416],
  /** A page or an action of the desk. */
  desk: [200, 303, 307, 403, 404, 405, 500],
  /** A file of the portal's own. */
  file: [200, 304],
  /** Another way to write an address. */
  redirect: [308],
  /** Health, rules for the browser, what is refused. */
  other: [200, 204, 405, 503],
};
export type Kind = keyof typeof kinds;

const answers = Object.fromEntries(
  Object.entries(kinds).map(([kind, statuses]) => [
    kind,
    new Map(statuses.map((status) => [status, 0])),
  ]),
) as Record<Kind, Map<number, number>>;

const renders = { made: 0, failed: 0 };
const renderSeconds = new Histogram([0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]);
let purges = 0;

export function countAnswer(kind: Kind, status: number): void {
  answers[kind].set(status, (answers[kind].get(status) ?? 0) + 1);
}

const kindOf = new WeakMap<ServerResponse, Kind>();

/** Has an answer counted when it has left: where its status is not known yet. Said twice, the last counts. */
export function counted(response: ServerResponse, kind: Kind): ServerResponse {
  if (!kindOf.has(response)) {
    response.once("close", () => {
      if (response.headersSent) countAnswer(kindOf.get(response) ?? kind, response.statusCode);
    });
  }
  kindOf.set(response, kind);
  return response;
}

/** @param ms how long it took. */
export function countRender(result: keyof typeof renders, ms: number): void {
  renders[result]++;
  renderSeconds.observe(ms / 1_000);
}

/** @param documents how many were dropped because something they are made from changed. */
export function countPurges(documents: number): void {
  purges += documents;
}

type Stored = { documents: number; bytes: number };
/** What is so at the moment. */
export type State = {
  stored: { memory: Stored; disk: Stored };
  renders: { running: number; waiting: number };
  /** Whether all changes in the database are heard of. */
  isCurrent: boolean;
};

/**
 * Answers whoever scrapes.
 * @param state null where nothing is stored, as for a developer.
 */
export function answerMetrics(state: () => State | null): RequestListener {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  return (request, response) => {
    const isFound = request.url === "/metrics";
    response.statusCode = isFound ? 200 : 404;
    response.setHeader("Content-Type", expositionType);
    response.end(isFound ? exposition(families(state(), delay)) : "");
  };
}

type Delay = ReturnType<typeof monitorEventLoopDelay>;

const one = (value: number): Sample[] => [{ value }];
const by = (label: string, values: Record<string, number>): Sample[] =>
  Object.entries(values).map(([name, value]) => ({ labels: { [label]: name }, value }));

const gauge = (name: string, help: string, samples: Sample[]): Family => ({
  ...{ name, type: "gauge", help, samples },
});
const counter = (name: string, help: string, samples: Sample[]): Family => ({
  ...{ name, type: "counter", help, samples },
});

function families(state: State | null, delay: Delay): Family[] {
  return [...deliveryFamilies(), ...(state ? stateFamilies(state) : []), ...processFamilies(delay)];
}

function deliveryFamilies(): Family[] {
  const answered = Object.entries(answers).flatMap(([answer, statuses]) =>
    [...statuses].map(([status, value]) => ({ labels: { answer, status: String(status) }, value })),
  );
  return [
    counter("portal_requests_total", "Requests answered, by what with.", answered),
    counter(
      "portal_renders_total",
      "Pages made, and not made because of an error.",
      by("result", renders),
    ),
    {
      name: "portal_render_seconds",
      type: "histogram",
      help: "How long pages took to make, without waiting for their turn.",
      samples: renderSeconds.samples(),
    },
    counter(
      "portal_purges_total",
      "Documents dropped from memory because something they are made from changed.",
      one(purges),
    ),
    gauge(
      "portal_database_pool",
      "Connections to the database, and who waits for one.",
      by("state", poolState()),
    ),
  ];
}

function stateFamilies({ stored: { memory, disk }, renders, isCurrent }: State): Family[] {
  return [
    gauge(
      "portal_documents_stored",
      "Documents that are stored.",
      by("store", { memory: memory.documents, disk: disk.documents }),
    ),
    gauge(
      "portal_documents_stored_bytes",
      "Room that they take.",
      by("store", { memory: memory.bytes, disk: disk.bytes }),
    ),
    gauge("portal_renders_running", "Pages that are being made.", one(renders.running)),
    gauge("portal_renders_waiting", "Pages that wait to be made.", one(renders.waiting)),
    gauge(
      "portal_journal_current",
      "1 while all changes in the database are heard of.",
      one(Number(isCurrent)),
    ),
  ];
}

/** In milliseconds. */
const resolution = 20;

function processFamilies(delay: Delay): Family[] {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  // A measurement holds the pause between two, too; there may have been none since the last scrape.
  const lag = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - resolution / 1_000);
  const [most, usual] = delay.count > 0 ? [lag(delay.max), lag(delay.percentile(99))] : [0, 0];
  delay.reset();
  return [
    gauge("portal_build_info", "Always 1.", [
      { labels: { version: version(), node: process.version }, value: 1 },
    ]),
    counter("process_cpu_seconds_total", "Time of the processor.", one((user + system) / 1e6)),
    gauge("process_resident_memory_bytes", "Memory in all.", one(rss)),
    gauge("process_start_time_seconds", "Since 1970.", one(performance.timeOrigin / 1_000)),
    gauge("nodejs_heap_size_used_bytes", "Memory of JavaScript's objects.", one(heapUsed)),
    gauge(
      "nodejs_eventloop_lag_max_seconds",
      "Longest wait of a timer since the last scrape.",
      one(most),
    ),
    gauge("nodejs_eventloop_lag_p99_seconds", "What one in a hundred exceeded.", one(usual)),
  ];
}

let known: string | undefined;
function version(): string {
  known ??= JSON.parse(readFileSync("package.json", "utf8")).version as string;
  return known;
}
