"use client";

import { Extension } from "@tiptap/core";
import Suggestion, { type SuggestionProps } from "@tiptap/suggestion";
import { findNamed, type Named } from "../named.ts";
import type { Desk } from "../words.ts";

const mentionable = ["person", "organization", "event", "document"] as const;
/** Something that a report can speak of. */
type Mentionable = Named<(typeof mentionable)[number]>;

export type MentionMenu = {
  items: Mentionable[];
  at: number;
  isLoading: boolean;
  query: string;
  /** Where the name begins, on the screen. */
  place: DOMRect | null;
  choose: (item: Mentionable) => void;
};

/** "@" and some letters of a name link whom or what they mean. */
export const mentionMenu = (show: (menu: MentionMenu | null) => void) =>
  Extension.create({
    name: "mentionMenu",
    addProseMirrorPlugins() {
      return [
        Suggestion<Mentionable, Mentionable>({
          editor: this.editor,
          char: "@",
          allowSpaces: true,
          allowedPrefixes: null,
          debounce: 120,
          items: ({ query, signal }) =>
            findNamed(query, mentionable, signal ?? new AbortController().signal),
          command: ({ editor, range, props: { kind, id, name } }) => {
            editor
              .chain()
              .focus()
              .insertContentAt(range, [
                { type: "text", text: name, marks: [{ type: "mention", attrs: { kind, id } }] },
                { type: "text", text: " " },
              ])
              .run();
          },
          render: () => {
            let at = 0;
            let current: SuggestionProps<Mentionable, Mentionable> | null = null;
            const tell = () => {
              if (!current) return show(null);
              const { items, query, clientRect, command, loading } = current;
              at = Math.min(at, Math.max(items.length - 1, 0));
              show({
                items,
                at,
                query,
                isLoading: loading ?? false,
                place: clientRect?.() ?? null,
                choose: command,
              });
            };
            return {
              onStart: (props) => {
                at = 0;
                current = props;
                tell();
              },
              onUpdate: (props) => {
                current = props;
                tell();
              },
              onExit: () => {
                current = null;
                tell();
              },
              onKeyDown: ({ event }) => {
                if (!current || event.isComposing) return false;
                const { items, command } = current;
                const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
                if (step && items.length > 0) {
                  at = (at + step + items.length) % items.length;
                  tell();
                  return true;
                }
                const chosen = items[at];
                if (!chosen || !["Enter", "Tab"].includes(event.key)) return false;
                command(chosen);
                return true;
              },
            };
          },
        }),
      ];
    },
  });

export function MentionMenu({
  items,
  at,
  isLoading,
  query,
  place,
  choose,
  t,
}: MentionMenu & { t: Desk }) {
  if (!place || query.trim() === "") return null;
  return (
    <div
      ref={(element) => {
        if (!element) return;
        element.style.left = `${Math.max(8, Math.min(place.left, innerWidth - element.offsetWidth - 8))}px`;
        element.style.top = `${place.bottom + 4}px`;
      }}
      className="mention-menu"
    >
      {items.length === 0 ? (
        <p className="meta">
          {isLoading ? t("writing.mention.looking") : t("writing.mention.none")}
        </p>
      ) : (
        <ul aria-label={t("writing.mention.label")}>
          {items.map((item, index) => (
            <li key={item.id}>
              <button
                type="button"
                aria-current={index === at || undefined}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(item)}
              >
                <strong>{item.name}</strong>
                <span className="meta">
                  {t(`writing.mention.${item.kind}`)}
                  {item.detail && ` · ${item.detail}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
