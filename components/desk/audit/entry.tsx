import Link from "next/link";
import type { Actor } from "#lib/access/access.ts";
import type { AuditEntry } from "#lib/content/audit/queries.ts";
import { type Change, readRecorded } from "#lib/content/audit/recorded.ts";
import { formatMinute, isoWithZone } from "#lib/text/date-time.ts";
import { WordDifference } from "../differences.tsx";
import type { Desk } from "../words.ts";
import { labelOf, type Writing, written } from "./written.ts";

type Props = Writing & { entry: AuditEntry };

/** Who has no account. */
type Unnamed = Exclude<Actor["kind"], "account">;

type Name = Parameters<Desk>[0];

/** What a command is called; by its own name where it has no other. */
export const commandNamed = (command: string, t: Desk): string =>
  t.has(`audit.commands.${command}` as Name) ? t(`audit.commands.${command}` as Name) : command;

/** One entry of the audit: when, who, from where, what, and every field before and after. */
export function Entry({ entry, ...writing }: Props) {
  const { t, language, things } = writing;
  const { number, at, name, from, command, input } = entry;
  const { of, isNew, changes } = readRecorded(input);
  const known = of.flatMap((id) => ({ id, thing: things.get(id) })).filter(({ thing }) => thing);
  const isEnglish = (input as { language?: unknown } | null)?.language === "en";
  return (
    <li id={`n${number}`} className="audit-entry">
      <p className="font-semibold">
        {commandNamed(command, t)}
        {isEnglish && ` (${t("articles.english")})`}
        {known.map(({ id, thing }, index) => (
          <span key={id}>
            {index === 0 ? ": " : " · "}
            <Link href={`/desk/audit?of=${id}`} prefetch={false}>
              {thing?.name}
            </Link>
          </span>
        ))}
      </p>
      <p className="meta">
        <time dateTime={isoWithZone(at)}>{formatMinute(at, language)}</time>
        {` · ${name ?? t(`audit.actors.${entry.actor as Unnamed}`)}`}
        {from && ` · ${t("audit.from", { address: from })}`}
        {` · ${t("audit.number", { number })}`}
      </p>
      {changes.length > 0 && (
        <dl className="changes">
          {changes.map((change) => (
            <FieldChange key={change.name} change={change} isNew={isNew} writing={writing} />
          ))}
        </dl>
      )}
    </li>
  );
}

/** What is longer is folded. */
const short = 600;

type ChangeProps = { change: Change; isNew: boolean; writing: Writing };

function FieldChange({ change, isNew, writing }: ChangeProps) {
  const { t } = writing;
  const [before, after] = [
    written(change.before, change.name, writing),
    written(change.after, change.name, writing),
  ];
  const difference = isNew ? after : <WordDifference before={before} after={after} />;
  return (
    <div>
      <dt className="meta">{labelOf(change.name, t)}</dt>
      <dd>
        {before.length + after.length <= short ? (
          difference
        ) : (
          <details>
            <summary>{t("audit.long", { before: before.length, after: after.length })}</summary>
            {difference}
          </details>
        )}
      </dd>
    </div>
  );
}
