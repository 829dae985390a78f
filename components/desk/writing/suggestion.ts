"use client";

import { type Editor, Extension, type Range } from "@tiptap/core";
import { PluginKey } from "@tiptap/pm/state";
import Suggestion, { type SuggestionOptions, type SuggestionProps } from "@tiptap/suggestion";

/** What is offered for what is typed behind a sign. */
export type Offer<Item> = {
  items: Item[];
  at: number;
  isLoading: boolean;
  query: string;
  /** Where the sign stands, on the screen. */
  place: DOMRect | null;
  choose: (item: Item) => void;
};

type Options<Item> = Pick<SuggestionOptions<Item, Item>, "char" | "items"> &
  Partial<Pick<SuggestionOptions<Item, Item>, "allowSpaces" | "debounce" | "startOfLine">> & {
    name: string;
    choose: (editor: Editor, range: Range, item: Item) => void;
    show: (offer: Offer<Item> | null) => void;
  };

/** Offers something while one types, to be chosen by the arrow keys and Enter. */
export const suggestion = <Item>({ name, choose, show, ...rest }: Options<Item>) =>
  Extension.create({
    name,
    addProseMirrorPlugins() {
      return [
        Suggestion<Item, Item>({
          ...rest,
          editor: this.editor,
          pluginKey: new PluginKey(name),
          allowedPrefixes: null,
          command: ({ editor, range, props }) => choose(editor, range, props),
          render: () => {
            let at = 0;
            let current: SuggestionProps<Item, Item> | null = null;
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
