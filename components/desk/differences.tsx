import type { EditionTexts } from "#lib/content/articles/history-queries.ts";
import { wordDifference } from "#lib/text/word-difference.ts";
import type { Desk } from "./words.ts";

type Props = { before: EditionTexts; after: EditionTexts; heading: string; t: Desk };

const fields = ["kicker", "title", "lead", "body", "picture", "recording", "bylines"] as const;

/** What two editions say, field by field, with what was taken out and put in marked word by word. */
export function Differences({ before, after, heading, t }: Props) {
  const changed = fields.filter((name) => before[name] !== after[name]);
  return (
    <section aria-labelledby="khac-nhau" className="differences">
      <h2 id="khac-nhau">{heading}</h2>
      {changed.length === 0 && <p>{t("history.same")}</p>}
      {changed.map((name) => (
        <div key={name}>
          <h3 className="meta">{t(`history.fields.${name}`)}</h3>
          <p>
            <WordDifference before={before[name]} after={after[name]} />
          </p>
        </div>
      ))}
    </section>
  );
}

/** How a text became another: what was taken out and put in marked word by word. */
export const WordDifference = ({ before, after }: { before: string; after: string }) =>
  wordDifference(before, after).map(({ kind, text }, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: shown once, never reordered
    if (kind === "out") return <del key={index}>{text}</del>;
    // biome-ignore lint/suspicious/noArrayIndexKey: shown once, never reordered
    if (kind === "in") return <ins key={index}>{text}</ins>;
    // biome-ignore lint/suspicious/noArrayIndexKey: shown once, never reordered
    return <span key={index}>{text}</span>;
  });
