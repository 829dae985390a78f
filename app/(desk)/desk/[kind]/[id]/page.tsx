import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Form } from "#components/desk/form.tsx";
import { pickerWords } from "#components/desk/picker-words.ts";
import { valuesOf } from "#components/desk/record/fields.ts";
import { RecordForm } from "#components/desk/record/record-form.tsx";
import { whyAlike } from "#components/desk/why-alike.tsx";
import { may } from "#lib/access/access.ts";
import { findAlike } from "#lib/content/duplicates/alike.ts";
import { findMerge, findPresent } from "#lib/content/duplicates/queries.ts";
import { readRecord } from "#lib/content/records.ts";
import { isId } from "../../articles/asked.ts";
import { enterDesk } from "../../signed-in.ts";
import { save } from "../actions.ts";
import { type Kind, kindIn, kinds, pageOf } from "../kinds.ts";
import { undo } from "../merge-actions.ts";
import { mergedKindIn } from "../merged-kind.ts";
import { shownOf } from "../shown.ts";

type Props = {
  params: Promise<{ kind: string; id: string }>;
  searchParams: Promise<{ name?: string | string[]; merged?: string | string[] }>;
};

async function findAsked({ params, searchParams }: Props) {
  const { kind: asked, id } = await params;
  const name = kindIn(asked);
  if (!name || (id !== "new" && !isId(id))) notFound();
  const who = await enterDesk(`/desk/${name}/${id}`);
  if (!may(who.actor, "content.write")) notFound();
  const kind = kinds[name] as Kind;
  const read = id === "new" ? null : await readRecord(who.actor, kind.named, id);
  if (id !== "new" && !read) {
    const present = mergedKindIn(name) && (await findPresent(who.actor, id));
    if (present) redirect(`/desk/${name}/${present}`);
    notFound();
  }
  const { name: typed, merged } = await searchParams;
  return { ...who, name, id, kind, read, typed: typeof typed === "string" ? typed : "", merged };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { t, name, read } = await findAsked(props);
  return { title: titleOf(read) ?? t(`record.new.${name}`) };
}

export default async function RecordPage(props: Props) {
  const { t, language, actor, name, id, kind, read, typed, merged } = await findAsked(props);
  const fields = kind.fields(language);
  const begun = read
    ? await shownOf(kind, read, language)
    : { values: valuesOf(fields, { name: typed }, {}), seen: null };
  const page = read && pageOf(name, (read as { slug: string }).slug, language);
  const twice = mergedKindIn(name);
  const alike = read && twice ? await findAlike(actor, twice, { id }, language) : [];
  const merge = isId(merged) && isId(id) ? await findMerge(actor, merged, id) : null;
  return (
    <>
      <h1>{titleOf(read) ?? t(`record.new.${name}`)}</h1>
      <p className="meta mb-4">
        <a href={`/desk/${name}`}>{t(`record.kinds.${name}`)}</a>
        {page && (
          <>
            {" · "}
            <a href={page}>{t("record.page")}</a>
          </>
        )}
        {read && twice && (
          <>
            {" · "}
            <a href={`/desk/${name}/${id}/merge`}>{t("merge.begin")}</a>
          </>
        )}
        {read && name === "organizations" && (
          <>
            {" · "}
            <a href={`/desk/organizations/${id}/change`}>{t("change.begin")}</a>
          </>
        )}
        {read && may(actor, "audit.read") && (
          <>
            {" · "}
            <a href={`/desk/audit?of=${id}`}>{t("audit.ofThis")}</a>
          </>
        )}
      </p>
      {merge && (
        <div className="notice" role="status">
          <p>{t("merge.merged", { from: merge.fromName })}</p>
          <Form
            action={undo.bind(null, { name, mergeId: merge.id })}
            submit={t("merge.undo")}
            small
          />
        </div>
      )}
      {alike.length > 0 && (
        <aside aria-labelledby="giong" className="notice alike">
          <p id="giong">{t("merge.alike")}</p>
          <ul>
            {alike.map((one) => (
              <li key={one.id}>
                <a href={`/desk/${name}/${id}/merge?with=${one.id}`}>{one.name}</a>{" "}
                <span className="meta">
                  {[whyAlike(one, t), one.detail].filter(Boolean).join(" · ")}
                </span>
              </li>
            ))}
          </ul>
        </aside>
      )}
      <RecordForm
        place={`/desk/${name}`}
        id={id === "new" ? null : id}
        fields={fields}
        {...begun}
        alike={twice && t("merge.warning")}
        save={save.bind(null, name)}
        words={{
          ...pickerWords(t),
          save: t("save"),
          unsaved: t("record.unsaved"),
        }}
      />
    </>
  );
}

const titleOf = (read: object | null): string | undefined => {
  const { name, type, number } = (read ?? {}) as Partial<
    Record<"name" | "type" | "number", string>
  >;
  return name ?? (type && [type, number].filter(Boolean).join(" "));
};
