import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Problem } from "#lib/problem.ts";
import { readSettings, settingNames } from "#lib/settings.ts";

const problemOf = (env: Record<string, string>): string => {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
  return "";
};

describe("settings", () => {
  it("has a default for each", () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: "127.0.0.1",
      databaseUrl: undefined,
      dataDir: path.resolve(".data"),
      siteUrl: "http://127.0.0.1:3000",
      siteName: "Kỷ Yếu",
      trustedProxies: ["127.0.0.1", "::1"],
      deskSecret: undefined,
      purgeCaches: [],
      showViews: true,
      metricsPort: undefined,
      logLevel: undefined,
      documents: { memory: 128_000_000, disk: 1_024_000_000 },
      footer: {},
    });
  });

  it("takes an empty variable for an absent one", () => {
    expect(readSettings({ PORT: "", DATABASE_URL: " ", FOOTER_EMAIL: "" })).toEqual(
      readSettings({}),
    );
  });

  it("derives the site's address from the port unless one is set, which loses its last slash", () => {
    expect(readSettings({ PORT: "8080" }).siteUrl).toBe("http://127.0.0.1:8080");
    expect(readSettings({ SITE_URL: "https://portal.example.vn/" }).siteUrl).toBe(
      "https://portal.example.vn",
    );
  });

  it("takes networks of both versions as trusted proxies, or none", () => {
    const trusted = (value: string) => readSettings({ TRUSTED_PROXIES: value }).trustedProxies;
    expect(trusted("10.0.0.0/8, fd00::/8,192.0.2.1")).toEqual([
      "10.0.0.0/8",
      "fd00::/8",
      "192.0.2.1",
    ]);
    expect(trusted("none")).toEqual([]);
  });

  it("puts names into NFC", () => {
    const read = readSettings({ SITE_NAME: " Kỷ Yếu".normalize("NFD"), FOOTER_OPERATOR: "Sở" });
    expect(read.siteName).toBe("Kỷ Yếu");
    expect(read.footer.operator).toBe("Sở");
  });

  it.each([
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "3000 "],
    ["PORT", "http"],
    ["METRICS_PORT", "0"],
    ["LOG_LEVEL", "loud"],
    ["HOST", "http://127.0.0.1"],
    ["SITE_URL", "portal.example.vn"],
    ["SITE_URL", "ftp://portal.example.vn"],
    ["SITE_URL", "https://portal.example.vn/tin"],
    ["SITE_NAME", "x".repeat(81)],
    ["SHOW_VIEWS", "maybe"],
    ["PURGE_CACHES", "127.0.0.1:6081"],
    ["PURGE_CACHES", "http://127.0.0.1:6081, http://127.0.0.1/purge"],
    ["TRUSTED_PROXIES", "nginx"],
    ["TRUSTED_PROXIES", "10.0.0.0/33"],
    ["TRUSTED_PROXIES", "127.0.0.1,"],
    ["FOOTER_EMAIL", "toasoan"],
  ])("refuses %s=%s in one sentence that names both and says what it must be", (name, value) => {
    expect(problemOf({ [name]: value })).toMatch(
      new RegExp(`^${name} is "${value}" and must be [^\\n]+\\.$`),
    );
  });

  it.each(["mysql://localhost/portal", "postgresql://localhost", "portal"])(
    "refuses DATABASE_URL=%s without showing it",
    (url) => {
      const problem = problemOf({ DATABASE_URL: url });
      expect(problem).toMatch(/^DATABASE_URL must look like postgresql:.+\.$/);
      expect(problem).not.toContain(url);
    },
  );

  it("accepts a database behind a socket", () => {
    const url = "postgresql:///portal?host=/var/run/postgresql";
    expect(readSettings({ DATABASE_URL: url }).databaseUrl).toBe(url);
  });

  it("refuses a particular of the footer that does not exist", () => {
    expect(problemOf({ FOOTER_LICENSE: "12/GP" })).toMatch(/^FOOTER_LICENSE .+ FOOTER_LICENCE/);
  });

  it("names everything that is wrong, a line each", () => {
    expect(problemOf({ PORT: "x", SITE_URL: "x" }).split("\n")).toHaveLength(2);
  });
});

describe(".env.example", () => {
  const lines = readFileSync(".env.example", "utf8").split("\n");

  it("lists exactly the settings that are read", () => {
    const listed = lines.flatMap((line) => /^#([A-Z_]+)=/.exec(line)?.[1] ?? []);
    expect([...listed].sort()).toEqual([...settingNames].sort());
  });

  it("sets nothing, and its examples make sense", () => {
    expect(lines.filter((line) => line !== "" && !line.startsWith("#"))).toEqual([]);
    const examples = lines.flatMap((line) => /^#([A-Z_]+)=(.+)$/.exec(line)?.slice(1, 3) ?? []);
    const env: Record<string, string> = {};
    for (let at = 0; at < examples.length; at += 2) {
      env[examples[at] as string] = examples[at + 1] as string;
    }
    expect(Object.keys(env).length).toBeGreaterThan(4);
    expect(problemOf(env)).toBe("");
  });
});
