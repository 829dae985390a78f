import { type Language, languages } from "#lib/content/language.ts";
import type { Desk } from "./words.ts";

export const views = ["here", "desktop", "phone"] as const;
export type View = (typeof views)[number];

export const viewIn = (asked: unknown): View => views.find((one) => one === asked) ?? "here";

type Props = {
  t: Desk;
  /** The preview's own address in a language. */
  pathIn: (language: Language) => string;
  language: Language;
  view: View;
};

/** An article as readers would see it, in a frame as wide as their screen. */
export function Preview({ t, pathIn, language, view }: Props) {
  const href = (to: Language, as: View) => pathIn(to) + (as === "here" ? "" : `?view=${as}`);
  return (
    <>
      <nav className="headed" aria-label={t("preview.choices")}>
        <ul className="tabs">
          {languages.map((one) => (
            <li key={one}>
              <a href={href(one, view)} aria-current={one === language ? "page" : undefined}>
                {t(`preview.languages.${one}`)}
              </a>
            </li>
          ))}
        </ul>
        <ul className="tabs">
          {views.map((one) => (
            <li key={one}>
              <a href={href(language, one)} aria-current={one === view ? "page" : undefined}>
                {t(`preview.views.${one}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className={`preview ${view}`}>
        <iframe title={t("preview.frame")} src={`${pathIn(language)}/document`} />
      </div>
    </>
  );
}
