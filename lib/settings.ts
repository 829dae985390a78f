import { isIP } from "node:net";
import path from "node:path";
import { z } from "zod";
import { Problem } from "./problem.ts";

export type Settings = z.output<typeof schema>;

const text = z.string().transform((value) => value.trim().normalize("NFC"));

const megabytes = (usual: number) =>
  z
    .string()
    .regex(/^[0-9]{1,7}$/, "must be a whole number of megabytes, such as 256")
    .transform(Number)
    .default(usual);

const port = (example: number) => {
  const must = `must be a whole number from 1 to 65535, such as ${example}`;
  return z
    .string()
    .regex(/^[0-9]{1,5}$/, must)
    .transform(Number)
    .refine((value) => value >= 1 && value <= 65_535, must);
};

const footer = z.object({
  FOOTER_GOVERNING_BODY: text.optional(),
  FOOTER_OPERATOR: text.optional(),
  FOOTER_LICENCE: text.optional(),
  FOOTER_PERSON_IN_CHARGE: text.optional(),
  FOOTER_ADDRESS: text.optional(),
  FOOTER_TELEPHONE: text.optional(),
  FOOTER_EMAIL: text
    .refine(
      (value) => z.email().safeParse(value).success,
      "must be an address such as toasoan@example.vn",
    )
    .optional(),
  FOOTER_REUSE: text.optional(),
});

const variables = footer.extend({
  PORT: port(3000).default(3000),
  HOST: z
    .string()
    .regex(/^[0-9A-Za-z.:_-]+$/, "must be an address or a host name, such as 127.0.0.1 or 0.0.0.0")
    .default("127.0.0.1"),
  DATABASE_URL: z
    .string()
    .refine(
      isDatabaseUrl,
      "must look like postgresql://user:password@host:5432/database; leave it out to use the embedded PostgreSQL",
    )
    .optional(),
  PORTAL_DATA_DIR: z.string().default("./.data"),
  SITE_URL: z
    .string()
    .refine(
      isSiteUrl,
      "must be the address that readers use, scheme and host alone, such as https://portal.example.vn",
    )
    .transform((value) => new URL(value).origin)
    .optional(),
  DOCUMENTS_MEMORY_MB: megabytes(128),
  DOCUMENTS_DISK_MB: megabytes(1_024),
  TRUSTED_PROXIES: z
    .string()
    .transform((value) => (value === "none" ? [] : value.split(",").map((one) => one.trim())))
    .refine(
      (networks) => networks.every(isNetwork),
      "must be addresses or networks with commas between, such as 127.0.0.1, 10.0.0.0/8, or none",
    )
    .default(["127.0.0.1", "::1"]),
  DESK_SECRET: z
    .string()
    .min(32, "must be at least 32 characters long, such as what `openssl rand -base64 32` prints")
    .optional(),
  PURGE_CACHES: z
    .string()
    .transform((value) => value.split(",").map((one) => one.trim()))
    .refine(
      (addresses) => addresses.every(isSiteUrl),
      "must be addresses of caches with commas between, such as http://127.0.0.1:6081",
    )
    .default([]),
  SHOW_VIEWS: z
    .enum(["yes", "no"], "must be yes or no")
    .transform((value) => value === "yes")
    .default(true),
  METRICS_PORT: port(9464).optional(),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error"], "must be debug, info, warn or error")
    .optional(),
  SITE_NAME: text
    .refine((name) => name.length <= 80, "must be at most 80 characters long")
    .default("Kỷ Yếu"),
});

/** Every variable that the portal reads, in the order of `.env.example`. */
export const settingNames: readonly string[] = Object.keys(variables.shape);

const schema = variables.transform((read) => ({
  port: read.PORT,
  host: read.HOST,
  databaseUrl: read.DATABASE_URL,
  /** Absolute. */
  dataDir: path.resolve(read.PORTAL_DATA_DIR),
  /** Without a slash at its end. */
  siteUrl: read.SITE_URL ?? `http://127.0.0.1:${read.PORT}`,
  siteName: read.SITE_NAME,
  /** Addresses and networks ("10.0.0.0/8") from which a request may say whose it is. */
  trustedProxies: read.TRUSTED_PROXIES,
  /** What seals the desk's cookies; without it one in the data folder does. */
  deskSecret: read.DESK_SECRET,
  /** Addresses of caches that are told what to forget. */
  purgeCaches: read.PURGE_CACHES,
  /** Whether articles say how often they were read. */
  showViews: read.SHOW_VIEWS,
  /** How many bytes of documents are kept. */
  documents: {
    memory: read.DOCUMENTS_MEMORY_MB * 1_000_000,
    disk: read.DOCUMENTS_DISK_MB * 1_000_000,
  },
  /** On this machine alone; no figures are shown without it. */
  metricsPort: read.METRICS_PORT,
  logLevel: read.LOG_LEVEL,
  /** What the law wants said of who runs the site; NFC, absent where nothing is set. */
  footer: {
    governingBody: read.FOOTER_GOVERNING_BODY,
    operator: read.FOOTER_OPERATOR,
    licence: read.FOOTER_LICENCE,
    personInCharge: read.FOOTER_PERSON_IN_CHARGE,
    address: read.FOOTER_ADDRESS,
    telephone: read.FOOTER_TELEPHONE,
    email: read.FOOTER_EMAIL,
    reuse: read.FOOTER_REUSE,
  },
}));

/**
 * Settings from environment variables; an empty variable counts as absent.
 * @throws Problem with a sentence a wrong variable.
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const sentences = misspelled(present);
  const read = schema.safeParse(present);
  for (const issue of read.error?.issues ?? []) {
    const name = String(issue.path[0]);
    // The address of a database holds its password.
    const shown = ["DATABASE_URL", "DESK_SECRET"].includes(name)
      ? ""
      : ` is "${present[name]}" and`;
    sentences.push(`${name}${shown} ${issue.message}.`);
  }
  if (!read.success || sentences.length > 0) throw new Problem(sentences.join("\n"));
  return read.data;
}

let current: Settings | undefined;

/** The settings of this process, read from its environment when first asked for. */
export function settings(): Settings {
  current ??= readSettings(process.env);
  return current;
}

/** A footer's particular under a wrong name would silently be missing from every page. */
function misspelled(env: object): string[] {
  const known = Object.keys(footer.shape);
  return Object.keys(env)
    .filter((name) => name.startsWith("FOOTER_") && !known.includes(name))
    .map((name) => `${name} is not a setting of the portal: use one of ${known.join(", ")}.`);
}

function isDatabaseUrl(value: string): boolean {
  const url = URL.parse(value);
  return (
    url !== null &&
    ["postgres:", "postgresql:"].includes(url.protocol) &&
    /^\/[^/]+$/.test(url.pathname)
  );
}

function isNetwork(value: string): boolean {
  const [, address = "", length] = /^([^/]+)(?:\/([0-9]{1,3}))?$/.exec(value) ?? [];
  const version = isIP(address);
  return version > 0 && (length === undefined || Number(length) <= (version === 4 ? 32 : 128));
}

function isSiteUrl(value: string): boolean {
  const url = URL.parse(value);
  return (
    url !== null &&
    ["http:", "https:"].includes(url.protocol) &&
    url.pathname === "/" &&
    url.search === "" &&
    url.hash === "" &&
    url.username === ""
  );
}
