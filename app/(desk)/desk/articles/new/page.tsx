import type { Metadata } from "next";
import { Choice, Field, Form } from "#components/desk/form.tsx";
import { localText } from "#lib/content/language.ts";
import { findSections } from "#lib/content/sections/queries.ts";
import { enterDesk } from "../../signed-in.ts";
import { start } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await enterDesk("/desk/articles/new")).t("articles.new") };
}

export default async function NewArticlePage() {
  const { t, language } = await enterDesk("/desk/articles/new");
  const sections = await findSections();
  return (
    <div className="sheet">
      <h1>{t("articles.new")}</h1>
      <p className="lead mb-4">{t("articles.newHelp")}</p>
      <Form action={start} submit={t("articles.begin")}>
        <Field name="title" label={t("writing.fields.title")} required />
        <Choice name="sectionId" label={t("articles.section")}>
          {sections.map((section) => (
            <option key={section.id} value={section.id}>
              {localText(section, "name", language)?.text}
            </option>
          ))}
        </Choice>
        <Choice name="language" label={t("articles.language")} defaultValue="vi">
          <option value="vi">Tiếng Việt</option>
          <option value="en">English</option>
        </Choice>
      </Form>
    </div>
  );
}
