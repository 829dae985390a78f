import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Pager } from "#components/desk/pager.tsx";
import { may } from "#lib/access/access.ts";
import { findRecords } from "#lib/content/records.ts";
import { enterDesk } from "../signed-in.ts";
import { type Kind, kindIn, kinds } from "./kinds.ts";
import { mergedKindIn, pageIn } from "./merged-kind.ts";

type Props = {
  params: Promise<{ kind: string }>;
  searchParams: Promise<{ q?: string | string[]; page?: string | string[] }>;
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
  const query = typeof asked.q === "string" ? asked.q : "";
  const number = pageIn(asked.page);
  const { named } = kinds[name] as Kind;
  const { items, hasNext } = await findRecords(actor, named, query, language, number);
  const address = (page: number) => `/desk/${name}?q=${encodeURIComponent(query)}&page=${page}`;
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
