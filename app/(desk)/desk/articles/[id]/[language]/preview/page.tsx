import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Form } from "#components/desk/form.tsx";
import { Preview, viewIn } from "#components/desk/preview.tsx";
import { findPreviewLinks } from "#lib/content/articles/preview.ts";
import { formatMinute } from "#lib/text/date-time.ts";
import { enterAt, type Params } from "../../../asked.ts";
import { endLink, makeLink } from "./actions.ts";

type Props = Params & { searchParams: Promise<{ view?: string | string[] }> };

const addressOf = (articleId: string, language: string) =>
  `/desk/articles/${articleId}/${language}`;

export async function generateMetadata(params: Params): Promise<Metadata> {
  return { title: (await enterAt(params, "/preview")).t("preview.title") };
}

export default async function PreviewPage({ params, searchParams }: Props) {
  const { draft, address, t, actor, language } = await enterAt({ params }, "/preview");
  const links = await findPreviewLinks(actor, draft.articleId);
  if (!links) notFound();
  const { view } = await searchParams;
  return (
    <>
      <h1>{t("preview.title")}</h1>
      <p className="meta mb-4">
        {t("preview.help")} <a href={address}>{t("preview.back")}</a>
      </p>
      <Preview
        t={t}
        pathIn={(other) => `${addressOf(draft.articleId, other)}/preview`}
        language={draft.language}
        view={viewIn(view)}
      />
      <section aria-labelledby="dia-chi">
        <h2 id="dia-chi">{t("preview.links")}</h2>
        <p className="hint mb-4">{t("preview.linksHelp")}</p>
        <Form action={makeLink.bind(null, draft)} submit={t("preview.make")} className="narrow" />
        <ul className="rows mt-6 empty:hidden">
          {links.map(({ id, expiresAt, createdBy }) => (
            <li key={id}>
              <p>
                {createdBy?.name} ·{" "}
                {t("accounts.until", { time: formatMinute(expiresAt, language) })}
              </p>
              <Form action={endLink.bind(null, draft)} submit={t("preview.end")} small>
                <input type="hidden" name="id" value={id} />
              </Form>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
