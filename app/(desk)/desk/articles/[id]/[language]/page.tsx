import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Checklist } from "#components/desk/checklist.tsx";
import { itemOf } from "#components/desk/media/item.ts";
import { planSentence } from "#components/desk/plan.ts";
import type { Desk } from "#components/desk/words.ts";
import type { Move, StepsProps } from "#components/desk/writing/steps.tsx";
import { WordsProvider } from "#components/desk/writing/words-provider.tsx";
import { Writing } from "#components/desk/writing/writing.tsx";
import { type Actor, may } from "#lib/access/access.ts";
import { articlePath } from "#lib/content/addresses.ts";
import { mediaIn } from "#lib/content/articles/body.ts";
import { checkDraft } from "#lib/content/articles/checklist.ts";
import { type DraftToWrite, findDraft } from "#lib/content/articles/draft-queries.ts";
import { type Language, localText } from "#lib/content/language.ts";
import { findMediaByIds } from "#lib/content/media/editing.ts";
import { formatMinute, formatMoment } from "#lib/text/date-time.ts";
import en from "#messages/en.json" with { type: "json" };
import vi from "#messages/vi.json" with { type: "json" };
import { describe } from "../../../media/actions.ts";
import { momentToBegin } from "../../../moment.ts";
import { moveDraft, schedule } from "../../actions.ts";
import { enterAt, type Params } from "../../asked.ts";

const messages = { vi: vi.desk, en: en.desk };

export async function generateMetadata(params: Params): Promise<Metadata> {
  return { title: (await enterAt(params)).t("writing.label") };
}

export default async function WritingPage(params: Params) {
  const { t, actor, email, language, draft, address } = await enterAt(params);
  const found = await findDraft(actor, draft.articleId, draft.language);
  if (!found) notFound();
  const { article, revision, isWritable, text, isLive, schedule: planned } = found;
  const { takeDownPlan, embargoUntil, embargoBy } = article;
  const used = [...mediaIn(text.body), text.leadMediaId, text.recordingId];
  const [media, findings] = await Promise.all([
    findMediaByIds(
      actor,
      used.filter((id) => id !== null),
    ),
    found.stage === null ? null : checkDraft(article.id, draft.language, planned?.at),
  ]);
  return (
    <WordsProvider language={language} messages={messages[language]}>
      <h1 className="quiet">{t("writing.label")}</h1>
      <p className="meta mb-4">
        {localText(article.section, "name", language)?.text}
        {draft.language === "en" && ` · ${t("articles.english")}`}
        {isLive && (
          <>
            {" · "}
            <a href={articlePath(article.slug, draft.language)}>{t("writing.live")}</a>
          </>
        )}
        {" · "}
        <a href={`${address}/preview`} target="_blank" rel="noopener">
          {t("writing.preview")}
        </a>
        {" · "}
        <a href={`${address}/filing`}>{t("filing.title")}</a>
        {" · "}
        <a href={`${address}/history`}>{t("history.title")}</a>
        {article.publishedAt && may(actor, "article.withdraw") && (
          <>
            {" · "}
            <a href={`${address}/take-down`}>{t("takeDown.title")}</a>
          </>
        )}
      </p>
      {embargoUntil && embargoBy && embargoUntil > new Date() && (
        <p className="notice">
          {t("embargo.standing", { time: formatMoment(embargoUntil, language), by: embargoBy })}
        </p>
      )}
      {takeDownPlan && may(actor, "article.withdraw") && (
        <p className="notice">
          {planSentence({ ...takeDownPlan, what: takeDownPlan.status }, language, t)}
        </p>
      )}
      <Writing
        key={address}
        draft={address}
        language={draft.language}
        accountId={actor.id}
        revision={revision}
        isWritable={isWritable}
        isDraft={found.stage !== null}
        text={text}
        media={media.map(itemOf)}
        describe={may(actor, "content.write") ? describe : null}
        email={email}
        standing={
          planned
            ? planSentence({ what: "publish", ...planned }, language, t)
            : t(`writing.stages.${found.stage ?? "NONE"}`)
        }
        mayMove={movesOf(found, actor)}
        planning={planningOf(found, actor)}
        schedule={schedule.bind(null, draft)}
        move={moveDraft.bind(null, { ...draft, flagged: found.flagged?.editionId ?? null })}
        history={
          <>
            {findings && <Checklist findings={findings} filing={`${address}/filing`} t={t} />}
            <History steps={found.steps} language={language} t={t} />
          </>
        }
      />
    </WordsProvider>
  );
}

/** What someone can do with a draft, the likeliest first. */
function movesOf(found: DraftToWrite, actor: Actor): Move[] {
  const { stage, steps, flagged } = found;
  const approves = may(actor, "article.approve");
  const publishes = may(actor, "article.publish");
  const isOwn = actor.kind === "account" && steps[0]?.accountId === actor.id;
  const moves: Move[] = [];
  if (stage === "WRITING") moves.push("submit");
  if (stage === "SUBMITTED" && approves && !isOwn) moves.push("approve", "return");
  if (publishes && stage === "SCHEDULED") moves.push("unschedule");
  if (publishes && stage && !isAlone(found)) moves.push("publish");
  if (stage && stage !== "WRITING") moves.push("reopen");
  if (flagged && approves && !(actor.kind === "account" && actor.id === flagged.by)) {
    moves.push("second");
  }
  if (publishes && stage && isAlone(found)) moves.push("publishAlone");
  return moves;
}

/** Whether nobody else has approved a draft. */
const isAlone = ({ stage, schedule }: DraftToWrite): boolean =>
  stage === "SCHEDULED" ? schedule?.reason !== null : stage !== "APPROVED";

/** With what someone begins to set a time for publishing; null where they may not. */
function planningOf(found: DraftToWrite, actor: Actor): StepsProps["planning"] {
  if (found.stage === null || !may(actor, "article.publish")) return null;
  const { schedule, article } = found;
  const embargo = article.embargoUntil;
  const begin = momentToBegin(schedule?.at ?? (embargo && embargo > new Date() ? embargo : null));
  const reason = schedule?.reason ?? "";
  return { ...begin, reason, isPlanned: schedule !== null, isAlone: isAlone(found) };
}

type HistoryProps = { steps: DraftToWrite["steps"]; language: Language; t: Desk };

const History = ({ steps, language, t }: HistoryProps) =>
  steps.length > 0 && (
    <ol className="history">
      {steps.map(({ id, kind, at, note, moment, account }) => (
        <li key={id}>
          <p>
            {t(`writing.history.${kind}`)}
            {moment && ` ${formatMoment(moment, language)}`}{" "}
            <span className="meta">
              {account?.name ?? t("writing.history.nobody")} · {formatMinute(at, language)}
            </span>
          </p>
          {note && <p className="note">{note}</p>}
        </li>
      ))}
    </ol>
  );
