import type { Metadata } from "next";
import Link from "next/link";
import { AddMedia } from "#components/desk/media/add-media.tsx";
import { itemOf } from "#components/desk/media/item.ts";
import { WordsProvider } from "#components/desk/writing/words-provider.tsx";
import { may } from "#lib/access/access.ts";
import { findMedia } from "#lib/content/media/editing.ts";
import { MediaKind } from "#lib/db/generated/enums.ts";
import en from "#messages/en.json" with { type: "json" };
import vi from "#messages/vi.json" with { type: "json" };
import { enterDesk } from "../signed-in.ts";
import { kindsIn, pageIn } from "./asked.ts";

const messages = { vi: vi.desk, en: en.desk };

type Props = {
  searchParams: Promise<Partial<Record<"q" | "kind" | "page", string | string[]>>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await enterDesk("/desk/media")).t("media.title") };
}

export default async function MediaPage({ searchParams }: Props) {
  const { t, actor, language } = await enterDesk("/desk/media");
  const asked = await searchParams;
  const query = typeof asked.q === "string" ? asked.q : "";
  const [kind, ...more] = kindsIn(asked.kind);
  const chosen = more.length === 0 ? kind : undefined;
  const number = pageIn(asked.page);
  const { items, hasNext } = await findMedia(actor, kindsIn(asked.kind), query, number);
  const address = (now: { kind?: MediaKind | undefined; page?: number }) => {
    const { kind = chosen, page = 1 } = "kind" in now ? { ...now, kind: now.kind ?? "" } : now;
    return `/desk/media?${new URLSearchParams({ q: query, kind: kind ?? "", page: String(page) })}`;
  };
  const tab = (one: MediaKind | undefined, name: string) => (
    <Link
      key={name}
      href={address({ kind: one })}
      aria-current={one === chosen ? "page" : undefined}
      prefetch={false}
    >
      {name}
    </Link>
  );
  return (
    <WordsProvider language={language} messages={messages[language]}>
      <h1>{t("media.title")}</h1>
      {may(actor, "content.write") && <AddMedia />}
      <search>
        <form className="beside mb-4">
          <div className="field">
            <label htmlFor="tim">{t("media.find")}</label>
            <input id="tim" name="q" type="search" defaultValue={query} />
          </div>
          {chosen && <input type="hidden" name="kind" value={chosen} />}
          <button type="submit" className="second">
            {t("record.search")}
          </button>
        </form>
      </search>
      <nav aria-label={t("media.kinds.label")} className="tabs">
        {tab(undefined, t("media.kinds.all"))}
        {Object.values(MediaKind).map((one) => tab(one, t(`media.kinds.${one}`)))}
      </nav>
      {items.length === 0 && <p className="lead">{t("media.none")}</p>}
      <ul className="media-grid">
        {items.map(itemOf).map(({ id, kind: of, small, described }) => (
          <li key={id}>
            <Link href={`/desk/media/${id}`} prefetch={false}>
              {of === "PICTURE" && <img src={small} alt="" loading="lazy" />}
              <span>{described.caption ?? described.name}</span>
              {of === "PICTURE" && (!described.alt || !described.credit) && (
                <span className="error">{t("media.lacking")}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      {(number > 1 || hasNext) && (
        <nav aria-label={t("articles.pages")} className="tabs mt-6">
          {number > 1 && <Link href={address({ page: number - 1 })}>{t("record.before")}</Link>}
          {hasNext && <Link href={address({ page: number + 1 })}>{t("record.after")}</Link>}
        </nav>
      )}
    </WordsProvider>
  );
}
