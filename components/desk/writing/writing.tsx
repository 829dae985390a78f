"use client";

import { type Editor, type Extensions, type JSONContent, Node } from "@tiptap/core";
import { Dropcursor, Gapcursor, Placeholder, TrailingNode, UndoRedo } from "@tiptap/extensions";
import { EditorContent, useEditor } from "@tiptap/react";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Language } from "#lib/content/language.ts";
import { countWords, readingMinutes } from "#lib/text/excerpt.ts";
import { Chooser, type Choosing } from "../media/chooser.tsx";
import type { Describe } from "../media/describing.tsx";
import type { MediaItem } from "../media/item.ts";
import { Beside, type BesideText, Lead } from "./beside.tsx";
import { MediaHere, useMediaHere } from "./media-here.ts";
import { MentionMenu, type MentionOffer, mentionMenu } from "./mention-menu.tsx";
import { views } from "./nodes.tsx";
import { Notices } from "./notices.tsx";
import { reportSchema } from "./schema.ts";
import { SlashMenu, type SlashOffer, slashMenu } from "./slash-menu.tsx";
import { SavingStatus } from "./status.tsx";
import { Steps, type StepsProps } from "./steps.tsx";
import type { ReportText } from "./text.ts";
import { type Placed, placed, Toolbar } from "./toolbar.tsx";
import { useWriting } from "./use-writing.ts";
import { useWords } from "./words-provider.tsx";

type Props = {
  /** The draft's address on the desk. */
  draft: string;
  language: Language;
  accountId: string;
  revision: number;
  isWritable: boolean;
  /** False while readers see what is shown, and the next save begins a draft. */
  isDraft: boolean;
  text: ReportText;
  media: readonly MediaItem[];
  /** Null for who may take in no pictures. */
  describe: Describe | null;
  email: string;
} & Omit<StepsProps, "saveNow" | "isBusy">;

/** In characters: more than a report can hold, and than a browser lays out while one waits. */
const mostPasted = 300_000;

/** Where a report is written. */
export function Writing(props: Props) {
  const { draft, language, accountId, revision, isWritable, isDraft, text: begun } = props;
  const { describe, email } = props;
  const router = useRouter();
  const t = useWords();
  const fields = useRef<HTMLFormElement>(null);
  const isComposing = useRef(false);
  const [isTooLong, setTooLong] = useState(false);
  const [menu, setMenu] = useState<MentionOffer | null>(null);
  const [slash, setSlash] = useState<SlashOffer | null>(null);
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const describeOne = useCallback(
    (item: MediaItem) => setChoosing({ kind: item.kind, item, chosen: () => {} }),
    [],
  );
  const media = useMediaHere(props.media, language, {
    describe: describe && describeOne,
    choose: setChoosing,
  });
  const placeHere = useRef<(block: Placed) => void>(() => {});
  const extensions = useMemo<Extensions>(
    () => [
      ...reportSchema.map((one) =>
        one instanceof Node && one.name in views
          ? one.extend({ addNodeView: () => views[one.name as keyof typeof views] })
          : one,
      ),
      UndoRedo,
      TrailingNode,
      Gapcursor,
      Dropcursor,
      Placeholder.configure({ placeholder: t("writing.begin") }),
      mentionMenu(setMenu),
      slashMenu(setSlash, (block) => placeHere.current(block), t),
    ],
    [t],
  );
  const editor = useEditor({
    extensions,
    content: begun.body,
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    // The stylesheet has what it would write into the page, which the policy forbids.
    injectCSS: false,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": t("writing.fields.body"),
        lang: language,
        class: "report",
      },
      handlePaste: (_, event) => {
        const isTooLong = ["text/plain", "text/html"].some(
          (type) => (event.clipboardData?.getData(type).length ?? 0) > mostPasted,
        );
        setTooLong(isTooLong);
        // Office programs send a picture of the text along with it.
        const isText = event.clipboardData?.getData("text/plain");
        return isTooLong || (!isText && takeIn(event.clipboardData?.files));
      },
      handleDrop: (_, event) => takeIn(event.dataTransfer?.files),
      transformPastedText: (pasted) => pasted.normalize("NFC"),
      transformPastedHTML: (pasted) => pasted.normalize("NFC"),
    },
    onUpdate: () => writing.typed(),
  });
  function place(block: Placed, files: readonly File[] = []) {
    setChoosing({
      kind: placed[block],
      files,
      chosen: ({ id }) => {
        const attrs = block === "gallery" ? { mediaIds: [id] } : { mediaId: id };
        const content: JSONContent[] = [{ type: block, attrs }, { type: "paragraph" }];
        editorHere.current?.chain().focus().insertContent(content).run();
      },
    });
  }
  placeHere.current = place;
  /** @returns whether there were pictures that somebody may add. */
  function takeIn(files: FileList | undefined): boolean {
    const pictures = [...(files ?? [])].filter(({ type }) => type.startsWith("image/"));
    if (pictures.length === 0 || !describe) return false;
    place("figure", pictures);
    return true;
  }
  function change(now: Partial<BesideText>) {
    adoptBeside({ ...besideNow.current, ...now });
    writing.typed();
  }
  const [beside, setBeside] = useState<BesideText>(begun);
  const besideNow = useRef(beside);
  function adoptBeside(now: BesideText) {
    besideNow.current = now;
    setBeside(now);
  }
  const text = useRef({
    read: (): ReportText => {
      const field = (name: string) => String(new FormData(form()).get(name) ?? "");
      return {
        ...besideNow.current,
        kicker: field("kicker") || null,
        title: field("title"),
        lead: field("lead"),
        body: editorHere.current?.getJSON() ?? begun.body,
      };
    },
    write: (written: ReportText) => {
      const { kicker, title, lead, body, ...rest } = written;
      adoptBeside(rest);
      for (const [name, value] of Object.entries({ kicker: kicker ?? "", title, lead })) {
        const field = form().elements.namedItem(name);
        if (field) (field as HTMLTextAreaElement).value = value;
      }
      editorHere.current?.commands.setContent(body, { emitUpdate: false });
    },
  });
  const form = () => fields.current as HTMLFormElement;
  const editorHere = useRef(editor);
  editorHere.current = editor;
  const writing = useWriting({
    draft,
    accountId,
    revision,
    isWritable,
    editor,
    text,
    sentences: { tooLong: t("writing.tooLong"), gone: t("writing.gone") },
  });
  const { status, lock } = writing;
  const isEditable =
    isWritable && lock?.isHeld === true && !["taken", "conflict"].includes(status.state);
  useEffect(() => {
    editor?.setEditable(isEditable, false);
  }, [editor, isEditable]);
  const isReading = !isWritable || (status.state === "taken" && !status.isUnsaved);
  const instead = isReading ? "reading" : lock === null ? "opening" : null;
  const hasBegunDraft = !isDraft && status.revision > revision;
  useEffect(() => {
    if (hasBegunDraft) router.refresh();
  }, [hasBegunDraft, router]);
  const field = {
    readOnly: !isEditable,
    lang: language,
    onInput: () => !isComposing.current && writing.typed(),
    onCompositionStart: () => {
      isComposing.current = true;
    },
    onCompositionEnd: () => {
      isComposing.current = false;
      writing.typed();
    },
  };
  return (
    <MediaHere value={media}>
      <div className="writing">
        <div>
          <div className="writing-head">
            <SavingStatus status={status} instead={instead} t={t} />
            {editor && <Count editor={editor} />}
          </div>
          <Notices writing={writing} mine={text.current.read} email={email} t={t} />
          <form
            ref={(element) => {
              // What is typed is still asked for when the page goes.
              fields.current = element ?? fields.current;
            }}
            className="opening"
            onSubmit={(event) => event.preventDefault()}
          >
            <label htmlFor="kicker">{t("writing.fields.kicker")}</label>
            <input id="kicker" name="kicker" defaultValue={begun.kicker ?? ""} {...field} />
            <label htmlFor="title">{t("writing.fields.title")}</label>
            <textarea id="title" name="title" rows={2} defaultValue={begun.title} {...field} />
            <label htmlFor="lead">{t("writing.fields.lead")}</label>
            <textarea id="lead" name="lead" rows={3} defaultValue={begun.lead} {...field} />
          </form>
          {isTooLong && (
            <p role="alert" className="notice refused">
              {t("writing.pastedTooLong")}
            </p>
          )}
          <Lead text={beside} isEditable={isEditable} change={change} t={t} />
          {editor && <Toolbar editor={editor} isEditable={isEditable} place={place} t={t} />}
          <EditorContent editor={editor} />
          {menu && <MentionMenu offer={menu} t={t} />}
          {slash && <SlashMenu offer={slash} t={t} />}
          {choosing && (
            <Chooser
              {...choosing}
              language={language}
              describe={describe}
              chosen={(item) => {
                media.add(item);
                choosing.chosen(item);
              }}
              close={() => setChoosing(null)}
              t={t}
            />
          )}
        </div>
        <div className="side">
          <Steps
            {...props}
            isBusy={isWritable && !["saved", "typing", "saving"].includes(status.state)}
            saveNow={isWritable ? writing.saveNow : async () => revision}
          />
          <Beside text={beside} isEditable={isEditable} change={change} t={t} />
        </div>
      </div>
    </MediaHere>
  );
}

/** How long the report is, in words and minutes; counted in a pause, for the whole of it takes a while. */
function Count({ editor }: { editor: Editor }) {
  const t = useWords();
  const [words, setWords] = useState(() => wordsIn(editor));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setWords(wordsIn(editor)), 300);
    };
    editor.on("update", later);
    return () => {
      clearTimeout(timer);
      editor.off("update", later);
    };
  }, [editor]);
  return <p className="meta">{t("writing.count", { words, minutes: readingMinutes(words) })}</p>;
}

const wordsIn = ({ state: { doc } }: Editor) =>
  countWords(doc.textBetween(0, doc.content.size, " "));
