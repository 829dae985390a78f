"use client";

import { findNamed, type Named } from "../named.ts";
import type { Desk } from "../words.ts";
import { OfferMenu } from "./offer-menu.tsx";
import { type Offer, suggestion } from "./suggestion.ts";

const mentionable = ["person", "organization", "event", "document"] as const;
/** Something that a report can speak of. */
type Mentionable = Named<(typeof mentionable)[number]>;

export type MentionOffer = Offer<Mentionable>;

/** "@" and some letters of a name link whom or what they mean. */
export const mentionMenu = (show: (offer: MentionOffer | null) => void) =>
  suggestion<Mentionable>({
    name: "mentionMenu",
    char: "@",
    allowSpaces: true,
    debounce: 120,
    items: ({ query, signal }) =>
      findNamed(query, mentionable, signal ?? new AbortController().signal),
    choose: (editor, range, { kind, id, name }) =>
      editor
        .chain()
        .focus()
        .insertContentAt(range, [
          { type: "text", text: name, marks: [{ type: "mention", attrs: { kind, id } }] },
          { type: "text", text: " " },
        ])
        .run(),
    show,
  });

export const MentionMenu = ({ offer, t }: { offer: MentionOffer; t: Desk }) =>
  offer.query.trim() !== "" && (
    <OfferMenu
      offer={offer}
      label={t("writing.mention.label")}
      none={offer.isLoading ? t("writing.mention.looking") : t("writing.mention.none")}
      line={({ name, kind, detail }) => (
        <>
          <strong>{name}</strong>
          <span className="meta">
            {t(`writing.mention.${kind}`)}
            {detail && ` · ${detail}`}
          </span>
        </>
      )}
    />
  );
