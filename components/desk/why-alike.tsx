import type { Sign } from "#lib/content/duplicates/alike.ts";
import type { Difference } from "#lib/text/alike.ts";
import type { Desk } from "./words.ts";

type Why = { differences: Difference[] | null; sign: Sign | null };

/** Why two may be one, in words. */
export function whyAlike({ differences, sign }: Why, t: Desk): string {
  const names =
    differences === null
      ? [t("merge.difference.otherName")]
      : differences.length === 0
        ? [t("merge.difference.none")]
        : differences.map((one) => t(`merge.difference.${one}`));
  return [...names, ...(sign ? [t(`merge.sign.${sign}`)] : [])].join(", ");
}
