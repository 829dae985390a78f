import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Differences } from "#components/desk/differences.tsx";
import { Form } from "#components/desk/form.tsx";
import type { Desk } from "#components/desk/words.ts";
import { may } from "#lib/access/access.ts";
import { findEditionTexts, findHistory } from "#lib/content/articles/history-queries.ts";
import type { Language } from "#lib/content/language.ts";
import { formatMinute } from "#lib/text/date-time.ts";
import { enterAt, isId, type Params } from "../../../asked.ts";
import { restore } from "./actions.ts";

type Props = Params & {
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>;
};

export async function generateMetadata(params: Params): Promise<Metadata> {
  return { title: (await enterAt(params, "/history")).t("history.title") };
}

export default async function HistoryPage({ params, searchParams }: Props) {
  const { draft, address, t, actor, language } = await enterAt({ params }, "/history");
  const found = await findHistory(actor, draft.articleId, draft.language);
  if (!found) notFound();
  const { editions } = found;
  const { from, to } = await searchParams;
  const [last, before] = editions;
  const chosen = [from ?? before?.id, to ?? last?.id].map((id) => (isId(id) ? id : null));
  const [earlier, later] = await Promise.all(
    chosen.map((id) => id && findEditionTexts(draft.articleId, id)),
  );
  const numberOf = (id: string | null | undefined) => editions.find((one) => one.id === id)?.number;
  return (
    <>
      <h1>{t("history.title")}</h1>
      <p className="meta mb-4">
        <a href={address}>{t("preview.back")}</a>
        {may(actor, "audit.read") && (
          <>
            {" · "}
            <a href={`/desk/audit?of=${draft.articleId}`}>{t("audit.ofThis")}</a>
          </>
        )}
      </p>
      <form>
        <table className="editions">
          <thead>
            <tr>
              <th scope="col">{t("history.edition")}</th>
              <th scope="col">{t("history.from")}</th>
              <th scope="col">{t("history.to")}</th>
            </tr>
          </thead>
          <tbody>
            {editions.map((edition) => (
              <tr key={edition.id}>
                <th scope="row">
                  {edition.number}. {edition.title || t("articles.untitled")}
                  <Story edition={edition} language={language} t={t} />
                </th>
                {(["from", "to"] as const).map((side, index) => (
                  <td key={side}>
                    <input
                      type="radio"
                      name={side}
                      value={edition.id}
                      defaultChecked={chosen[index] === edition.id}
                      aria-label={`${t(`history.${side}`)}: ${edition.number}`}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {editions.length > 1 && (
          <button type="submit" className="second mt-4">
            {t("history.compare")}
          </button>
        )}
      </form>
      {earlier && later && (
        <Differences
          before={earlier}
          after={later}
          heading={t("history.differences", {
            from: numberOf(chosen[0]) ?? 0,
            to: numberOf(chosen[1]) ?? 0,
          })}
          t={t}
        />
      )}
      {found.draft.isWritable && editions.some(({ state }) => state !== "DRAFT") && (
        <section aria-labelledby="khoi-phuc">
          <h2 id="khoi-phuc">{t("history.restore")}</h2>
          <p className="hint mb-4">
            {t(found.draft.stage === null ? "history.restoreHelp" : "history.restoreInstead")}
          </p>
          <ul className="rows">
            {editions
              .filter(({ state }) => state !== "DRAFT")
              .map(({ id, number, title }) => (
                <li key={id}>
                  <p>
                    {number}. {title}
                  </p>
                  <Form
                    action={restore.bind(null, draft, found.draft.revision)}
                    submit={t("history.restoreThis", { number })}
                    small
                  >
                    <input type="hidden" name="id" value={id} />
                  </Form>
                </li>
              ))}
          </ul>
        </section>
      )}
    </>
  );
}

type Edition = NonNullable<Awaited<ReturnType<typeof findHistory>>>["editions"][number];
type StoryProps = { edition: Edition; language: Language; t: Desk };

/** Who did what with an edition, when and why. */
function Story({ edition, language, t }: StoryProps) {
  const { state, stage, savedAt, savedBy, steps, publishedAt } = edition;
  const at = (date: Date) => formatMinute(date, language);
  return (
    <span className="meta">
      {state === "DRAFT" ? t(`writing.stages.${stage}`) : t(`history.${state}`)}
      {savedAt &&
        savedBy &&
        ` · ${t("articles.savedAt", { time: at(savedAt), name: savedBy.name })}`}
      {steps.map(({ id, kind, at: when, note, moment, account }) => (
        <span key={id}>
          {` · ${t(`writing.history.${kind}`)} ${moment ? `${at(moment)} ` : ""}${account?.name ?? t("writing.history.nobody")}, ${at(when)}`}
          {note && ` (${note})`}
        </span>
      ))}
      {steps.length === 0 &&
        publishedAt &&
        ` · ${t("articles.publishedAt", { time: at(publishedAt) })}`}
    </span>
  );
}
