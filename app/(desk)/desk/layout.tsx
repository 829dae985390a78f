import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Form } from "#components/desk/form.tsx";
import { DeskFrame } from "#components/desk/frame.tsx";
import { wordsIn } from "#components/desk/words.ts";
import { may } from "#lib/access/access.ts";
import { versioned } from "#lib/delivery/versioned.ts";
import { settings } from "#lib/settings.ts";
import { kindNames } from "./[kind]/kinds.ts";
import { leaveDesk } from "./sign-in/actions.ts";
import { languageOfBrowser, whoIsSignedIn } from "./signed-in.ts";

// What is on the desk is for one person and one moment.
export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = wordsIn((await whoIsSignedIn())?.language ?? (await languageOfBrowser()));
  const name = `${t("name")} · ${settings().siteName}`;
  return { title: { default: name, template: `%s · ${name}` } };
}

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const who = await whoIsSignedIn();
  const language = who?.language ?? (await languageOfBrowser());
  const t = wordsIn(language);
  return (
    <html lang={language}>
      <head>
        <link rel="stylesheet" href={versioned("desk.css")} />
        <link rel="icon" href="/favicon.png" type="image/png" sizes="48x48" />
        {process.env.NODE_ENV === "development" && <script src="/restyle.js" async />}
      </head>
      <body>
        <DeskFrame
          words={t}
          siteName={settings().siteName}
          person={who?.name}
          places={[
            "start",
            ...(who ? (["articles", "calendar", "media"] as const) : []),
            ...(who && may(who.actor, "content.write") ? kindNames : []),
            ...(who && may(who.actor, "account.manage") ? (["accounts"] as const) : []),
            ...(who && may(who.actor, "audit.read") ? (["audit"] as const) : []),
          ]}
          leave={<Form action={leaveDesk} submit={t("signOut")} small />}
        >
          {children}
        </DeskFrame>
      </body>
    </html>
  );
}
