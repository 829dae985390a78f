"use client";

import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from "@tiptap/react";
import { use } from "react";
import { inLanguage, lacking } from "../media/describing.tsx";
import { MediaHere, useMedia } from "./media-here.ts";
import { useWords } from "./words-provider.tsx";

function FigureView({ node, updateAttributes, editor }: NodeViewProps) {
  const t = useWords();
  const { describe, language } = use(MediaHere);
  const picture = useMedia(node.attrs.mediaId);
  const isLacking = picture && lacking(picture, language).length > 0;
  const own = picture?.described[inLanguage("caption", language)];
  return (
    <NodeViewWrapper as="figure" className="figure" contentEditable={false}>
      {picture && <img src={picture.large} alt={picture.described.alt ?? ""} />}
      <input
        aria-label={t("writing.figure.caption")}
        placeholder={own ?? t("writing.figure.caption")}
        readOnly={!editor.isEditable}
        value={node.attrs.caption ?? ""}
        onChange={(event) => updateAttributes({ caption: event.target.value || null })}
      />
      {isLacking && <p className="error">{t("media.lacking")}</p>}
      {picture && describe && (
        <button type="button" className="small" onClick={() => describe(picture)}>
          {t("media.describe")}
        </button>
      )}
    </NodeViewWrapper>
  );
}

function GalleryView({ node, updateAttributes, editor }: NodeViewProps) {
  const t = useWords();
  const { choose } = use(MediaHere);
  const ids: string[] = node.attrs.mediaIds;
  const set = (mediaIds: string[]) => updateAttributes({ mediaIds });
  return (
    <NodeViewWrapper className="figure" contentEditable={false}>
      <ul className="gallery">
        {ids.map((id) => (
          <GalleryPicture
            key={id}
            id={id}
            remove={editor.isEditable ? () => set(ids.filter((one) => one !== id)) : null}
          />
        ))}
      </ul>
      {editor.isEditable && (
        <button
          type="button"
          className="small"
          onClick={() =>
            choose({
              kind: "PICTURE",
              chosen: ({ id }) => set([...ids.filter((one) => one !== id), id]),
            })
          }
        >
          {t("writing.gallery.add")}
        </button>
      )}
    </NodeViewWrapper>
  );
}

function GalleryPicture({ id, remove }: { id: string; remove: (() => void) | null }) {
  const t = useWords();
  const { describe, language } = use(MediaHere);
  const picture = useMedia(id);
  return (
    <li>
      {picture && <img src={picture.small} alt={picture.described.alt ?? ""} />}
      {picture && lacking(picture, language).length > 0 && (
        <p className="error">{t("media.lacking")}</p>
      )}
      {picture && describe && (
        <button type="button" className="small" onClick={() => describe(picture)}>
          {t("media.describe")}
        </button>
      )}{" "}
      {remove && (
        <button type="button" className="small" onClick={remove}>
          {t("writing.gallery.remove")}
        </button>
      )}
    </li>
  );
}

function AttachedView({ node }: NodeViewProps) {
  const t = useWords();
  const { describe } = use(MediaHere);
  const item = useMedia(node.attrs.mediaId);
  return (
    <NodeViewWrapper className="figure" contentEditable={false}>
      <p>
        <strong>{item?.described.caption ?? item?.described.name}</strong>
      </p>
      {item?.kind === "RECORDING" && (
        // biome-ignore lint/a11y/useMediaCaption: what is heard is the text that it stands in
        <audio controls preload="none" src={item.small} />
      )}
      {item && describe && (
        <button type="button" className="small" onClick={() => describe(item)}>
          {t("media.describe")}
        </button>
      )}
    </NodeViewWrapper>
  );
}

function PullFigureView({ node, updateAttributes, editor }: NodeViewProps) {
  const t = useWords();
  return (
    <NodeViewWrapper className="pull-figure" contentEditable={false}>
      <input
        className="value"
        maxLength={40}
        aria-label={t("writing.pullFigure.value")}
        placeholder="126"
        readOnly={!editor.isEditable}
        value={node.attrs.value}
        onChange={(event) => updateAttributes({ value: event.target.value })}
      />
      <input
        maxLength={200}
        aria-label={t("writing.pullFigure.label")}
        placeholder={t("writing.pullFigure.label")}
        readOnly={!editor.isEditable}
        value={node.attrs.label}
        onChange={(event) => updateAttributes({ label: event.target.value })}
      />
    </NodeViewWrapper>
  );
}

/** How blocks without text of their own are shown while one writes. */
export const views = {
  figure: ReactNodeViewRenderer(FigureView),
  gallery: ReactNodeViewRenderer(GalleryView),
  file: ReactNodeViewRenderer(AttachedView),
  audio: ReactNodeViewRenderer(AttachedView),
  pullFigure: ReactNodeViewRenderer(PullFigureView),
};
