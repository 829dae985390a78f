"use client";

import type { JSONContent } from "@tiptap/core";
import type { Desk } from "../words.ts";
import type { SavedText } from "./talk.ts";
import type { ReportText } from "./text.ts";

type Props = {
  mine: ReportText;
  other: SavedText;
  choose: (whose: "mine" | "theirs") => void;
  t: Desk;
};

/** Two texts of one report, and a choice: neither replaces the other unseen. */
export function Compared({ mine, other, choose, t }: Props) {
  const [ours, theirs] = [blocksOf(mine), blocksOf(other.text)];
  return (
    <section role="alert" className="notice refused" aria-labelledby="hai-ban">
      <h2 id="hai-ban">{t("writing.conflict.title")}</h2>
      <p>{t("writing.conflict.help", { name: other.savedBy ?? t("writing.conflict.someone") })}</p>
      <div className="compared">
        <div>
          <h3>{t("writing.conflict.mine")}</h3>
          <Blocks blocks={ours} others={theirs} />
          <button type="button" onClick={() => choose("mine")}>
            {t("writing.conflict.keepMine")}
          </button>
        </div>
        <div>
          <h3>{t("writing.conflict.theirs")}</h3>
          <Blocks blocks={theirs} others={ours} />
          <button type="button" onClick={() => choose("theirs")}>
            {t("writing.conflict.takeTheirs")}
          </button>
        </div>
      </div>
    </section>
  );
}

/** What stands in one text alone is marked. */
function Blocks({ blocks, others }: { blocks: string[]; others: string[] }) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: shown once, never reordered
    <p key={index}>{others.includes(block) ? block : <mark>{block}</mark>}</p>
  ));
}

const blocksOf = ({ kicker, title, lead, body }: ReportText): string[] =>
  [kicker ?? "", title, lead, ...(body.content ?? []).map(wordsOf)].filter(Boolean);

function wordsOf(node: JSONContent): string {
  if (node.type === "text") return node.text ?? "";
  if (node.type === "pullFigure") return `${node.attrs?.value} ${node.attrs?.label}`;
  const between = ["paragraph", "heading"].includes(node.type ?? "") ? "" : " ";
  return (node.content ?? []).map(wordsOf).join(between);
}
