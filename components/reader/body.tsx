import type { ReactNode } from "react";
import { documentPath, eventPath, organizationPath, personPath } from "#lib/content/addresses.ts";
import type {
  Block,
  Body as BodyDocument,
  Inline,
  ListNode,
  Mark,
  Table,
} from "#lib/content/articles/body.ts";
import type { Article } from "#lib/content/articles/queries.ts";
import { type Language, localText } from "#lib/content/language.ts";
import { currentLanguage, translations } from "#lib/i18n/translations.ts";
import { Figure } from "./figure.tsx";
import { FileLink } from "./file-link.tsx";
import { Recording } from "./recording.tsx";

type Edition = Article["edition"];
type Context = { locale: Language; slugs: Map<string, string>; edition: Edition };

/** An article's text. What it mentions is linked by id, so that links follow renames. */
export function Body({ edition }: { edition: Edition }) {
  const locale = currentLanguage();
  const slugs = new Map<string, string>();
  for (const { writtenId, person, organization, event, document } of edition.mentions) {
    const thing = person ?? organization ?? event ?? document;
    if (thing) slugs.set(writtenId ?? thing.id, thing.slug);
  }
  const context = { locale, slugs, edition };
  return <>{blocks(edition.body, context)}</>;
}

const blocks = (body: BodyDocument, context: Context) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: a published text never changes its order
  body.content.map((node, index) => <BlockNode key={index} node={node} context={context} />);

/** A picture, recording or file of the edition. */
const mediaWith = (id: string, { edition }: Context) =>
  edition.media.find(({ media }) => media.id === id)?.media;

function BlockNode({ node, context }: { node: Block; context: Context }): ReactNode {
  const { language } = context.edition;
  switch (node.type) {
    case "paragraph":
      // An empty line, as the editor leaves it behind a table.
      return node.content.length > 0 && <p>{inlines(node.content, context)}</p>;
    case "heading": {
      const Heading = `h${node.attrs.level}` as const;
      return <Heading>{inlines(node.content, context)}</Heading>;
    }
    case "bulletList":
    case "orderedList":
      return <List node={node} context={context} />;
    case "blockquote":
      return <blockquote>{paragraphs(node.content, context)}</blockquote>;
    case "table":
      return <TableNode node={node} context={context} />;
    case "pullFigure":
      return (
        <p className="flex flex-wrap items-baseline gap-x-5 border-y-[3px] border-double border-rule py-3">
          <span className="text-figure font-semibold text-son">{node.attrs.value}</span>
          <span className="min-w-[min(100%,14rem)] flex-1 font-sans text-base text-soft">
            {node.attrs.label}
          </span>
        </p>
      );
    case "figure": {
      const picture = mediaWith(node.attrs.mediaId, context);
      const caption = node.attrs.caption ?? null;
      return picture && <Figure picture={picture} caption={caption} language={language} />;
    }
    case "gallery":
      return (
        <ul className="gallery">
          {node.attrs.mediaIds.map((id) => {
            const picture = mediaWith(id, context);
            return (
              picture && (
                <li key={id}>
                  <Figure picture={picture} caption={null} language={language} narrow />
                </li>
              )
            );
          })}
        </ul>
      );
    case "audio": {
      const recording = mediaWith(node.attrs.mediaId, context);
      const label = translations("article")("hear");
      return recording && <Recording recording={recording} language={language} label={label} />;
    }
    case "file": {
      const file = mediaWith(node.attrs.mediaId, context);
      if (!file) return null;
      const words = localText(file, "caption", language) ?? { text: file.name, lang: language };
      return (
        <p className="attached">
          <FileLink file={file} title={words} />
        </p>
      );
    }
  }
}

function List({ node, context }: { node: ListNode; context: Context }) {
  const Tag = node.type === "bulletList" ? "ul" : "ol";
  return (
    <Tag>
      {node.content.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a published text never changes its order
        <li key={index}>
          {item.content.map((child, place) =>
            child.type === "paragraph" ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <span key={place} className="block">
                {inlines(child.content, context)}
              </span>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <List key={place} node={child} context={context} />
            ),
          )}
        </li>
      ))}
    </Tag>
  );
}

function TableNode({ node, context }: { node: Table; context: Context }) {
  const [first, ...rest] = node.content;
  const headed = first?.content.every((cell) => cell.type === "tableHeader");
  const row = (cells: Table["content"][number]["content"]) =>
    cells.map((cell, index) => {
      const Tag = cell.type === "tableHeader" ? "th" : "td";
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: a published text never changes its order
        <Tag key={index} scope={Tag === "th" ? "col" : undefined}>
          {cell.content.map((child) => inlines(child.content, context))}
        </Tag>
      );
    });
  const body = headed ? rest : node.content;
  return (
    <div className="scroller">
      <table>
        {headed && first && (
          <thead>
            <tr>{row(first.content)}</tr>
          </thead>
        )}
        <tbody>
          {body.map((cells, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a published text never changes its order
            <tr key={index}>{row(cells.content)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const paragraphs = (nodes: { content: Inline[] }[], context: Context) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: a published text never changes its order
  nodes.map((node, index) => <p key={index}>{inlines(node.content, context)}</p>);

const inlines = (nodes: Inline[], context: Context): ReactNode[] =>
  nodes.map((node, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: a published text never changes its order
    if (node.type === "hardBreak") return <br key={index} />;
    let content: ReactNode = node.text;
    for (const mark of [...(node.marks ?? [])].reverse()) {
      content = <Marked mark={mark} context={context} content={content} />;
    }
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    return <Piece key={index}>{content}</Piece>;
  });

const Piece = ({ children }: { children: ReactNode }) => children;

const paths = {
  person: personPath,
  organization: organizationPath,
  event: eventPath,
  document: documentPath,
};

function Marked({ mark, context, content }: { mark: Mark; context: Context; content: ReactNode }) {
  switch (mark.type) {
    case "bold":
      return <strong>{content}</strong>;
    case "italic":
      return <em>{content}</em>;
    case "link":
      return <a href={mark.attrs.href}>{content}</a>;
    case "mention": {
      const slug = context.slugs.get(mark.attrs.id);
      if (!slug) return content;
      // People's names are Vietnamese in an English text, too.
      const name = mark.attrs.kind === "person" && context.edition.language !== "vi";
      return (
        <a href={paths[mark.attrs.kind](slug, context.locale)} lang={name ? "vi" : undefined}>
          {content}
        </a>
      );
    }
  }
}
