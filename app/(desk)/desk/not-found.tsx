import { wordsIn } from "#components/desk/words.ts";
import { languageOfBrowser, whoIsSignedIn } from "./signed-in.ts";

export default async function NotFound() {
  const t = wordsIn((await whoIsSignedIn())?.language ?? (await languageOfBrowser()));
  return (
    <div className="sheet">
      <h1>{t("missing")}</h1>
      <p>{t("missingHelp")}</p>
      <p className="mt-4">
        <a href="/desk">{t("places.start")}</a>
      </p>
    </div>
  );
}
