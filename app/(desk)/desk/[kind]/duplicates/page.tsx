import type { Metadata } from "next";
import Link from "next/link";
import { Form } from "#components/desk/form.tsx";
import { Pager } from "#components/desk/pager.tsx";
import { whyAlike } from "#components/desk/why-alike.tsx";
import { findPairs } from "#lib/content/duplicates/alike.ts";
import { setApart } from "../merge-actions.ts";
import { enterAtMerged, pageIn } from "../merged-kind.ts";

type Props = {
  params: Promise<{ kind: string }>;
  searchParams: Promise<{ page?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await enterAtMerged(params, "/duplicates")).t("merge.duplicates") };
}

export default async function DuplicatesPage({ params, searchParams }: Props) {
  const { t, actor, language, name, kind } = await enterAtMerged(params, "/duplicates");
  const number = pageIn((await searchParams).page);
  const { items, hasNext } = await findPairs(actor, kind, language, number);
  const address = (page: number) => `/desk/${name}/duplicates?page=${page}`;
  return (
    <>
      <h1>{t("merge.duplicates")}</h1>
      <p className="meta mb-4">
        <a href={`/desk/${name}`}>{t(`record.kinds.${name}`)}</a>
        {" · "}
        <a href={`/desk/${name}/merges`}>{t("merge.past")}</a>
      </p>
      <p className="lead mb-4">
        {items.length === 0 ? t("merge.noDuplicates") : t("merge.duplicatesHelp")}
      </p>
      <ul className="rows">
        {items.map((pair) => (
          <li key={`${pair.one.id} ${pair.other.id}`}>
            <div>
              {[pair.one, pair.other].map((each) => (
                <p key={each.id}>
                  <Link href={`/desk/${name}/${each.id}`} prefetch={false}>
                    {each.name}
                  </Link>{" "}
                  <span className="meta">{each.detail}</span>
                </p>
              ))}
              <p className="meta">{whyAlike(pair, t)}</p>
            </div>
            <div className="buttons">
              <Link
                href={`/desk/${name}/${pair.one.id}/merge?with=${pair.other.id}`}
                prefetch={false}
                className="button"
              >
                {t("merge.open")}
              </Link>
              <Form
                action={setApart.bind(null, { name, ids: [pair.one.id, pair.other.id] })}
                submit={t("merge.apart")}
                small
              />
            </div>
          </li>
        ))}
      </ul>
      <Pager number={number} hasNext={hasNext} address={address} t={t} />
    </>
  );
}
