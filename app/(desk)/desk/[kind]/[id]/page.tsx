import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pickerWords } from "#components/desk/picker-words.ts";
import { valuesOf } from "#components/desk/record/fields.ts";
import { RecordForm } from "#components/desk/record/record-form.tsx";
import { may } from "#lib/access/access.ts";
import { readRecord } from "#lib/content/records.ts";
import { isId } from "../../articles/asked.ts";
import { enterDesk } from "../../signed-in.ts";
import { save } from "../actions.ts";
import { type Kind, kindIn, kinds, pageOf } from "../kinds.ts";
import { shownOf } from "../shown.ts";

type Props = {
  params: Promise<{ kind: string; id: string }>;
  searchParams: Promise<{ name?: string | string[] }>;
};

async function findAsked({ params, searchParams }: Props) {
  const { kind: asked, id } = await params;
  const name = kindIn(asked);
  if (!name || (id !== "new" && !isId(id))) notFound();
  const who = await enterDesk(`/desk/${name}/${id}`);
  if (!may(who.actor, "content.write")) notFound();
  const kind = kinds[name] as Kind;
  const read = id === "new" ? null : await readRecord(who.actor, kind.named, id);
  if (id !== "new" && !read) notFound();
  const { name: typed } = await searchParams;
  return { ...who, name, id, kind, read, typed: typeof typed === "string" ? typed : "" };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { t, name, read } = await findAsked(props);
  return { title: titleOf(read) ?? t(`record.new.${name}`) };
}

export default async function RecordPage(props: Props) {
  const { t, language, name, id, kind, read, typed } = await findAsked(props);
  const fields = kind.fields(language);
  const begun = read
    ? await shownOf(kind, read, language)
    : { values: valuesOf(fields, { name: typed }, {}), seen: null };
  const page = read && pageOf(name, (read as { slug: string }).slug, language);
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
      </p>
      <RecordForm
        place={`/desk/${name}`}
        id={id === "new" ? null : id}
        fields={fields}
        {...begun}
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
