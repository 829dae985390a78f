import { type Finding, findingCodes } from "#lib/content/articles/checklist.ts";
import type { Desk } from "./words.ts";

type Props = {
  findings: readonly Finding[];
  /** Where the report is filed. */
  filing: string;
  t: Desk;
};

/** What to look at before readers see a report. */
export function Checklist({ findings, filing, t }: Props) {
  if (findings.length === 0) return <p className="meta mt-4">{t("checklist.none")}</p>;
  return (
    <section className="mt-4" aria-labelledby="can-xem">
      <h2 id="can-xem" className="quiet">
        {t("checklist.label", { count: findings.length })}
      </h2>
      <ul className="checklist">
        {findings.map(({ code, what, detail = "" }) => (
          <li key={`${code} ${what} ${detail}`}>
            {t(`checklist.${code}`, { what, detail })}{" "}
            {findingCodes[code] === "filing" && <a href={filing}>{t("filing.title")}</a>}
          </li>
        ))}
      </ul>
    </section>
  );
}
