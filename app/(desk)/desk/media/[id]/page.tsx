import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Field, Form } from "#components/desk/form.tsx";
import { Focus } from "#components/desk/media/focus.tsx";
import { itemOf } from "#components/desk/media/item.ts";
import type { Desk } from "#components/desk/words.ts";
import { WordsProvider } from "#components/desk/writing/words-provider.tsx";
import { may } from "#lib/access/access.ts";
import { type Language, requiredText } from "#lib/content/language.ts";
import { uses } from "#lib/content/media/derivatives.ts";
import { findMediaByIds, findUses } from "#lib/content/media/editing.ts";
import { formatMinute } from "#lib/text/date-time.ts";
import en from "#messages/en.json" with { type: "json" };
import vi from "#messages/vi.json" with { type: "json" };
import { isId } from "../../articles/asked.ts";
import { enterDesk } from "../../signed-in.ts";
import { describeOn } from "../actions.ts";

const messages = { vi: vi.desk, en: en.desk };

type Props = { params: Promise<{ id: string }> };

async function findAsked({ params }: Props) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const who = await enterDesk(`/desk/media/${id}`);
  const [row] = await findMediaByIds(who.actor, [id]);
  if (!row) notFound();
  return { ...who, row };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await findAsked(props)).row.name };
}

export default async function OneMediaPage(props: Props) {
  const { t, actor, language, row } = await findAsked(props);
  const { small, large, seen, described } = itemOf(row);
  const isPicture = row.kind === "PICTURE";
  return (
    <WordsProvider language={language} messages={messages[language]}>
      <h1>{row.name}</h1>
      <p className="meta mb-4">
        <a href="/desk/media">{t("media.title")}</a>
        {" · "}
        {t(`media.kinds.${row.kind}`)}
        {row.width && ` · ${row.width} × ${row.height}`}
        {` · ${new Intl.NumberFormat(language).format(Math.ceil(row.bytes / 1024))} KB`}
        {` · ${formatMinute(row.createdAt, language)}`}
      </p>
      {row.kind === "RECORDING" && (
        // biome-ignore lint/a11y/useMediaCaption: what is heard is the report that it belongs to
        <audio controls preload="none" src={small} className="mb-4" />
      )}
      {row.kind === "FILE" && (
        <p className="mb-4">
          <a href={small}>{row.name}</a>
        </p>
      )}
      {may(actor, "content.write") ? (
        <Form action={describeOn.bind(null, row.id)} submit={t("save")} className="filing">
          <input type="hidden" name="seen" value={seen} />
          <div>
            {isPicture && (
              <>
                <Described of="alt" {...{ described, t }} />
                <Described of="altEn" {...{ described, t }} />
              </>
            )}
            <Described of="caption" {...{ described, t }} />
            <Described of="captionEn" {...{ described, t }} />
            <Described of="credit" {...{ described, t }} />
            <Described of="creditEn" {...{ described, t }} />
            <Described of="name" {...{ described, t }} />
          </div>
          {isPicture && (
            <Focus
              picture={{
                src: large,
                width: row.width ?? 1,
                height: row.height ?? 1,
                alt: row.alt ?? "",
              }}
              begun={{ x: row.focalX, y: row.focalY }}
              uses={[
                { name: t("media.uses.card"), ratio: uses.card.ratio },
                { name: t("media.uses.share"), ratio: uses.share.ratio },
              ]}
            />
          )}
        </Form>
      ) : (
        isPicture && <img src={large} alt={row.alt ?? ""} />
      )}
      <Uses uses={await findUses(actor, row.id)} language={language} t={t} />
    </WordsProvider>
  );
}

type DescribedProps = {
  of: "name" | "alt" | "altEn" | "caption" | "captionEn" | "credit" | "creditEn";
  described: Record<DescribedProps["of"], string | null>;
  t: Desk;
};

const helped = ["alt", "caption", "credit"] as const;

function Described({ of, described, t }: DescribedProps) {
  const hint = helped.find((one) => one === of);
  return (
    <Field
      name={of}
      label={t(`media.fields.${of}`)}
      {...(hint && { hint: t(`media.help.${hint}`) })}
      defaultValue={described[of] ?? ""}
      lang={of.endsWith("En") ? "en" : undefined}
      autoComplete="off"
    />
  );
}

type UsesProps = {
  uses: Awaited<ReturnType<typeof findUses>>;
  language: Language;
  t: Desk;
};

/** Where a file stands. */
function Uses({ uses: { editions, people, events }, language, t }: UsesProps) {
  const isUnused = editions.length + people.length + events.length === 0;
  return (
    <>
      <h2>{t("media.usedIn")}</h2>
      {isUnused && <p className="lead">{t("media.unused")}</p>}
      <ul className="rows">
        {editions.map((edition) => (
          <li key={edition.id}>
            <Link
              href={`/desk/articles/${edition.articleId}/${edition.language}`}
              lang={edition.language}
              prefetch={false}
            >
              {edition.title}
            </Link>
            <span className="meta">{t(`media.editions.${edition.state}`)}</span>
          </li>
        ))}
        {people.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/desk/people/${id}`} prefetch={false}>
              {name}
            </Link>
            <span className="meta">{t("media.portrait")}</span>
          </li>
        ))}
        {events.map((event) => (
          <li key={event.id}>
            <Link href={`/desk/events/${event.id}`} prefetch={false}>
              {requiredText(event, "name", language).text}
            </Link>
            <span className="meta">{t("media.material")}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
