"use client";

import type { ChainedCommands } from "@tiptap/core";
import { fold } from "#lib/text/fold.ts";
import type { Desk } from "../words.ts";
import { OfferMenu } from "./offer-menu.tsx";
import { type Offer, suggestion } from "./suggestion.ts";
import { type Placed, placed } from "./toolbar.tsx";

/** A block that can be begun, under the name of its tool. */
type Begun = { id: string; name: string; begin: (chain: ChainedCommands) => void };

export type SlashOffer = Offer<Begun>;

/** "/" at the beginning of a line offers every block that a report can have. */
export const slashMenu = (
  show: (offer: SlashOffer | null) => void,
  place: (block: Placed) => void,
  t: Desk,
) => {
  const blocks: Begun[] = [
    block("h2", (chain) => chain.setHeading({ level: 2 }).run()),
    block("h3", (chain) => chain.setHeading({ level: 3 }).run()),
    block("bullets", (chain) => chain.toggleBulletList().run()),
    block("numbers", (chain) => chain.toggleOrderedList().run()),
    block("quotation", (chain) => chain.setBlockquote().run()),
    block("table", (chain) => chain.insertTable({ rows: 3, cols: 3 }).run()),
    block("pullFigure", (chain) =>
      chain.insertContent([{ type: "pullFigure" }, { type: "paragraph" }]).run(),
    ),
    ...(Object.keys(placed) as Placed[]).map((kind) =>
      block(kind === "figure" ? "picture" : kind, (chain) => {
        chain.run();
        place(kind);
      }),
    ),
  ];
  function block(id: Parameters<typeof toolName>[0], begin: Begun["begin"]): Begun {
    return { id, name: toolName(id, t), begin };
  }
  return suggestion<Begun>({
    name: "slashMenu",
    char: "/",
    startOfLine: true,
    allowSpaces: true,
    items: ({ query }) => {
      const at = ({ name }: Begun) => fold(name).indexOf(fold(query));
      return blocks.filter((one) => at(one) >= 0).sort((a, b) => at(a) - at(b));
    },
    choose: (editor, range, { begin }) => begin(editor.chain().focus().deleteRange(range)),
    show,
  });
};

const toolName = (
  id:
    | "h2"
    | "h3"
    | "bullets"
    | "numbers"
    | "quotation"
    | "table"
    | "pullFigure"
    | "picture"
    | "gallery"
    | "audio"
    | "file",
  t: Desk,
) => t(`writing.tools.${id}`);

export const SlashMenu = ({ offer, t }: { offer: SlashOffer; t: Desk }) => (
  <OfferMenu
    offer={offer}
    label={t("writing.slash.label")}
    none={t("writing.slash.none")}
    line={({ name }) => name}
  />
);
