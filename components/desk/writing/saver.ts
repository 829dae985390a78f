import { after, type SavingEvent, type SavingState } from "./saving.ts";

/** What the portal answers to a save. */
export type Answer =
  | { kind: "saved"; revision: number }
  | { kind: "noAnswer" | "signedOut" }
  | { kind: "taken" | "conflict" }
  | { kind: "refused"; reasons: string[] };

export type Save<Text> = { saveId: string; revision: number; text: Text };

/** What is not saved yet, as a browser keeps it. */
export type Unsaved<Text> = {
  revision: number;
  text: Text;
  /** The save that got no answer. */
  sent: Save<Text> | null;
};

export type Ports<Text> = {
  read: () => Text;
  send: (save: Save<Text>) => Promise<Answer>;
  /** Keeps what is not saved yet; null when all is. */
  keep: (unsaved: Unsaved<Text> | null) => void;
  tell: (status: Status) => void;
};

export type Status = {
  state: SavingState;
  revision: number;
  /** Why it was refused, in words. */
  reasons: string[];
  /** Whether something stands in this browser alone. */
  isUnsaved: boolean;
};

/** In milliseconds: the pause in typing after which is saved, and how long is typed at most without one. */
const pause = 1_000;
const longest = 5_000;
/** How soon what is typed is kept in the browser. */
const soon = 250;
const patience = [1_000, 2_000, 4_000, 8_000, 15_000];

/** Saves what someone writes, as saving.ts says. */
export class Saver<Text> {
  #state: SavingState = "saved";
  #ports: Ports<Text>;
  #revision: number;
  #reasons: string[] = [];
  /** How much was typed, and of that what was sent and what was saved. */
  #typed = 0;
  #sent = 0;
  #saved = 0;
  /** A save that waits for its answer, or of which is not known whether it was done. */
  #pending: Save<Text> | null = null;
  #hasKept = false;
  #failures = 0;
  #timers: { pause?: Timer; longest?: Timer; keep?: Timer; again?: Timer } = {};

  constructor(revision: number, ports: Ports<Text>) {
    this.#revision = revision;
    this.#ports = ports;
  }

  get status(): Status {
    return {
      state: this.#state,
      revision: this.#revision,
      reasons: this.#reasons,
      isUnsaved: this.#typed > this.#saved,
    };
  }

  /** Something was typed. */
  typed(): void {
    this.#typed++;
    this.#timers.keep ??= setTimeout(() => this.keepNow(), soon);
    this.#on("typed");
  }

  /** Goes on with what another page of this browser could not save. */
  resume({ revision, sent }: Unsaved<Text>): void {
    this.#typed++;
    this.#hasKept = true;
    this.#revision = revision;
    this.#pending = sent;
    this.#state = "away";
    this.again();
  }

  /** Does not wait for a pause. */
  flush(): void {
    this.#on("pause");
  }

  /** What stood in the way is gone. */
  again(): void {
    this.#on("again");
  }

  /** Someone else writes now, or nobody is signed in, as a look after the lock has shown. */
  stopped(why: "taken" | "signedOut"): void {
    this.#on(why);
  }

  /** The text that was typed replaces what someone else saved. */
  replace(revision: number): void {
    this.#revision = revision;
    this.#on("again");
  }

  /** What was typed is given up for what is saved: the text shows that now. */
  adopt(revision: number): void {
    this.#revision = revision;
    this.#saved = this.#typed;
    this.#state = "saved";
    this.#ports.tell(this.status);
    this.keepNow();
  }

  /** All that is typed stands in the browser after this. */
  keepNow(): void {
    clearTimeout(this.#timers.keep);
    this.#timers.keep = undefined;
    const { isUnsaved } = this.status;
    // What another page of this browser keeps is not ours to throw away.
    if (!isUnsaved && !this.#hasKept) return;
    this.#hasKept = isUnsaved;
    const [revision, sent] = [this.#revision, this.#pending];
    this.#ports.keep(isUnsaved ? { revision, text: this.#ports.read(), sent } : null);
  }

  end(): void {
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
  }

  #on(event: SavingEvent): void {
    const before = this.#state;
    this.#state = after(before, event);
    const { pause: shorter, longest: longer, again } = this.#timers;
    if (this.#state === "typing") {
      clearTimeout(shorter);
      this.#timers.pause = setTimeout(() => this.#on("pause"), pause);
      this.#timers.longest ??= setTimeout(() => this.#on("pause"), longest);
    } else {
      for (const timer of [shorter, longer]) clearTimeout(timer);
      this.#timers.longest = undefined;
    }
    if (this.#state !== "away") clearTimeout(again);
    else if (before !== "away") {
      const wait = patience[Math.min(this.#failures++, patience.length - 1)];
      this.#timers.again = setTimeout(() => this.#on("again"), wait);
    }
    this.#ports.tell(this.status);
    if (before !== this.#state && isStopped(this.#state)) this.keepNow();
    if (this.#state === "saving" && (before !== "saving" || event === "savedOlder")) this.#send();
  }

  async #send(): Promise<void> {
    if (!this.#pending) {
      this.#sent = this.#typed;
      const saveId = crypto.randomUUID();
      this.#pending = { saveId, revision: this.#revision, text: this.#ports.read() };
      this.keepNow();
    }
    const answer = await this.#ports.send(this.#pending);
    // What got no answer may have been done, also where the same is not let in a second time.
    if (["saved", "conflict", "refused"].includes(answer.kind)) this.#pending = null;
    if (answer.kind !== "noAnswer") this.#failures = 0;
    this.#reasons = answer.kind === "refused" ? answer.reasons : [];
    if (answer.kind !== "saved") return this.#on(answer.kind);
    this.#revision = answer.revision;
    this.#saved = this.#sent;
    this.#on(this.status.isUnsaved ? "savedOlder" : "saved");
    this.keepNow();
  }
}

const isStopped = (state: SavingState) =>
  ["taken", "signedOut", "conflict", "refused"].includes(state);

type Timer = ReturnType<typeof setTimeout> | undefined;
