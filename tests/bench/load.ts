import http from "node:http";

/**
 * Asks for addresses with some connections, each for one after the other.
 * @param next the address to ask for next, and undefined when it is enough.
 * @param answered told of each answer how long it took in milliseconds, and its status.
 */
export async function ask(
  next: () => string | undefined,
  connections: number,
  answered: (milliseconds: number, status: number, url: string) => void = refuse,
): Promise<void> {
  const agent = new http.Agent({ keepAlive: true });
  const connection = async () => {
    for (let url = next(); url !== undefined; url = next()) {
      const from = performance.now();
      const status = await get(url, agent);
      answered(performance.now() - from, status, url);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  agent.destroy();
}

/** Addresses one after the other, and from the beginning again, until there were so many. */
export function inTurn(urls: readonly string[], count = urls.length): () => string | undefined {
  let at = 0;
  return () => (at < count ? urls[at++ % urls.length] : undefined);
}

/** @throws when an answer was not right. */
export function refuse(_: number, status: number, url: string): void {
  if (status !== 200) throw new Error(`${url} answered ${status}`);
}

/** The status of a whole answer. */
function get(url: string, agent: http.Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { "accept-encoding": "gzip" };
    const request = http.get(url, { agent, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode ?? 0));
    });
    request.on("error", reject);
  });
}
