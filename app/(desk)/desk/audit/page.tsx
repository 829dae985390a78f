import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { commandNamed, Entry } from "#components/desk/audit/entry.tsx";
import type { Desk } from "#components/desk/words.ts";
import { may } from "#lib/access/access.ts";
import { findAccounts } from "#lib/content/accounts/queries.ts";
import { findHead } from "#lib/content/audit/chain.ts";
import { findAuditEntries } from "#lib/content/audit/queries.ts";
import { findThings } from "#lib/content/audit/things.ts";
import vi from "#messages/vi.json" with { type: "json" };
import { enterDesk } from "../signed-in.ts";
import { type Asked, addressFor, askedIn, filterOf, type Search } from "./asked.ts";

type Props = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await enterDesk("/desk/audit")).t("audit.title") };
}

export default async function AuditPage({ searchParams }: Props) {
  const { t, actor, language } = await enterDesk("/desk/audit");
  if (!may(actor, "audit.read")) notFound();
  const asked = askedIn(await searchParams);
  const [{ items, hasNext }, head, accounts] = await Promise.all([
    findAuditEntries(actor, filterOf(asked)),
    findHead(),
    findAccounts(actor),
  ]);
  const things = await findThings(actor, [asked.of, items.map(({ input }) => input)], language);
  const last = items.at(-1);
  return (
    <>
      <h1>{t("audit.title")}</h1>
      {head && (
        <p className="meta mb-4">
          {t("audit.head", { number: head.number })} <code>{head.hash.slice(0, 12)}</code>
        </p>
      )}
      <Filter asked={asked} accounts={accounts} t={t} />
      {asked.of && (
        <p className="notice">
          {t("audit.only")} <About thing={things.get(asked.of)} t={t} />{" "}
          <Link href={addressFor(asked, { of: "", before: 0 })} prefetch={false}>
            {t("audit.all")}
          </Link>
        </p>
      )}
      {items.length === 0 && <p className="lead">{t("audit.none")}</p>}
      <ol>
        {items.map((entry) => (
          <Entry key={entry.id} entry={entry} t={t} language={language} things={things} />
        ))}
      </ol>
      {(asked.before > 0 || hasNext) && (
        <nav aria-label={t("articles.pages")} className="tabs mt-6">
          {asked.before > 0 && (
            <Link href={addressFor(asked, { before: 0 })} prefetch={false}>
              {t("audit.newest")}
            </Link>
          )}
          {hasNext && last && (
            <Link href={addressFor(asked, { before: last.number })} prefetch={false}>
              {t("articles.older")}
            </Link>
          )}
        </nav>
      )}
    </>
  );
}

type About = { thing: { name: string; path: string | null } | undefined; t: Desk };

/** What the history that is shown is of; it may be gone. */
function About({ thing, t }: About) {
  return thing?.path ? <a href={thing.path}>{thing.name}</a> : (thing?.name ?? t("audit.gone"));
}

type FilterProps = { asked: Asked; accounts: readonly { id: string; name: string }[]; t: Desk };

const commands = Object.keys(vi.desk.audit.commands);

function Filter({ asked, accounts, t }: FilterProps) {
  const { who, what, from, to, of, q } = asked;
  return (
    <search>
      <form className="beside mb-4 gap-y-3">
        <div className="field">
          <label htmlFor="ai">{t("audit.who")}</label>
          <select id="ai" name="who" defaultValue={who}>
            <option value="">{t("audit.everybody")}</option>
            {accounts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            {(["command-line", "anonymous"] as const).map((kind) => (
              <option key={kind} value={kind}>
                {t(`audit.actors.${kind}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="viec">{t("audit.what")}</label>
          <select id="viec" name="what" defaultValue={what}>
            <option value="">{t("audit.everything")}</option>
            {commands.map((command) => (
              <option key={command} value={command}>
                {commandNamed(command, t)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="tu">{t("audit.since")}</label>
          <input id="tu" name="from" type="date" defaultValue={from} />
        </div>
        <div className="field">
          <label htmlFor="den">{t("audit.until")}</label>
          <input id="den" name="to" type="date" defaultValue={to} />
        </div>
        <div className="field">
          <label htmlFor="tim">{t("audit.words")}</label>
          <input id="tim" name="q" type="search" defaultValue={q} />
        </div>
        {of && <input type="hidden" name="of" value={of} />}
        <button type="submit" className="second">
          {t("record.search")}
        </button>
      </form>
    </search>
  );
}
