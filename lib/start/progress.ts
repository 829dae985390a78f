export type Report = (state: string) => void;

/** What needs less than this long is done before anyone wonders. */
const silence = 1_000;
const lineEvery = 5_000;

/**
 * Runs one step of a longer work. If it takes more than a second, says what is being done and how far
 * it is: on a terminal in one line that changes, elsewhere in a line every five seconds.
 */
export async function step<T>(name: string, work: (report: Report) => Promise<T>): Promise<T> {
  const terminal = process.stdout.isTTY === true;
  const started = performance.now();
  let state = "";
  let shownAt: number | undefined;
  const elapsed = () => performance.now() - started;
  const say = () => {
    const line = `${name}${state && `: ${state}`} (${(elapsed() / 1_000).toFixed(0)} s)`;
    process.stdout.write(terminal ? `\r\x1b[K${line}` : `${line}\n`);
    shownAt = elapsed();
  };
  const timer = setInterval(
    () => {
      if (elapsed() < silence) return;
      if (terminal || shownAt === undefined || elapsed() - shownAt >= lineEvery) say();
    },
    terminal ? 250 : silence,
  );
  try {
    const result = await work((now) => {
      state = now;
    });
    if (shownAt !== undefined) {
      const line = `${name}: done in ${(elapsed() / 1_000).toFixed(1)} s`;
      process.stdout.write(terminal ? `\r\x1b[K${line}\n` : `${line}\n`);
    }
    return result;
  } catch (error) {
    if (shownAt !== undefined && terminal) process.stdout.write("\n");
    throw error;
  } finally {
    clearInterval(timer);
  }
}
