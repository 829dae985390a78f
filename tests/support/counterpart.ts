import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect } from "vitest";

/** Where a program that stands in front of the portal lies on this machine. */
export function findProgram(name: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter).concat("/usr/sbin");
  return folders.map((folder) => path.join(folder, name)).find(existsSync);
}

/**
 * Says what is not tried on this machine.
 * @throws where the whole is to be tried, as .ci/run does.
 */
export function leaveOut(why: string): void {
  if (process.env.CI) throw new Error(why);
  console.warn(why);
}

/**
 * Starts it, and waits until the portal answers through it.
 * @throws what it said, if that takes more than five seconds.
 */
export async function begin(program: string, args: string[], url: string): Promise<ChildProcess> {
  const started = spawn(program, args);
  let said = "";
  for (const stream of [started.stdout, started.stderr]) {
    stream.on("data", (chunk) => {
      said += chunk;
    });
  }
  for (let left = 50; left > 0; left--) {
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) return started;
    await wait(100);
  }
  started.kill();
  throw new Error(`${program} did not start: ${said}`);
}

/** As browsers ask for a form. */
const accepted = { br: "gzip, deflate, br, zstd", gzip: "gzip, deflate", identity: "identity" };

export type Encoding = keyof typeof accepted;

const ask = (address: string, encoding: Encoding) =>
  fetch(address, { headers: { "accept-encoding": accepted[encoding] } });

/** Checks that a page comes as the portal sends it. @returns the answer, read. */
export async function sameThrough(
  url: string,
  portal: string,
  address: string,
  encoding: Encoding,
): Promise<Response> {
  const wanted = encoding === "identity" ? null : encoding;
  // The smallest form comes when there was time for it.
  for (const base of [portal, url]) {
    const sent = async () => {
      const answer = await ask(base + address, encoding);
      await answer.text();
      return answer.headers.get("content-encoding");
    };
    await expect.poll(sent, { timeout: 15_000 }).toBe(wanted);
  }
  const [direct, through] = await Promise.all([
    ask(portal + address, encoding),
    ask(url + address, encoding),
  ]);
  expect(await through.text()).toBe(await direct.text());
  for (const name of ["etag", "content-type", "content-encoding", "content-security-policy"]) {
    expect(through.headers.get(name), name).toBe(direct.headers.get(name));
  }
  return through;
}

/** Checks that a browser gets every kind of page compressed, at once too. */
export async function compressedThrough(url: string): Promise<void> {
  for (const address of ["/lien-he", "/tim-kiem?q=hoi", "/bai-viet/khong-co-dau"]) {
    const answer = await ask(url + address, "br");
    await answer.text();
    expect(answer.headers.get("content-encoding"), address).toMatch(/^(br|gzip)$/);
  }
}

/** Checks that nothing of the desk is kept, and that what is sent to it arrives as it was sent. */
export async function deskThrough(url: string): Promise<void> {
  const policy = async () =>
    (await fetch(`${url}/desk/sign-in`)).headers.get("content-security-policy");
  const first = await policy();
  expect(first).toContain("'nonce-");
  expect(await policy()).not.toBe(first);
  const send = (origin: string) =>
    fetch(`${url}/desk/sign-in`, { method: "POST", body: "", headers: { Origin: origin } });
  expect((await send(url)).status).toBe(200);
  expect((await send("https://evil.test")).status).toBe(403);
}
