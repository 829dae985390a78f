import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Form } from "#components/desk/form.tsx";
import { MergePreview } from "#components/desk/merge-preview.tsx";
import { Picker } from "#components/desk/picker.tsx";
import { pickerWords } from "#components/desk/picker-words.ts";
import { whyAlike } from "#components/desk/why-alike.tsx";
import { findAlike } from "#lib/content/duplicates/alike.ts";
import { type MergePreview as Preview, previewMerge } from "#lib/content/duplicates/preview.ts";
import { findPresent } from "#lib/content/duplicates/queries.ts";
import { namesOf } from "#lib/content/names.ts";
import { isId } from "../../../articles/asked.ts";
import { sentence } from "../../../form-state.ts";
import { kinds } from "../../kinds.ts";
import { merge } from "../../merge-actions.ts";
import { enterAtMerged } from "../../merged-kind.ts";

type Props = {
  params: Promise<{ kind: string; id: string }>;
  searchParams: Promise<{ with?: string | string[] }>;
};

async function findAsked({ params }: Props) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const who = await enterAtMerged(params, `/${id}/merge`);
  const { named } = kinds[who.name];
  const own = (await namesOf(named, [id], who.language)).get(id);
  if (own === undefined) {
    const present = await findPresent(who.actor, id);
    if (!present) notFound();
    redirect(`/desk/${who.name}/${present}`);
  }
  return { ...who, id, named, own };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { t, own } = await findAsked(props);
  return { title: t("merge.title", { name: own }) };
}

export default async function MergePage(props: Props) {
  const { t, actor, language, name, kind, named, id, own } = await findAsked(props);
  const { with: asked } = await props.searchParams;
  const other = isId(asked) && asked !== id ? asked : null;
  const previews = other
    ? await Promise.all([
        previewMerge(actor, kind, other, id, language),
        previewMerge(actor, kind, id, other, language),
      ])
    : [];
  const ways = previews.flatMap((preview) => preview ?? []).toSorted(byLeastMoved);
  const alike = await findAlike(actor, kind, { id }, language);
  return (
    <>
      <h1>{t("merge.title", { name: own })}</h1>
      <p className="meta mb-4">
        <a href={`/desk/${name}/${id}`}>{t("merge.back", { name: own })}</a>
      </p>
      <p className="lead">{t("merge.help")}</p>
      {kind === "ORGANIZATION" && <p className="lead mt-2">{t("merge.helpOrganizations")}</p>}
      {alike.length > 0 && !other && (
        <section aria-labelledby="giong">
          <h2 id="giong">{t("merge.duplicates")}</h2>
          <ul className="rows">
            {alike.map((one) => (
              <li key={one.id}>
                <p>
                  <a href={`/desk/${name}/${id}/merge?with=${one.id}`}>{one.name}</a>{" "}
                  <span className="meta">{one.detail}</span>
                </p>
                <p className="meta">{whyAlike(one, t)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <form className="narrow mt-6">
        <Picker
          key={other}
          name="with"
          label={t("merge.other")}
          hint={t("merge.otherHelp")}
          kind={named}
          most={1}
          chosen={[]}
          words={pickerWords(t)}
        />
        <button type="submit" className="second">
          {t("merge.look")}
        </button>
      </form>
      <div className="both-ways">
        {ways.map((preview) => (
          <MergePreview
            key={preview.into.id}
            preview={preview}
            reasons={preview.reasons.map((reason) => sentence(reason, t)).join(" ")}
            t={t}
          >
            <Form
              action={merge.bind(null, {
                name,
                fromId: preview.from.id,
                intoId: preview.into.id,
              })}
              submit={t("merge.submit", { name: calledIn(preview) })}
              className="mt-4"
            >
              <input type="hidden" name="fromSeen" value={preview.from.seen} />
              <input type="hidden" name="intoSeen" value={preview.into.seen} />
            </Form>
          </MergePreview>
        ))}
      </div>
    </>
  );
}

/** The way that moves less comes first. */
function byLeastMoved(a: Preview, b: Preview): number {
  const moved = ({ groups }: Preview) => groups.reduce((sum, { count }) => sum + count, 0);
  return moved(a) - moved(b);
}

/** Two of one name are told apart by their addresses. */
const calledIn = ({ from, into }: Preview) => (from.name === into.name ? into.address : into.name);
