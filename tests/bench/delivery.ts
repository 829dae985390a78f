// npm run bench          measures delivery side by side and writes docs/performance.md
// Needs nginx and wrk (Debian's packages) and five minutes of a machine that does nothing else.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "#lib/db/free-port.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { startPortal } from "#tests/support/portal.ts";

const article = "/bai-viet/lang-son-126-tham-luan-ve-thon-to-dan-pho";
const rounds = 7;
const seconds = 3;
const connections = 32;

const running: ChildProcess[] = [];
const folder = await temporaryFolder("bench");

function begin(program: string, args: string[], options: object = {}): void {
  running.push(spawn(program, args, { stdio: ["ignore", "ignore", "inherit"], ...options }));
}

async function answers(url: string): Promise<string> {
  for (let left = 100; left > 0; left--) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return url;
    await wait(100);
  }
  throw new Error(`${url} does not answer`);
}

/** nginx with one worker and a configuration of its own. */
async function nginx(name: string, http: string, port: number): Promise<void> {
  const own = path.join(folder, name);
  mkdirSync(own);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((kind) => `${kind}_temp_path ${own}/${kind};`)
    .join(" ");
  writeFileSync(
    `${own}/nginx.conf`,
    `daemon off; pid ${own}/pid; error_log stderr; worker_processes 1;
     events { worker_connections 1024; } http { ${temporary} ${http} }`,
  );
  begin("nginx", ["-e", "stderr", "-c", `${own}/nginx.conf`]);
  await answers(`http://127.0.0.1:${port}/`);
}

/** The same bytes as a file. */
async function staticFile(body: Buffer): Promise<string> {
  const root = path.join(folder, "root");
  mkdirSync(root);
  writeFileSync(`${root}/index.html`, body);
  const port = await freePort();
  await nginx(
    "static",
    `access_log off; sendfile on; tcp_nopush on; open_file_cache max=100; keepalive_requests 1000000;
     server { listen 127.0.0.1:${port}; root ${root}; add_header Content-Encoding gzip; default_type text/html; }`,
    port,
  );
  return `http://127.0.0.1:${port}/`;
}

/** deploy/nginx.conf in front of the portal. */
async function throughNginx(portal: string): Promise<string> {
  const port = await freePort();
  const conf = readFileSync("deploy/nginx.conf", "utf8")
    .replace("listen 80;", `listen 127.0.0.1:${port};`)
    .replace("127.0.0.1:3000", new URL(portal).host)
    .replace("/var/cache/nginx/portal", `${folder}/cache`)
    .replace(/\n\s*keepalive_timeout/, "\n  keepalive_requests 1000000;\n  keepalive_timeout");
  const http = conf.slice(conf.indexOf("http {") + 6, conf.lastIndexOf("}"));
  await nginx("deploy", http, port);
  return `http://127.0.0.1:${port}${article}`;
}

/** The same markup, prerendered by a Next.js application that does nothing else, under `next start`. */
async function prerendered(html: string): Promise<string> {
  const app = path.join(folder, "next");
  mkdirSync(`${app}/app`, { recursive: true });
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "";
  writeFileSync(`${app}/package.json`, '{"name":"bench","private":true,"type":"module"}');
  symlinkSync(path.resolve("node_modules"), `${app}/node_modules`);
  // The packages lie outside of the application's folder.
  const root = JSON.stringify(path.parse(process.cwd()).root);
  writeFileSync(`${app}/next.config.mjs`, `export default { turbopack: { root: ${root} } };`);
  writeFileSync(
    `${app}/app/layout.jsx`,
    'export default function Layout({ children }) { return <html lang="vi"><body>{children}</body></html>; }',
  );
  writeFileSync(
    `${app}/app/page.jsx`,
    `import { readFileSync } from "node:fs";
     export const dynamic = "force-static";
     export default function Page() {
       const html = readFileSync(${JSON.stringify(`${app}/main.html`)}, "utf8");
       return <div dangerouslySetInnerHTML={{ __html: html }} />;
     }`,
  );
  writeFileSync(`${app}/main.html`, main);
  const next = path.resolve("node_modules/next/dist/bin/next");
  execFileSync(process.execPath, [next, "build", app], { stdio: "ignore" });
  const port = await freePort();
  begin(process.execPath, [next, "start", app, "-p", String(port), "-H", "127.0.0.1"]);
  return answers(`http://127.0.0.1:${port}/`);
}

/** Requests a second, one thread of load. @throws when an answer was not right. */
function load(url: string): number {
  const said = execFileSync("wrk", [
    ...["-t1", `-c${connections}`, `-d${seconds}s`, "-H", "Accept-Encoding: gzip", url],
  ]).toString();
  if (/Non-2xx|Socket errors/.test(said)) throw new Error(`${url}: ${said}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(said)?.[1]);
}

const median = (numbers: number[]) =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] as number;
const share = (ratio: number) => (ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(2));

try {
  const portal = await startPortal(path.join(folder, "data"));
  const compressed = await fetch(portal.url + article);
  const html = await compressed.text();
  const { gzipSync } = await import("node:zlib");
  const targets = {
    "nginx, the same bytes as a file": await staticFile(gzipSync(html, { level: 6 })),
    "the portal, stored article": portal.url + article,
    "the portal through deploy/nginx.conf": await throughNginx(portal.url),
    "the same markup prerendered under next start": await prerendered(html),
  };
  const names = Object.keys(targets) as (keyof typeof targets)[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      measured[name]?.push(load(targets[name]));
      console.log(
        `round ${round + 1} of ${rounds}: ${name} ${Math.round(measured[name]?.at(-1) ?? 0)}`,
      );
    }
  }
  const ratios = (of: keyof typeof targets, to: keyof typeof targets) =>
    (measured[of] ?? []).map((value, round) => value / (measured[to]?.[round] ?? 1));
  const [file, stored, through, next] = names as [never, never, never, never];
  const row = (what: string, all: number[], wanted: string) =>
    `| ${what} | ${wanted} | ${share(median(all))} | ${share(Math.min(...all))}–${share(Math.max(...all))} |`;
  writeFileSync(
    "docs/performance.md",
    `# How fast pages leave

Written by \`npm run bench\` (tests/bench/delivery.ts). ${os.cpus().length} cores, ${os.cpus()[0]?.model.trim()}, Node.js ${process.versions.node}. All run on
one machine and one after the other in each of ${rounds} rounds of ${seconds} seconds, ${connections} connections, one thread of load (wrk), gzip, one
worker each; a ratio is taken within a round, so that a busy moment of the machine hits both sides. The article is the
sample's, ${(Buffer.byteLength(html) / 1000).toFixed(0)} kB before and ${(gzipSync(html).byteLength / 1000).toFixed(1)} kB after compression.

| ratio | at least | median | from–to |
| --- | --- | --- | --- |
${row("stored article ÷ nginx static", ratios(stored, file), "0.5")}
${row("stored article ÷ prerendered under `next start`", ratios(stored, next), "25")}
${row("through `deploy/nginx.conf` ÷ nginx static", ratios(through, file), "0.75")}

Requests a second, medians: ${names.map((name) => `${name} ${Math.round(median(measured[name] ?? [])).toLocaleString("en")}`).join("; ")}.
`,
  );
  await portal.stop();
} finally {
  for (const child of running) child.kill();
  rmSync(folder, { recursive: true, force: true });
}
