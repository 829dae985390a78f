import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Choice, Field, Form } from "#components/desk/form.tsx";
import { MomentFields } from "#components/desk/moment-fields.tsx";
import { planSentence } from "#components/desk/plan.ts";
import type { Desk } from "#components/desk/words.ts";
import { may } from "#lib/access/access.ts";
import { articlePath } from "#lib/content/addresses.ts";
import { type DraftToWrite, findDraft } from "#lib/content/articles/draft-queries.ts";
import { takeDownState } from "#lib/content/articles/plan-commands.ts";
import type { Language } from "#lib/content/language.ts";
import { momentToBegin } from "../../../../moment.ts";
import { enterAt, type Params } from "../../../asked.ts";
import { bring, cancel, plan, take } from "./actions.ts";

export async function generateMetadata(params: Params): Promise<Metadata> {
  return { title: (await enterAt(params, "/take-down")).t("takeDown.title") };
}

export default async function TakeDownPage(params: Params) {
  const { draft, address, t, actor, language } = await enterAt(params, "/take-down");
  if (!may(actor, "article.withdraw")) notFound();
  const found = await findDraft(actor, draft.articleId, draft.language);
  if (!found?.article.publishedAt) notFound();
  const { slug, status, statusNote, statusNoteEn } = found.article;
  const isDown = status === "WITHDRAWN" || status === "REMOVED";
  return (
    <div className="sheet">
      <h1>{t("takeDown.title")}</h1>
      <p className="meta mb-4">
        {t(`takeDown.standing.${status}`)}{" "}
        <a href={articlePath(slug, draft.language)}>{t("writing.live")}</a>
        {" · "}
        <a href={address}>{t("preview.back")}</a>
      </p>
      <Form action={take.bind(null, draft)} submit={t("takeDown.submit")}>
        <How status={isDown ? status : "WITHDRAWN"} note={statusNote} noteEn={statusNoteEn} t={t} />
      </Form>
      {status !== "REMOVED" && (
        <Later article={found.article} draft={draft} language={language} t={t} />
      )}
      {isDown && (
        <section aria-labelledby="dua-lai">
          <h2 id="dua-lai">{t("takeDown.bringBack")}</h2>
          <p className="hint mb-4">{t("takeDown.bringBackHelp")}</p>
          <Form action={bring.bind(null, draft)} submit={t("takeDown.bringBack")}>
            <Field name="reason" label={t("writing.fields.reason")} />
          </Form>
        </section>
      )}
    </div>
  );
}

type HowProps = {
  status: "WITHDRAWN" | "REMOVED";
  note: string | null;
  noteEn: string | null;
  t: Desk;
};

const How = ({ status, note, noteEn, t }: HowProps) => (
  <>
    <Choice
      name="status"
      label={t("takeDown.how")}
      defaultValue={status}
      hint={t("takeDown.howHelp")}
    >
      <option value="WITHDRAWN">{t("takeDown.WITHDRAWN")}</option>
      <option value="REMOVED">{t("takeDown.REMOVED")}</option>
    </Choice>
    <Field
      name="note"
      label={t("takeDown.note")}
      hint={t("takeDown.noteHelp")}
      defaultValue={note ?? ""}
    />
    <Field name="noteEn" label={t("takeDown.noteEn")} defaultValue={noteEn ?? ""} />
  </>
);

type LaterProps = {
  article: DraftToWrite["article"];
  draft: { articleId: string; language: Language };
  language: Language;
  t: Desk;
};

/** That it is to be taken down by itself at a moment. */
function Later({ article, draft, language, t }: LaterProps) {
  const { takeDownPlan: planned, status } = article;
  const how = planned?.status ?? (status === "WITHDRAWN" ? "REMOVED" : "WITHDRAWN");
  const seen = takeDownState(planned);
  return (
    <section aria-labelledby="hen-go">
      <h2 id="hen-go">{t("takeDown.plan.title")}</h2>
      {planned && (
        <p className="notice">
          {planSentence({ ...planned, what: planned.status }, language, t)}
          {planned.plannedBy && ` · ${t("takeDown.plan.by", { name: planned.plannedBy.name })}`}
        </p>
      )}
      <p className="hint mb-4">{t("takeDown.plan.help")}</p>
      <Form
        action={plan.bind(null, draft)}
        submit={t(planned ? "takeDown.plan.change" : "takeDown.plan.submit")}
      >
        <input type="hidden" name="seen" value={seen} />
        <MomentFields begin={momentToBegin(planned?.at)} t={t} />
        <How
          status={how === "REMOVED" ? "REMOVED" : "WITHDRAWN"}
          note={planned?.note ?? null}
          noteEn={planned?.noteEn ?? null}
          t={t}
        />
      </Form>
      {planned && (
        <Form action={cancel.bind(null, draft)} submit={t("takeDown.plan.cancel")} small>
          <input type="hidden" name="seen" value={seen} />
        </Form>
      )}
    </section>
  );
}
