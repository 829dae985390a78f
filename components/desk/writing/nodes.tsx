"use client";

import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from "@tiptap/react";
import { createContext, use } from "react";
import { useWords } from "./words-provider.tsx";

/** Pictures by their ids, as far as the page knows them. */
export type Pictures = Record<string, { src: string; alt: string; caption: string | null }>;

export const PicturesHere = createContext<Pictures>({});

function FigureView({ node, updateAttributes, editor }: NodeViewProps) {
  const t = useWords();
  const picture = use(PicturesHere)[node.attrs.mediaId];
  return (
    <NodeViewWrapper as="figure" className="figure" contentEditable={false}>
      {picture && <img src={picture.src} alt={picture.alt} />}
      <input
        aria-label={t("writing.figure.caption")}
        placeholder={picture?.caption ?? t("writing.figure.caption")}
        readOnly={!editor.isEditable}
        value={node.attrs.caption ?? ""}
        onChange={(event) => updateAttributes({ caption: event.target.value || null })}
      />
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
export const figureView = ReactNodeViewRenderer(FigureView);
export const pullFigureView = ReactNodeViewRenderer(PullFigureView);
