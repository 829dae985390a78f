"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { type ReactNode, useState } from "react";
import { isLinkAddress } from "#lib/content/articles/link-address.ts";
import type { MediaKind } from "#lib/db/generated/enums.ts";
import type { Desk } from "../words.ts";

type Props = { editor: Editor; isEditable: boolean; t: Desk };
type ToolbarProps = Props & {
  /** Opens what chooses a picture, recording or file to stand here. */
  place: (block: Placed) => void;
};

/** What is chosen, by the block that shows it. */
export const placed = {
  figure: "PICTURE",
  gallery: "PICTURE",
  audio: "RECORDING",
  file: "FILE",
} as const satisfies Record<string, MediaKind>;
export type Placed = keyof typeof placed;

/** What can be done with the selected text; every one has a key, too. */
export function Toolbar({ editor, isEditable, place, t }: ToolbarProps) {
  const [isLinking, setLinking] = useState(false);
  const active = useEditorState({
    editor,
    selector: ({ editor }) => ({
      h2: editor.isActive("heading", { level: 2 }),
      h3: editor.isActive("heading", { level: 3 }),
      bold: editor.isActive("bold"),
      italic: editor.isActive("italic"),
      bullets: editor.isActive("bulletList"),
      numbers: editor.isActive("orderedList"),
      quotation: editor.isActive("blockquote"),
      link: editor.isActive("link"),
      table: editor.isActive("table"),
      mayUndo: editor.can().undo(),
      mayRedo: editor.can().redo(),
    }),
  });
  const chain = () => editor.chain().focus();
  const tool = (name: keyof typeof tools, isOn: boolean, use: () => void, isOff = false) => (
    <button
      type="button"
      aria-pressed={isOn}
      aria-label={t(`writing.tools.${name}`)}
      title={t(`writing.tools.${name}`)}
      disabled={!isEditable || isOff}
      onMouseDown={(event) => event.preventDefault()}
      onClick={use}
    >
      <Glyph of={tools[name]} />
    </button>
  );
  return (
    <div>
      <div role="toolbar" aria-label={t("writing.tools.label")} className="tools">
        {tool("h2", active.h2, () => chain().toggleHeading({ level: 2 }).run())}
        {tool("h3", active.h3, () => chain().toggleHeading({ level: 3 }).run())}
        {tool("bold", active.bold, () => chain().toggleBold().run())}
        {tool("italic", active.italic, () => chain().toggleItalic().run())}
        {tool("link", active.link, () => setLinking(!isLinking))}
        {tool("bullets", active.bullets, () => chain().toggleBulletList().run())}
        {tool("numbers", active.numbers, () => chain().toggleOrderedList().run())}
        {tool("quotation", active.quotation, () => chain().toggleBlockquote().run())}
        {tool("table", false, () => chain().insertTable({ rows: 3, cols: 3 }).run(), active.table)}
        {tool("picture", false, () => place("figure"))}
        {tool("gallery", false, () => place("gallery"))}
        {tool("audio", false, () => place("audio"))}
        {tool("file", false, () => place("file"))}
        {tool("pullFigure", false, () =>
          chain()
            .insertContent([{ type: "pullFigure" }, { type: "paragraph" }])
            .run(),
        )}
        {tool("undo", false, () => chain().undo().run(), !active.mayUndo)}
        {tool("redo", false, () => chain().redo().run(), !active.mayRedo)}
      </div>
      {active.table && isEditable && <TableTools editor={editor} t={t} />}
      {isLinking && <LinkForm editor={editor} t={t} close={() => setLinking(false)} />}
    </div>
  );
}

/** Letters are drawn by the stylesheet: as text they would be part of what the button is called. */
const Glyph = ({ of }: { of: ReactNode }) =>
  typeof of === "string" ? <span aria-hidden="true" data-glyph={of} /> : of;

const icon = (path: ReactNode) => (
  <svg
    viewBox="0 0 24 24"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    aria-hidden="true"
  >
    {path}
  </svg>
);

const tools = {
  h2: "H2",
  h3: "H3",
  bold: "B",
  italic: "I",
  link: icon(
    <path
      strokeWidth="2"
      d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1m2 4a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"
    />,
  ),
  bullets: icon(<path strokeWidth="2" d="M9 6h12M9 12h12M9 18h12M4 6h1M4 12h1M4 18h1" />),
  numbers: icon(<path strokeWidth="2" d="M10 6h11M10 12h11M10 18h11M4 4v4M3 18h3l-3 3h3M3 11h3" />),
  quotation: "“”",
  table: icon(<path strokeWidth="2" d="M3 4h18v16H3zM3 10h18M9 4v16" />),
  picture: icon(<path strokeWidth="2" d="M3 5h18v14H3zM3 16l5-5 4 4 3-3 6 6M16 8h1v1h-1z" />),
  gallery: icon(<path strokeWidth="2" d="M3 8h13v11H3zM7 8V5h14v11h-5M3 17l4-4 3 3 2-2 4 4" />),
  audio: icon(
    <path strokeWidth="2" d="M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 0 1 0 6m2-9a8 8 0 0 1 0 12" />,
  ),
  file: icon(<path strokeWidth="2" d="M6 3h8l4 4v14H6zM14 3v5h4" />),
  pullFigure: "126",
  undo: icon(<path strokeWidth="2" d="M8 5 4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3" />),
  redo: icon(<path strokeWidth="2" d="m16 5 4 4-4 4m4-4H10a6 6 0 0 0 0 12h3" />),
};

function TableTools({ editor, t }: Omit<Props, "isEditable">) {
  const chain = () => editor.chain().focus();
  return (
    <div role="toolbar" aria-label={t("writing.table.label")} className="tools word-tools">
      <button type="button" onClick={() => chain().addRowAfter().run()}>
        {t("writing.table.addRow")}
      </button>
      <button type="button" onClick={() => chain().addColumnAfter().run()}>
        {t("writing.table.addColumn")}
      </button>
      <button type="button" onClick={() => chain().deleteRow().run()}>
        {t("writing.table.deleteRow")}
      </button>
      <button type="button" onClick={() => chain().deleteColumn().run()}>
        {t("writing.table.deleteColumn")}
      </button>
      <button type="button" onClick={() => chain().toggleHeaderRow().run()}>
        {t("writing.table.header")}
      </button>
      <button type="button" onClick={() => chain().deleteTable().run()}>
        {t("writing.table.delete")}
      </button>
    </div>
  );
}

function LinkForm({ editor, t, close }: Omit<Props, "isEditable"> & { close: () => void }) {
  const [href, setHref] = useState<string>(editor.getAttributes("link").href ?? "");
  const [isWrong, setWrong] = useState(false);
  const set = (url: string) => {
    const chain = editor.chain().focus().extendMarkRange("link");
    if (url) chain.setLink({ href: url }).run();
    else chain.unsetLink().run();
    close();
  };
  return (
    <form
      className="link-form"
      onSubmit={(event) => {
        event.preventDefault();
        const url = href.trim();
        const whole = /^[\w-]+(\.[\w-]+)+/.test(url) ? `https://${url}` : url;
        if (whole === "" || isLinkAddress(whole)) set(whole);
        else setWrong(true);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          close();
          editor.commands.focus();
        }
      }}
    >
      <label htmlFor="dia-chi">{t("writing.link.address")}</label>
      <input
        id="dia-chi"
        // biome-ignore lint/a11y/noAutofocus: opened by a button, for nothing but this
        autoFocus
        value={href}
        aria-invalid={isWrong || undefined}
        onChange={(event) => setHref(event.target.value)}
      />
      {isWrong && <p className="error">{t("writing.link.wrong")}</p>}
      <div className="buttons">
        <button type="submit">{t("writing.link.set")}</button>
        <button type="button" className="small" onClick={() => set("")}>
          {t("writing.link.remove")}
        </button>
      </div>
    </form>
  );
}
