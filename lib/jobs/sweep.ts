import { findDue } from "#lib/content/articles/due-queries.ts";
import { log } from "#lib/log.ts";

/** How often what is due is looked for, in milliseconds. */
const beat = 1_000;

/**
 * Does what was planned when it is time for it. Nothing of it is kept in memory: what is due stands in the
 * database, so neither a restart nor a clock that stood still nor a database that was away misses anything.
 * Several portals may look at once: the commands see to it that each thing is done once.
 */
export class Sweep {
  private sweeping: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;
  private isFailing = false;
  /** What could not be done, so that it is said once and not every second. */
  private readonly failed = new Set<string>();

  constructor() {
    this.wait();
  }

  /** Waits for what is being done. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await this.sweeping;
  }

  /** Looks now, after what is being done. */
  look(): Promise<void> {
    this.sweeping = this.sweeping.then(() => this.sweep());
    return this.sweeping;
  }

  private wait(): void {
    if (this.isClosed) return;
    this.timer = setTimeout(() => void this.look().then(() => this.wait()), beat).unref();
  }

  private async sweep(): Promise<void> {
    if (this.isClosed) return;
    try {
      const due = await findDue();
      this.tell(null);
      if (due.length > 0) await this.carryOut(due);
    } catch (error) {
      this.tell(error);
    }
  }

  private async carryOut(due: Awaited<ReturnType<typeof findDue>>): Promise<void> {
    // Most portals plan nothing on most days: what does it is loaded when there is something to do.
    const { publishDue, takeDownDue } = await import("#lib/content/articles/due-commands.ts");
    for (const { kind, id, at } of due) {
      if (this.isClosed) return;
      try {
        const clock = { kind: "clock" } as const;
        const result =
          kind === "publish"
            ? await publishDue(clock, { editionId: id })
            : await takeDownDue(clock, { articleId: id });
        this.failed.delete(id);
        // Another portal was first, or somebody planned otherwise meanwhile.
        if (!result.ok) continue;
        const done = { kind, id, at };
        if (result.value)
          log.warn({ ...done, refused: result.value }, "What was planned is refused");
        else log.info({ ...done, late: Date.now() - at.getTime() }, "What was planned is done");
      } catch (err) {
        // It is tried again in a second, and keeps nothing else from being done.
        if (!this.failed.has(id)) log.error({ err, kind, id, at }, "What was planned fails");
        this.failed.add(id);
      }
    }
  }

  /** Says once that the database is away, and once that it is there again. */
  private tell(err: unknown): void {
    if ((err !== null) === this.isFailing) return;
    this.isFailing = err !== null;
    if (err) log.warn({ err }, "What is planned cannot be looked for at the moment");
    else log.info("What is planned is looked for again");
  }
}
