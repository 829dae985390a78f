import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Field, Form } from "#components/desk/form.tsx";
import { Picker } from "#components/desk/picker.tsx";
import { pickerWords } from "#components/desk/picker-words.ts";
import type { Desk } from "#components/desk/words.ts";
import { may } from "#lib/access/access.ts";
import { organizationPath } from "#lib/content/addresses.ts";
import type { Language } from "#lib/content/language.ts";
import { namesOf } from "#lib/content/names.ts";
import { previewChange } from "#lib/content/organizations/change-commands.ts";
import { acts, hasSuccessors } from "#lib/content/organizations/changes.ts";
import { formatInexactDate } from "#lib/text/inexact-date.ts";
import { isId } from "../../../articles/asked.ts";
import { sentence } from "../../../form-state.ts";
import { enterDesk } from "../../../signed-in.ts";
import { change } from "./actions.ts";
import { changeIn } from "./asked.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

async function findAsked({ params, searchParams }: Props) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const who = await enterDesk(`/desk/organizations/${id}/change`);
  if (!may(who.actor, "content.write")) notFound();
  const query = await searchParams;
  const allOf = (name: string) => [query[name] ?? []].flat();
  const asked = changeIn((name) => allOf(name)[0] ?? "", allOf);
  const act = acts.find((one) => one === asked.act) ?? "RENAMED";
  const isAsked = query.on !== undefined;
  const found = await previewChange(who.actor, id, isAsked ? { ...asked, act } : undefined);
  if (!found) notFound();
  return { ...who, id, asked: { ...asked, act }, found };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { t, found } = await findAsked(props);
  return { title: t("change.title", { name: found.before.name }) };
}

export default async function ChangePage(props: Props) {
  const { t, language, id, asked, found } = await findAsked(props);
  const { before, after, reasons, seen } = found;
  const { successorIds = [], ...rest } = asked;
  const { act } = rest;
  const ids = successorIds.filter(isId);
  const names = await namesOf("organization", ids, language);
  const chosen = ids.map((one) => ({ id: one, name: names.get(one) ?? one }));
  const errorOf = (field: string) => {
    const reason = reasons.find((one) => one.field.split(".")[0] === field);
    return reason && sentence(reason, t);
  };
  const field = (name: "on" | "name" | "nameEn" | "slug" | "note" | "noteEn", hint?: string) => ({
    name,
    label: t(`change.${name}`),
    ...(hint && { hint }),
    defaultValue: asked[name] ?? "",
    autoComplete: "off",
  });
  return (
    <>
      <h1>{t("change.title", { name: before.name })}</h1>
      <p className="meta mb-4">
        <a href={`/desk/organizations/${id}`}>{t("merge.back", { name: before.name })}</a>
      </p>
      <p className="lead mb-4">{t("change.help")}</p>
      <nav aria-label={t("change.acts")}>
        <ul className="tabs">
          {acts.map((one) => (
            <li key={one}>
              <Link
                href={`/desk/organizations/${id}/change?act=${one}`}
                aria-current={one === act ? "page" : undefined}
                prefetch={false}
              >
                {t(`change.act.${one}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {reasons.length > 0 && (
        <p role="alert" className="notice refused">
          {[
            ...new Set(
              reasons.map((reason) => `${labelOf(reason.field, t)}: ${sentence(reason, t)}`),
            ),
          ].join(" ")}
        </p>
      )}
      <form className="narrow mt-4" key={act}>
        <input type="hidden" name="act" value={act} />
        <Field {...field("on", t("record.dateHint"))} aria-invalid={Boolean(errorOf("on"))} />
        {act === "RENAMED" && (
          <>
            <Field {...field("name")} aria-invalid={Boolean(errorOf("name"))} />
            <Field {...field("nameEn")} lang="en" />
            <Field {...field("slug", t("change.slugHelp"))} spellCheck={false} />
          </>
        )}
        {hasSuccessors(act) && (
          <Picker
            key={ids.join()}
            name="successorIds"
            label={t(`change.successors.${act}`)}
            hint={t("merge.otherHelp")}
            kind="organization"
            chosen={chosen}
            words={pickerWords(t)}
          />
        )}
        {hasSuccessors(act) && (
          <>
            <Field {...field("note")} />
            <Field {...field("noteEn")} lang="en" />
          </>
        )}
        <button type="submit" className="second">
          {t("change.look")}
        </button>
      </form>
      {after && (
        <section aria-labelledby="ket-qua">
          <h2 id="ket-qua">{t("change.result")}</h2>
          <Result
            before={before}
            after={after.after}
            successors={chosen.map(({ name }) => name)}
            on={asked.on ?? ""}
            language={language}
            t={t}
          />
          <Form action={change.bind(null, id)} submit={t("change.submit")} className="mt-4">
            <input type="hidden" name="seen" value={seen} />
            {Object.entries(rest).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value ?? ""} />
            ))}
            {ids.map((one) => (
              <input key={one} type="hidden" name="successorIds" value={one} />
            ))}
          </Form>
        </section>
      )}
    </>
  );
}

const labelled = ["on", "name", "slug"] as const;
const labelOf = (path: string, t: Desk): string => {
  const [field = ""] = path.split(".");
  const own = labelled.find((one) => one === field);
  return own ? t(`change.${own}`) : t("record.fields.organizationId");
};

type Named = { name: string; slug: string };
type ResultProps = {
  before: Named;
  after: Named;
  successors: string[];
  on: string;
  language: Language;
  t: Desk;
};

/** What will be, in sentences. */
function Result({ before, after, successors, on, language, t }: ResultProps) {
  const day = formatInexactDate(on, language);
  const sentences =
    before.name !== after.name
      ? [
          t("change.renamed", { on: day, name: after.name }),
          t("change.former", { on: day, name: before.name }),
          ...(before.slug === after.slug
            ? []
            : [
                t("change.moved", {
                  from: organizationPath(before.slug, "vi"),
                  to: organizationPath(after.slug, "vi"),
                }),
              ]),
        ]
      : [
          t("change.ended", { on: day, name: before.name }),
          ...(successors.length === 0
            ? []
            : [t("change.leads", { names: successors.join(", ") }), t("change.back")]),
        ];
  return (
    <ul className="result">
      {sentences.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}
