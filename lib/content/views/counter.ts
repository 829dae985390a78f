import { createHash } from "node:crypto";
import { isbot } from "isbot";
import { log } from "#lib/log.ts";
import { Seen } from "./seen.ts";
import { addViews, rankMostRead } from "./write.ts";

/** How often what was counted is written, in milliseconds. */
const beat = 5_000;
/** How often the lists of the most read are made, in milliseconds. */
const rankingBeat = 600_000;
/** So many articles wait at most; with the database away for long the rest goes uncounted. */
const mostWaiting = 10_000;
/** So many readings of one network count between two writings: made-up ones shall not take all the room. */
const mostOfANetwork = 50;
/** What one address can make of an article in a day, under however many names its browsers go. */
const browsersAnAddress = 16;

/** A reading that a page has told of. */
export type Reading = {
  slug: string;
  /** Where it comes from: an IPv4 address, or what readers of an IPv6 network have in common. */
  address: string;
  /** User-Agent. */
  browser: string;
};

/** Counts readings in memory and writes them together: a reader costs the database nothing. */
export class ViewCounter {
  private readonly seen = new Seen();
  private waiting = new Map<string, number>();
  private networks = new Map<string, number>();
  private writing: Promise<void> = Promise.resolve();
  private isFailing = false;
  private rankedAt = Number.NEGATIVE_INFINITY;
  private readonly timer: NodeJS.Timeout;

  constructor() {
    this.timer = setInterval(() => this.write(), beat).unref();
  }

  /** Counts a reading, unless it is a robot's or this reader's second of the day. */
  note({ slug, address, browser }: Reading): void {
    if (browser === "" || isbot(browser)) return;
    const ofNetwork = (this.networks.get(address) ?? 0) + 1;
    this.networks.set(address, ofNetwork);
    if (ofNetwork > mostOfANetwork) return;
    if (!this.waiting.has(slug) && this.waiting.size >= mostWaiting) return;
    if (!this.seen.isNew(`${slug} ${address} ${markOf(browser)}`)) return;
    this.waiting.set(slug, (this.waiting.get(slug) ?? 0) + 1);
  }

  /** Writes what is left. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.writing;
    await this.writeReadings().catch(() => {});
  }

  private write(): void {
    this.writing = this.writing
      .then(() => this.writeNow())
      .then(
        () => this.tell(null),
        (err) => this.tell(err),
      );
  }

  /** Says once that writing fails, and once that it does again. */
  private tell(err: unknown): void {
    if ((err !== null) === this.isFailing) return;
    this.isFailing = err !== null;
    if (err) log.warn({ err }, "Readings cannot be written at the moment");
    else log.info("Readings are written again");
  }

  private async writeNow(): Promise<void> {
    await this.writeReadings();
    if (performance.now() - this.rankedAt < rankingBeat) return;
    this.rankedAt = performance.now();
    await rankMostRead(rankingBeat);
  }

  private async writeReadings(): Promise<void> {
    const readings = this.waiting;
    this.waiting = new Map();
    this.networks = new Map();
    try {
      if (readings.size > 0) await addViews(readings);
    } catch (error) {
      // The database is away: they wait for the next time.
      for (const [slug, views] of readings) {
        this.waiting.set(slug, (this.waiting.get(slug) ?? 0) + views);
      }
      throw error;
    }
  }
}

/** One of a few names for a browser, the same for the same. */
const markOf = (browser: string): number =>
  createHash("sha256").update(browser).digest().readUInt8() % browsersAnAddress;
