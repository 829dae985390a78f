import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Choice, Field, Form } from "#components/desk/form.tsx";
import { MomentFields } from "#components/desk/moment-fields.tsx";
import { Picker } from "#components/desk/picker.tsx";
import { pickerWords } from "#components/desk/picker-words.ts";
import type { Desk } from "#components/desk/words.ts";
import { articlePath } from "#lib/content/addresses.ts";
import { embargoState } from "#lib/content/articles/embargo.ts";
import { findFiling } from "#lib/content/articles/filing.ts";
import { type Language, localText, requiredText } from "#lib/content/language.ts";
import { findSections } from "#lib/content/sections/queries.ts";
import { formatMoment } from "#lib/text/date-time.ts";
import { momentToBegin } from "../../../../moment.ts";
import { enterAt, type Params } from "../../../asked.ts";
import { file, keepBack } from "./actions.ts";

export async function generateMetadata(params: Params): Promise<Metadata> {
  return { title: (await enterAt(params, "/filing")).t("filing.title") };
}

type Filing = NonNullable<Awaited<ReturnType<typeof findFiling>>>;

export default async function FilingPage(params: Params) {
  const { draft, address, t, actor, language } = await enterAt(params, "/filing");
  const [filing, sections] = await Promise.all([
    findFiling(actor, draft.articleId),
    findSections(),
  ]);
  if (!filing) notFound();
  const nameOf = (row: Parameters<typeof requiredText<"name">>[0]) =>
    requiredText(row, "name", language).text;
  const words = pickerWords(t);
  return (
    <>
      <h1>{t("filing.title")}</h1>
      <p className="meta mb-4">
        {t(filing.status === "DRAFT" ? "filing.help" : "filing.helpLive")}{" "}
        <a href={address}>{t("preview.back")}</a>
      </p>
      <Form action={file.bind(null, draft)} submit={t("save")} className="filing">
        <input type="hidden" name="seen" value={filing.seen} />
        <div>
          <Choice name="sectionId" label={t("articles.section")} defaultValue={filing.sectionId}>
            {sections.map((section) => (
              <option key={section.id} value={section.id}>
                {localText(section, "name", language)?.text}
              </option>
            ))}
          </Choice>
          <Picker
            name="topicIds"
            label={t("filing.topics")}
            hint={t("filing.topicsHelp")}
            kind="topic"
            chosen={filing.topics.map(({ topic }) => ({ id: topic.id, name: nameOf(topic) }))}
            words={words}
          />
          <Picker
            name="eventIds"
            label={t("filing.events")}
            hint={t("filing.eventsHelp")}
            kind="event"
            chosen={filing.events.map(({ event }) => ({ id: event.id, name: nameOf(event) }))}
            words={words}
          />
          <Field
            name="slug"
            label={t("filing.slug")}
            hint={t("filing.slugHelp")}
            defaultValue={filing.slug}
            autoComplete="off"
            spellCheck={false}
          />
          <Redirects filing={filing} language={draft.language} t={t} />
        </div>
        <fieldset>
          <legend>{t("filing.sources")}</legend>
          <p className="hint mb-4">{t("filing.sourcesHelp")}</p>
          <input type="hidden" name="sources" value={filing.sources.length + 1} />
          {[...filing.sources, null].map((source, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a source is where it stands
            <Source key={index} index={index} source={source} t={t} />
          ))}
        </fieldset>
      </Form>
      <Embargo filing={filing} draft={draft} language={language} t={t} />
    </>
  );
}

type EmbargoProps = {
  filing: Filing;
  draft: { articleId: string; language: Language };
  language: Language;
  t: Desk;
};

/** Until when nobody may publish it, and on whose word. */
function Embargo({ filing, draft, language, t }: EmbargoProps) {
  const { embargoUntil: until, embargoBy: by } = filing;
  const seen = embargoState(filing);
  return (
    <section aria-labelledby="giu-kin" className="narrow">
      <h2 id="giu-kin">{t("embargo.title")}</h2>
      {until && by && (
        <p className="notice">
          {t("embargo.standing", { time: formatMoment(until, language), by })}
        </p>
      )}
      <p className="hint mb-4">{t("embargo.help")}</p>
      <Form action={keepBack.bind(null, draft)} submit={t("embargo.submit")}>
        <input type="hidden" name="seen" value={seen} />
        <MomentFields begin={momentToBegin(until)} t={t} />
        <Field
          name="by"
          label={t("embargo.by")}
          hint={t("embargo.byHelp")}
          defaultValue={by ?? ""}
        />
      </Form>
      {until && (
        <Form action={keepBack.bind(null, draft)} submit={t("embargo.lift")} small>
          <input type="hidden" name="seen" value={seen} />
          <input type="hidden" name="lift" value="yes" />
        </Form>
      )}
    </section>
  );
}

/** What leads to the article, and what is going to where its address is changed. */
function Redirects({ filing, language, t }: { filing: Filing; language: Language; t: Desk }) {
  const { slug, status, formerSlugs } = filing;
  const now = status === "DRAFT" ? [] : [slug];
  const addresses = [...now, ...formerSlugs.map((one) => one.slug)];
  if (addresses.length === 0) return null;
  return (
    <div className="meta mb-4">
      <p>{t("filing.redirects")}</p>
      <ul>
        {addresses.map((one) => (
          <li key={one}>{articlePath(one, language)}</li>
        ))}
      </ul>
    </div>
  );
}

type SourceProps = { index: number; source: Filing["sources"][number] | null; t: Desk };

function Source({ index, source, t }: SourceProps) {
  const field = (name: Exclude<keyof Filing["sources"][number], "kind">) => ({
    name: `sources.${index}.${name}`,
    label: t(`filing.source.${name}`),
    defaultValue: source?.[name] ?? "",
    autoComplete: "off",
  });
  return (
    <details open={source !== null} className="with-note">
      <summary>{source?.name ?? t("filing.source.add")}</summary>
      <Choice
        name={`sources.${index}.kind`}
        label={t("filing.source.kind")}
        defaultValue={source?.kind ?? "BASED_ON"}
      >
        <option value="BASED_ON">{t("filing.source.BASED_ON")}</option>
        <option value="QUOTED">{t("filing.source.QUOTED")}</option>
      </Choice>
      <Field {...field("name")} />
      <Field {...field("nameEn")} />
      <Field {...field("author")} />
      <Field {...field("url")} type="url" />
      <Field {...field("publishedOn")} hint={t("filing.source.publishedOnHelp")} />
      <Field {...field("publishedTime")} hint={t("filing.source.publishedTimeHelp")} />
      <Field {...field("permission")} hint={t("filing.source.permissionHelp")} />
    </details>
  );
}
