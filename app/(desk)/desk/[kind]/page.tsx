import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Pager } from "#components/desk/pager.tsx";
import type { FieldSpec } from "#components/desk/record/fields.ts";
import { may } from "#lib/access/access.ts";
import { findRecords, type RecordKind } from "#lib/content/records.ts";
import { enterDesk } from "../signed-in.ts";
import { type Kind, kindIn, kinds } from "./kinds.ts";
import { mergedKindIn, pageIn } from "./merged-kind.ts";

type Props = {
  params: Promise<{ kind: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

async function findAsked({ params }: Props) {
  const name = kindIn((await params).kind);
  if (!name) notFound();
  const who = await enterDesk(`/desk/${name}`);
  if (!may(who.actor, "content.write")) notFound();
  return { ...who, name };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { t, name } = await findAsked(props);
  return { title: t(`record.kinds.${name}`) };
}

export default async function RecordsPage(props: Props) {
  const { t, language, actor, name } = await findAsked(props);
  const asked = await props.searchParams;
  const textOf = (key: string) => (typeof asked[key] === "string" ? asked[key] : "");
  const query = textOf("q");
  const isNewestFirst = textOf("order") === "new";
  const number = pageIn(asked.page);
  const { named, fields } = kinds[name] as Kind;
  const filters = fields(language).filter(isFilter);
  const where = Object.fromEntries(
    filters.flatMap((field) => {
      const value = textOf(field.name);
      return field.options.some(([one]) => one === value) ? [[field.name, value]] : [];
    }),
  );
  const { items, hasNext } = await findRecords(actor, named, language, {
    query,
    where,
    isNewestFirst,
    number,
  });
  const address = (page: number) => {
    const order: Record<string, string> = isNewestFirst ? { order: "new" } : {};
    return `/desk/${name}?${new URLSearchParams({ q: query, ...where, ...order, page: `${page}` })}`;
  };
  return (
    <>
      <div className="headed">
        <h1>{t(`record.kinds.${name}`)}</h1>
        <Link href={`/desk/${name}/new`} className="button" prefetch={false}>
          {t(`record.new.${name}`)}
        </Link>
      </div>
      {mergedKindIn(name) && (
        <p className="meta mb-4">
          <a href={`/desk/${name}/duplicates`}>{t("merge.duplicates")}</a>
          {" · "}
          <a href={`/desk/${name}/merges`}>{t("merge.past")}</a>
        </p>
      )}
      <search>
        <form className="beside mb-4">
          <div className="field">
            <label htmlFor="tim">{t("record.find")}</label>
            <input id="tim" name="q" type="search" defaultValue={query} />
          </div>
          {filters.map((field) => (
            <div key={field.name} className="field">
              <label htmlFor={`loc-${field.name}`}>{field.label}</label>
              <select id={`loc-${field.name}`} name={field.name} defaultValue={where[field.name]}>
                <option value="">{t("record.all")}</option>
                {field.options.map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </div>
          ))}
          {named !== "section" && (
            <div className="field">
              <label htmlFor="thu-tu">{t("record.order")}</label>
              <select id="thu-tu" name="order" defaultValue={isNewestFirst ? "new" : ""}>
                <option value="">{t(isDated(named) ? "record.byDate" : "record.byName")}</option>
                <option value="new">{t("record.byNewest")}</option>
              </select>
            </div>
          )}
          <button type="submit" className="second">
            {t("record.search")}
          </button>
        </form>
      </search>
      {items.length === 0 && <p className="lead">{t("filing.none")}</p>}
      <ul className="rows">
        {items.map(({ id, name: title, detail }) => (
          <li key={id}>
            <p className="font-semibold">
              <Link href={`/desk/${name}/${id}`} prefetch={false}>
                {title}
              </Link>
            </p>
            <p className="meta">{detail}</p>
          </li>
        ))}
      </ul>
      <Pager number={number} hasNext={hasNext} address={address} t={t} />
    </>
  );
}

type Choice = Extract<FieldSpec, { kind: "choice" }>;

/** What everything of a kind has one of is what one can look for. */
const isFilter = (field: FieldSpec): field is Choice =>
  field.kind === "choice" && field.required === true;

const isDated = (named: RecordKind) => named === "event" || named === "document";
