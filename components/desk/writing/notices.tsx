"use client";

import type { Lock } from "#lib/content/articles/lock.ts";
import type { Desk } from "../words.ts";
import { Compared } from "./compared.tsx";
import { SignInAgain } from "./sign-in-again.tsx";
import type { ReportText } from "./text.ts";
import type { Writing } from "./use-writing.ts";

type Props = {
  writing: Writing;
  mine: () => ReportText;
  t: Desk;
  email: string;
};

/** What stands in the way of writing, with what can be done about it. */
export function Notices({ writing, mine, email, t }: Props) {
  const { status, lock, other } = writing;
  return (
    <>
      {status.state === "signedOut" && <SignInAgain email={email} done={writing.again} />}
      {status.state === "refused" && (
        <div role="alert" className="notice refused">
          <p className="font-semibold">{t("writing.refused")}</p>
          <ul>
            {status.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
      {status.state === "away" && (
        <p className="notice refused">
          {t("writing.away")}{" "}
          <button type="button" className="small" onClick={writing.again}>
            {t("writing.tryNow")}
          </button>
        </p>
      )}
      {status.state === "conflict" && other && (
        <Compared mine={mine()} other={other} choose={writing.choose} t={t} />
      )}
      {lock && <LockNotice lock={lock} writing={writing} t={t} />}
    </>
  );
}

function LockNotice({ lock, writing, t }: { lock: Lock; writing: Writing; t: Desk }) {
  if (lock.isHeld) {
    return (
      lock.askedBy && (
        <div role="alert" className="notice">
          <p>{t("writing.lock.asked", { name: lock.askedBy })}</p>
          <div className="buttons">
            <button type="button" onClick={writing.handOver}>
              {t("writing.lock.handOver")}
            </button>
            <button type="button" className="small" onClick={() => writing.lockDeed("keep")}>
              {t("writing.lock.keep")}
            </button>
          </div>
        </div>
      )
    );
  }
  const { name, isOwn, mayTake } = lock;
  return (
    <div role="status" className="notice">
      <p>{isOwn ? t("writing.lock.own") : t("writing.lock.other", { name })}</p>
      {writing.status.isUnsaved && <p>{t("writing.lock.unsaved")}</p>}
      <div className="buttons">
        {mayTake ? (
          <button type="button" onClick={() => writing.lockDeed("take")}>
            {t("writing.lock.take")}
          </button>
        ) : (
          <button type="button" onClick={() => writing.lockDeed("ask")}>
            {t("writing.lock.ask")}
          </button>
        )}
      </div>
    </div>
  );
}
