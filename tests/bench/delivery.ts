import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { freePort } from "#lib/db/free-port.ts";
import { temporaryFolder } from "#lib/start/temporary-folder.ts";
import { startPortal } from "#tests/support/portal.ts";
import { median, range, ratio, whole } from "./figures.ts";
import type { Part } from "./part.ts";

const article = "/bai-viet/lang-son-126-tham-luan-ve-thon-to-dan-pho";
const rounds = 7;
const seconds = 3;
const connections = 32;

const running: ChildProcess[] = [];
let folder = "";

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

/** How fast stored pages leave, beside what else serves the same. Needs nginx and wrk. */
export async function measureDelivery(): Promise<Part> {
  folder = await temporaryFolder("delivery");
  try {
    const portal = await startPortal(path.join(folder, "data"));
    const html = await (await fetch(portal.url + article)).text();
    const part = await compare(portal.url, html);
    await portal.stop();
    return part;
  } finally {
    for (const child of running) child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(portal: string, html: string): Promise<Part> {
  const compressed = gzipSync(html, { level: 6 });
  const targets = {
    file: await staticFile(compressed),
    stored: portal + article,
    through: await throughNginx(portal),
    next: await prerendered(html),
  };
  type Target = keyof typeof targets;
  const measured: Record<Target, number[]> = { file: [], stored: [], through: [], next: [] };
  for (let round = 0; round < rounds; round++) {
    for (const [name, url] of Object.entries(targets)) measured[name as Target].push(load(url));
    console.log(`round ${round + 1} of ${rounds}`);
  }
  const row = (what: string, wanted: string, of: Target, to: Target) => {
    const ratios = measured[of].map((value, round) => value / (measured[to][round] as number));
    return { what, wanted, measured: ratio(median(ratios)), spread: range(ratios, ratio) };
  };
  const aSecond = (target: Target) => whole(median(measured[target]));
  return {
    title: "Delivery",
    method: `Requests a second, one program after the other in each of ${rounds} rounds of ${seconds} seconds, ${connections} connections, one thread of load (wrk), gzip, one worker each, nginx as it comes (with sendfile; without it the file leaves up to a tenth faster); a ratio is taken within a round, so that a busy moment of the machine hits both sides. The article is the sample's, ${(Buffer.byteLength(html) / 1000).toFixed(0)} kB before and ${(compressed.byteLength / 1000).toFixed(1)} kB after compression.`,
    rows: [
      row("stored article ÷ nginx, the same bytes as a file", "at least 0.5", "stored", "file"),
      row("stored article ÷ prerendered under `next start`", "at least 25", "stored", "next"),
      row("through `deploy/nginx.conf` ÷ nginx, a file", "at least 0.75", "through", "file"),
    ],
    remarks: `Requests a second, medians: nginx, the same bytes as a file ${aSecond("file")}; stored article ${aSecond("stored")}; through \`deploy/nginx.conf\` ${aSecond("through")}; the same markup prerendered under \`next start\` ${aSecond("next")}.`,
  };
}
