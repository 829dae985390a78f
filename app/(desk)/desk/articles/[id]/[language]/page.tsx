import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Checklist } from "#components/desk/checklist.tsx";
import { itemOf } from "#components/desk/media/item.ts";
import type { Desk } from "#components/desk/words.ts";
import type { Move } from "#components/desk/writing/steps.tsx";
import { WordsProvider } from "#components/desk/writing/words-provider.tsx";
import { Writing } from "#components/desk/writing/writing.tsx";
import { type Actor, may } from "#lib/access/access.ts";
import { articlePath } from "#lib/content/addresses.ts";
import { mediaIn } from "#lib/content/articles/body.ts";
import { checkDraft } from "#lib/content/articles/checklist.ts";
import { type DraftToWrite, findDraft } from "#lib/content/articles/draft-queries.ts";
import { type Language, localText } from "#lib/content/language.ts";
import { findMediaByIds } from "#lib/content/media/editing.ts";
import { formatMinute } from "#lib/text/date-time.ts";
import en from "#messages/en.json" with { type: "json" };
import vi from "#messages/vi.json" with { type: "json" };
import { describe } from "../../../media/actions.ts";
import { moveDraft } from "../../actions.ts";
import { enterAt, type Params } from "../../asked.ts";

const messages = { vi: vi.desk, en: en.desk };

export async function generateMetadata(params: Params): Promise<Metadata> {
  return { title: (await enterAt(params)).t("writing.label") };
}

export default async function WritingPage(params: Params) {
  const { t, actor, email, language, draft, address } = await enterAt(params);
  const found = await findDraft(actor, draft.articleId, draft.language);
  if (!found) notFound();
  const { article, revision, isWritable, text, isLive } = found;
  const used = [...mediaIn(text.body), text.leadMediaId, text.recordingId];
  const [media, findings] = await Promise.all([
    findMediaByIds(
      actor,
      used.filter((id) => id !== null),
    ),
    found.stage === null ? null : checkDraft(article.id, draft.language),
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
        standing={t(`writing.stages.${found.stage ?? "NONE"}`)}
        mayMove={movesOf(found, actor)}
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
function movesOf({ stage, steps, flagged }: DraftToWrite, actor: Actor): Move[] {
  const approves = may(actor, "article.approve");
  const isOwn = actor.kind === "account" && steps[0]?.accountId === actor.id;
  const moves: Move[] = [];
  if (stage === "WRITING") moves.push("submit");
  if (stage === "SUBMITTED" && approves && !isOwn) moves.push("approve", "return");
  if (stage === "APPROVED" && may(actor, "article.publish")) moves.push("publish");
  if (stage === "SUBMITTED" || stage === "APPROVED") moves.push("reopen");
  if (flagged && approves && !(actor.kind === "account" && actor.id === flagged.by)) {
    moves.push("second");
  }
  if (stage && stage !== "APPROVED" && may(actor, "article.publish")) moves.push("publishAlone");
  return moves;
}

type HistoryProps = { steps: DraftToWrite["steps"]; language: Language; t: Desk };

const History = ({ steps, language, t }: HistoryProps) =>
  steps.length > 0 && (
    <ol className="history">
      {steps.map(({ id, kind, at, note, account }) => (
        <li key={id}>
          <p>
            {t(`writing.history.${kind}`)}{" "}
            <span className="meta">
              {account?.name ?? t("writing.history.nobody")} · {formatMinute(at, language)}
            </span>
          </p>
          {note && <p className="note">{note}</p>}
        </li>
      ))}
    </ol>
  );
