import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import type { Actor } from "#lib/access/access.ts";
import type { Body } from "#lib/content/articles/body.ts";
import { publishDraft, saveArticle } from "#lib/content/articles/commands.ts";
import { saveDraft } from "#lib/content/articles/draft-commands.ts";
import type { Result } from "#lib/content/command.ts";
import { saveDocument } from "#lib/content/documents/commands.ts";
import { saveEvent, saveSeries } from "#lib/content/events/commands.ts";
import { savePicture } from "#lib/content/media/commands.ts";
import { saveOrganization, saveSuccession } from "#lib/content/organizations/commands.ts";
import { savePerson } from "#lib/content/people/commands.ts";
import { savePlace } from "#lib/content/places/commands.ts";
import { saveSection, saveTopic } from "#lib/content/topics/commands.ts";
import { database } from "#lib/db/client.ts";
import { isProblem, Problem } from "#lib/problem.ts";
import { bodyFromMarkdown, type Lookup } from "./markdown.ts";

export type Progress = (what: string, done: number, of: number) => void;

// biome-ignore lint/suspicious/noExplicitAny: the commands validate what the files say
type Row = Record<string, any>;

export const sampleFolder = path.resolve("prisma/sample");
const actor: Actor = { kind: "command-line" };

/**
 * Loads prisma/sample into the database, through the commands. Reading it twice changes nothing twice
 * only in an empty database.
 * @throws Problem naming the file and what is wrong with it.
 */
export async function loadSample(
  progress: Progress = () => {},
  folder = sampleFolder,
): Promise<void> {
  const ids = new Ids();
  const loader = new Loader(ids, progress, folder);
  await loader.each("sections.yaml", (row, position) =>
    saveSection(actor, input({ ...row, position })),
  );
  await loader.each("topics.yaml", (row) => saveTopic(actor, input(row)));
  await loadPlaces(loader, ids);
  await loadOrganizations(loader, ids);
  await loader.each("documents.yaml", ({ issuer, ...row }) =>
    saveDocument(actor, input({ ...row, issuerId: issuer && ids.get("organizations", issuer) })),
  );
  await loader.each("people.yaml", ({ appointments = [], ...row }) =>
    savePerson(actor, input({ ...row, appointments: appointments.map(ids.appointment) })),
  );
  await loader.each("series.yaml", (row) => saveSeries(actor, input(row)));
  await ids.readPositions();
  await loader.each("events.yaml", (row) => saveEvent(actor, input(eventOf(row, ids))));
  await loader.each("media.yaml", async ({ name, ...row }) =>
    savePicture(
      actor,
      await readFile(path.join(folder, "pictures", `${name}.png`)),
      input({ ...row, name }),
    ),
  );
  await loadArticles(loader, ids);
}

/** What a file says goes to a command as it is: the command's schema judges it. */
const input = <T>(row: Row): T => row as T;

async function loadPlaces(loader: Loader, ids: Ids) {
  const placeOf = ({ parent, mergedInto, kind, ...row }: Row) => ({
    ...row,
    kind: kind?.toUpperCase(),
    parentId: parent && ids.get("places", parent),
    mergedIntoId: mergedInto && ids.get("places", mergedInto),
  });
  await loader.each("places.yaml", (row) => savePlace(actor, input(placeOf(row))));
}

async function loadOrganizations(loader: Loader, ids: Ids) {
  const rows: Row[] = [];
  await loader.each("organizations.yaml", ({ parents, successors, place, ...row }) => {
    rows.push({ parents, successors, slug: row.slug });
    const names = (row.names ?? []).map((name: Row) => ({
      ...name,
      kind: name.kind?.toUpperCase(),
    }));
    return saveOrganization(
      actor,
      input({
        ...row,
        names,
        kind: row.kind?.toUpperCase(),
        level: row.level?.toUpperCase(),
        placeId: place && ids.get("places", place),
        parents: (parents ?? []).map((parent: string | Row) => {
          const { organization, ...dates } =
            typeof parent === "string" ? { organization: parent } : parent;
          return { ...dates, parentId: ids.get("organizations", organization) };
        }),
      }),
    );
  });
  for (const { successors = [], slug } of rows) {
    for (const { organization, kind, ...rest } of successors) {
      const where = `organizations.yaml, ${slug}`;
      const saved = await loader.reading(where, async () =>
        saveSuccession(
          actor,
          input({
            ...rest,
            kind: kind?.toUpperCase(),
            predecessorId: ids.get("organizations", slug),
            successorId: ids.get("organizations", organization),
          }),
        ),
      );
      loader.check(where, saved);
    }
  }
  await ids.readPositions();
}

function eventOf(row: Row, ids: Ids): Row {
  const {
    place,
    series,
    organizers = [],
    appearances = [],
    documents = [],
    startTime,
    ...rest
  } = row;
  const [hours, minutes] = startTime?.split(":").map(Number) ?? [];
  return {
    ...rest,
    kind: row.kind?.toUpperCase(),
    status: row.status?.toUpperCase(),
    dayPart: row.dayPart?.toUpperCase(),
    startMinute: startTime ? hours * 60 + minutes : null,
    placeId: place && ids.get("places", place),
    seriesId: series && ids.get("series", series.slug),
    seriesPosition: series?.position,
    organizers: organizers.map(({ organization, role }: Row) => ({
      organizationId: ids.get("organizations", organization),
      role: role?.toUpperCase(),
    })),
    appearances: appearances.map(({ person, part, organization, appointment, ...rest }: Row) => ({
      ...rest,
      part: part?.toUpperCase(),
      personId: ids.get("people", person),
      organizationId: organization && ids.get("organizations", organization),
      appointmentId: appointment && ids.appointmentOf(person, appointment),
    })),
    documentIds: documents.map((slug: string) => ids.get("documents", slug)),
  };
}

async function loadArticles(loader: Loader, ids: Ids) {
  const lookup: Lookup = {
    entity: (kind, slug) => ids.get(kind === "person" ? "people" : `${kind}s`, slug),
    media: (name) => ids.get("media", name),
  };
  const folder = path.join(loader.folder, "articles");
  const files = (await readdir(folder)).filter((name) => name.endsWith(".md"));
  // Originals before translations: an edition in English says what it translates.
  files.sort((a, b) => Number(a.endsWith(".en.md")) - Number(b.endsWith(".en.md")));
  for (const [index, file] of files.entries()) {
    await loader.reading(`articles/${file}`, async () => {
      const text = await readFile(path.join(folder, file), "utf8");
      const [, head, markdown = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
      if (head === undefined)
        throw new Error("the particulars between two lines of --- are missing");
      await loadEdition(loader, ids, file, parse(head), bodyFromMarkdown(markdown, lookup));
    });
    loader.progress("articles", index + 1, files.length);
  }
}

async function loadEdition(loader: Loader, ids: Ids, file: string, row: Row, body: Body) {
  const [slug = "", language = ""] = file.split(".");
  if (language === "vi")
    ids.set("articles", slug, await loadArticle(loader, ids, file, { ...row, slug }));
  const articleId = ids.get("articles", slug);
  const draft = {
    articleId,
    language,
    kicker: row.kicker,
    title: row.title,
    lead: row.lead,
    leadMediaId: row.picture && ids.get("media", row.picture),
    leadCaption: row.pictureCaption,
    body,
    bylines: (row.bylines ?? []).map(({ person, role, name }: Row) => ({
      role: role?.toUpperCase(),
      name,
      personId: person && ids.get("people", person),
    })),
  };
  loader.check(file, await saveDraft(actor, input(draft)));
  const at = row.publishedAt ?? ids.publishedAt.get(slug);
  ids.publishedAt.set(slug, at);
  loader.check(file, await publishDraft(actor, input({ articleId, language, at })));
}

async function loadArticle(loader: Loader, ids: Ids, file: string, row: Row): Promise<string> {
  return loader.check(
    file,
    await saveArticle(
      actor,
      input({
        slug: row.slug,
        formerSlugs: row.formerSlugs,
        sectionId: ids.get("sections", row.section),
        topicIds: (row.topics ?? []).map((topic: string) => ids.get("topics", topic)),
        eventIds: (row.events ?? []).map((event: string) => ids.get("events", event)),
        sources: row.sources,
        corrections: (row.corrections ?? []).map(({ at, ...rest }: Row) => ({
          ...rest,
          correctedAt: at,
        })),
      }),
    ),
  );
}

class Loader {
  readonly ids: Ids;
  readonly progress: Progress;
  readonly folder: string;
  constructor(ids: Ids, progress: Progress, folder: string) {
    this.ids = ids;
    this.progress = progress;
    this.folder = folder;
  }

  /** Passes each entry of a list to a command and remembers the id under the entry's slug or name. */
  async each(file: string, save: (row: Row, index: number) => Promise<Result<string>>) {
    const rows = await this.reading(file, async (): Promise<Row[]> => {
      return parse(await readFile(path.join(this.folder, file), "utf8")) ?? [];
    });
    const noun = file.replace(".yaml", "");
    for (const [index, row] of rows.entries()) {
      const name: string = row.slug ?? row.name;
      const saved = await this.reading(`${file}, ${name}`, async () => save(row, index));
      this.ids.set(noun, name, this.check(`${file}, ${name}`, saved));
      this.progress(noun, index + 1, rows.length);
    }
  }

  async reading<T>(where: string, read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (isProblem(error)) throw error;
      throw new Problem(`prisma/sample: ${where}: ${(error as Error).message}`);
    }
  }

  check<T>(where: string, result: Result<T>): T {
    if (result.ok) return result.value;
    const reasons = result.reasons.map(({ field, code, detail }) =>
      [field, code, detail && `(${detail})`].filter(Boolean).join(" "),
    );
    throw new Problem(`prisma/sample: ${where}: ${reasons.join("; ")}.`);
  }
}

/** Ids behind the names that the files use. */
class Ids {
  readonly publishedAt = new Map<string, unknown>();
  private readonly byName = new Map<string, string>();
  private readonly positions = new Map<string, string>();
  private readonly appointments = new Map<string, string>();

  set(noun: string, name: string, id: string) {
    this.byName.set(`${noun} ${name}`, id);
  }

  get(noun: string, name: string): string {
    const id = this.byName.get(`${noun} ${name}`);
    if (!id) throw new Error(`nothing in ${noun} is called ${name}`);
    return id;
  }

  async readPositions() {
    for (const row of await database().position.findMany()) {
      this.positions.set(`${row.organizationId} ${row.title}`, row.id);
    }
    for (const row of await database().appointment.findMany()) {
      this.appointments.set(`${row.personId} ${row.positionId}`, row.id);
    }
  }

  private position(organization: string, title: string): string {
    const id = this.positions.get(`${this.get("organizations", organization)} ${title}`);
    if (!id) throw new Error(`${organization} has no position ${title}`);
    return id;
  }

  appointment = ({ organization, title, ...rest }: Row): Row => ({
    ...rest,
    positionId: this.position(organization, title),
  });

  appointmentOf(person: string, { organization, title }: Row): string {
    const position = this.position(organization, title);
    const id = this.appointments.get(`${this.get("people", person)} ${position}`);
    if (!id) throw new Error(`${person} has no appointment as ${title}, ${organization}`);
    return id;
  }
}
