import type { ReactNode } from "react";
import type { MergePreview as Preview } from "#lib/content/duplicates/preview.ts";
import type { Desk } from "./words.ts";

type Props = {
  preview: Preview;
  /** Why it cannot be done; empty where it can. */
  reasons: string;
  t: Desk;
  /** What does it. */
  children: ReactNode;
};

/** How many of a sort are shown before one asks for all. */
const few = 8;

/** What merging one into the other moves, by name. */
export function MergePreview({ preview, reasons, t, children }: Props) {
  const { from, into, groups, filled, keepsName } = preview;
  const id = `giu-${into.id}`;
  return (
    <section aria-labelledby={`${id} ${id}-address`} className="merging">
      <h2 id={id}>{t("merge.keep", { name: into.name })}</h2>
      <p id={`${id}-address`} className="meta mb-4">
        {into.address}
      </p>
      {reasons !== "" && <p className="notice refused">{reasons}</p>}
      {reasons === "" && (
        <>
          <p>{t("merge.goes", { from: from.name, address: from.address })}</p>
          {groups.map(({ of, names, count, unnamed, doubled }) => (
            <div key={of}>
              <h3>{t(`merge.moves.${of}`, { count: count + doubled.length })}</h3>
              <Names names={names} unnamed={unnamed} t={t} />
              {doubled.length > 0 && (
                <>
                  <p className="meta">{t("merge.doubled")}</p>
                  <Names names={doubled} unnamed={0} t={t} />
                </>
              )}
            </div>
          ))}
          {filled.length > 0 && (
            <div>
              <h3>{t("merge.filled")}</h3>
              <p>{filled.map((field) => labelOf(field, t)).join(" · ")}</p>
            </div>
          )}
          {keepsName && <p className="mt-4">{t("merge.keepsName", { name: from.name })}</p>}
          {children}
        </>
      )}
    </section>
  );
}

function Names({ names, unnamed, t }: { names: string[]; unnamed: number; t: Desk }) {
  const items = (some: string[]) => (
    <ul>
      {some.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may have one name; shown once, never reordered
        <li key={index}>{name}</li>
      ))}
    </ul>
  );
  if (names.length <= few + 2) return items(names);
  const more = names.slice(few);
  return (
    <>
      {items(names.slice(0, few))}
      <details>
        <summary>{t("merge.more", { count: more.length + unnamed })}</summary>
        {items(more)}
        {unnamed > 0 && <p className="meta">…</p>}
      </details>
    </>
  );
}

/** What a field of a form is called. */
function labelOf(field: string, t: Desk): string {
  if (field === "portraitId") return t("merge.portrait");
  if (field.endsWith("En")) return t("record.inEnglish", { label: labelOf(field.slice(0, -2), t) });
  return t(`record.fields.${field}` as Parameters<Desk>[0]);
}
