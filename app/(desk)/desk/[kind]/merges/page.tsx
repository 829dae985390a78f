import type { Metadata } from "next";
import Link from "next/link";
import { Form } from "#components/desk/form.tsx";
import { Pager } from "#components/desk/pager.tsx";
import { findMerges } from "#lib/content/duplicates/queries.ts";
import { formatMinute } from "#lib/text/date-time.ts";
import { undo } from "../merge-actions.ts";
import { enterAtMerged, pageIn } from "../merged-kind.ts";

type Props = {
  params: Promise<{ kind: string }>;
  searchParams: Promise<{ page?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await enterAtMerged(params, "/merges")).t("merge.past") };
}

export default async function MergesPage({ params, searchParams }: Props) {
  const { t, actor, language, name, kind } = await enterAtMerged(params, "/merges");
  const number = pageIn((await searchParams).page);
  const { items, hasNext } = await findMerges(actor, kind, number);
  const address = (page: number) => `/desk/${name}/merges?page=${page}`;
  const at = (time: Date, by: { name: string } | null) =>
    [formatMinute(time, language), by?.name].filter(Boolean).join(", ");
  return (
    <>
      <h1>{t("merge.past")}</h1>
      <p className="meta mb-4">
        <a href={`/desk/${name}`}>{t(`record.kinds.${name}`)}</a>
        {" · "}
        <a href={`/desk/${name}/duplicates`}>{t("merge.duplicates")}</a>
      </p>
      {items.length === 0 && <p className="lead">{t("merge.noPast")}</p>}
      <ul className="rows">
        {items.map((one) => (
          <li key={one.id}>
            <div>
              <p>
                {one.fromName} <span aria-hidden="true">→</span>
                <span className="sr-only">{t("merge.into")}</span>{" "}
                <Link href={`/desk/${name}/${one.intoId}`} prefetch={false}>
                  {one.intoName}
                </Link>
              </p>
              <p className="meta">
                {at(one.mergedAt, one.mergedBy)}
                {one.undoneAt &&
                  ` · ${t("merge.undone", { when: at(one.undoneAt, one.undoneBy) })}`}
              </p>
            </div>
            {!one.undoneAt && (
              <Form
                action={undo.bind(null, { name, mergeId: one.id })}
                submit={t("merge.undo")}
                small
              />
            )}
          </li>
        ))}
      </ul>
      <Pager number={number} hasNext={hasNext} address={address} t={t} />
    </>
  );
}
