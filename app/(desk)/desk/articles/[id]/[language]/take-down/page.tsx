import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Choice, Field, Form } from "#components/desk/form.tsx";
import { may } from "#lib/access/access.ts";
import { articlePath } from "#lib/content/addresses.ts";
import { findDraft } from "#lib/content/articles/draft-queries.ts";
import { enterAt, type Params } from "../../../asked.ts";
import { bring, take } from "./actions.ts";

export async function generateMetadata(params: Params): Promise<Metadata> {
  return { title: (await enterAt(params, "/take-down")).t("takeDown.title") };
}

export default async function TakeDownPage(params: Params) {
  const { draft, address, t, actor } = await enterAt(params, "/take-down");
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
        <Choice
          name="status"
          label={t("takeDown.how")}
          defaultValue={isDown ? status : "WITHDRAWN"}
          hint={t("takeDown.howHelp")}
        >
          <option value="WITHDRAWN">{t("takeDown.WITHDRAWN")}</option>
          <option value="REMOVED">{t("takeDown.REMOVED")}</option>
        </Choice>
        <Field
          name="note"
          label={t("takeDown.note")}
          hint={t("takeDown.noteHelp")}
          defaultValue={statusNote ?? ""}
        />
        <Field name="noteEn" label={t("takeDown.noteEn")} defaultValue={statusNoteEn ?? ""} />
      </Form>
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
