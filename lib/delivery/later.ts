import { setTimeout as wait } from "node:timers/promises";
import { log } from "#lib/log.ts";

/** What is done later takes at most one part in so many of the time: readers who wait come first. */
const share = 5;

/** Does something with pages one after the other, each once however often it is asked for before. */
export class Later {
  private readonly keys = new Set<string>();
  private isRunning = false;
  private readonly most: number;
  private readonly work: (key: string) => Promise<unknown>;

  /** @param most how many keys may wait: what is beyond is not done. */
  constructor(most: number, work: (key: string) => Promise<unknown>) {
    this.most = most;
    this.work = work;
  }

  /** What fails is not done again by itself. */
  add(key: string): void {
    if (this.keys.size >= this.most) return;
    this.keys.add(key);
    if (!this.isRunning) void this.run();
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    for (const key of this.keys) {
      // Asked for while it is done, it is done again.
      this.keys.delete(key);
      const began = performance.now();
      await this.work(key).catch((err) =>
        log.warn({ err, page: key }, "A page was not made better"),
      );
      await wait((performance.now() - began) * (share - 1), undefined, { ref: false });
    }
    this.isRunning = false;
  }
}
