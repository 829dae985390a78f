import { type Language, requiredText } from "#lib/content/language.ts";
import type { OrganizationKind, OrganizationLevel } from "#lib/db/generated/enums.ts";
import { documentNumberKey } from "#lib/text/document-number.ts";
import { slugify } from "#lib/text/slug.ts";
import { personSortKey, sortKey } from "#lib/text/sort-key.ts";
import { Chance, early, idOf } from "./random.ts";
import { kept, type Rows } from "./rows.ts";
import * as words from "./words.ts";

/*
 * What articles speak of. Everything follows from its index alone: the lower, the more popular. How many
 * there are grows with the articles, so that article n is the same however many follow it.
 */

const centralCount = words.centralBodies.length;
const bodiesAProvince = words.provinceBodies.length;
const firstCommuneBody = centralCount + words.provinces.length * bodiesAProvince;
const placesAProvince = 8;

/** How many there are of each beside a number of articles. */
export const counts = {
  place: () => words.provinces.length * placesAProvince,
  topic: (articles: number) =>
    Math.min(words.matters.length * words.fields.length, 40 + Math.floor(articles / 5_000)),
  organization: (articles: number) => firstCommuneBody + Math.floor(articles / 250),
  document: (articles: number) => 80 + Math.floor(articles / 100),
  person: (articles: number) => 150 + Math.floor(articles / 40),
};

/** An address that says what the thing is, and that nothing else has. */
export function slugOf(name: string, index: number): string {
  const slug = slugify(name);
  const words = slug.length > 60 ? slug.slice(0, slug.lastIndexOf("-", 60)) : slug;
  return `${words}-mau-${index}`;
}

export const [invented, inventedEn] = words.invented;

const communeName = (index: number) => {
  const [first, second] = words.communeWords;
  const nth = Math.floor(index / words.provinces.length);
  return `${first[nth % first.length]} ${second[Math.floor(nth / first.length) % second.length]}`;
};
const provinceName = (index: number) => words.provinces[index % words.provinces.length] as string;

/** The provinces, then the communes and halls in them. */
export const place = kept((index) => {
  const province = index % words.provinces.length;
  const nth = Math.floor(index / words.provinces.length);
  const isHall = nth % 4 === 3;
  const commune = communeName(index - words.provinces.length);
  const [kind, name, nameEn] =
    nth === 0
      ? ["PROVINCE", `Tỉnh ${provinceName(province)}`, `${provinceName(province)} Province`]
      : isHall
        ? ["VENUE", `Hội trường ${commune}`, `${commune} Hall`]
        : ["COMMUNE", `Xã ${commune}`, `${commune} Commune`];
  return {
    id: idOf("place", index, early(index)),
    slug: slugOf(name as string, index),
    name: name as string,
    nameEn,
    kind,
    address: isHall ? `${name}, tỉnh ${provinceName(province)}` : null,
    parentId: nth === 0 ? null : idOf("place", province, early(province)),
  };
});

/** A place as headlines call it, without what kind of place it is. */
export const bareName = ({ name }: { name: string }) => name.replace(/^(Tỉnh|Xã|Hội trường) /, "");

export const topic = kept((index) => {
  const [matter, matterEn] = words.matters[index % words.matters.length] as [string, string];
  const [field, fieldEn] = words.fields[
    Math.floor(index / words.matters.length + index) % words.fields.length
  ] as [string, string];
  const name = `${capital(matter)} ${field}`;
  return {
    row: {
      id: idOf("topic", index, early(index)),
      slug: slugOf(name, index),
      name,
      nameEn: `${capital(matterEn)} ${fieldEn}`,
      description: invented,
      descriptionEn: inventedEn,
    },
    matter: { vi: matter, en: matterEn },
    field: { vi: field, en: fieldEn },
  };
});

export const organization = kept((index) => {
  const { name, nameEn, kind, level, province, parent } = bodyAt(index);
  const id = idOf("organization", index, early(index));
  const titles = words.titles[titlesOf[name.split(" ", 1)[0] as string] ?? kind] ?? [];
  return {
    row: {
      id,
      slug: slugOf(name, index),
      name,
      nameEn,
      sortKey: sortKey(name),
      kind,
      level,
      purpose: invented,
      purposeEn: inventedEn,
      placeId: province === null ? null : place(province).id,
    },
    parentId: parent === null ? null : idOf("organization", parent, early(parent)),
    positions: titles.map(([title, titleEn], rank) => ({
      id: idOf("position", index * 8 + rank, early(index)),
      organizationId: id,
      title,
      titleEn,
      rank,
    })),
  };
});

const titlesOf: Record<string, string> = { Sở: "OTHER", Trường: "SCHOOL" };

type BodyAt = {
  name: string;
  nameEn: string;
  kind: OrganizationKind;
  level: OrganizationLevel;
  province: number | null;
  parent: number | null;
};

function bodyAt(index: number): BodyAt {
  const central = words.centralBodies[index];
  if (central) {
    const [name, nameEn, kind] = central;
    return { name, nameEn, kind, level: "CENTRAL", province: null, parent: null };
  }
  const inProvince = index < firstCommuneBody;
  const bodies = inProvince ? words.provinceBodies : words.communeBodies;
  const nth = index - (inProvince ? centralCount : firstCommuneBody);
  const placeNumber = Math.floor(nth / bodies.length);
  const [name, nameEn, kind, above] = bodies[nth % bodies.length] as (typeof bodies)[number];
  const province = placeNumber % words.provinces.length;
  const at = inProvince ? provinceName(province) : communeName(placeNumber);
  return {
    name: name.replace("{place}", at),
    nameEn: nameEn.replace("{place}", at),
    kind,
    level: inProvince ? "PROVINCE" : "COMMUNE",
    province,
    parent: above === null ? null : centralCount + province * bodiesAProvince + above,
  };
}

export const document = kept((index) => {
  const chance = new Chance("document", index);
  const [type, typeEn, code] = chance.pick(words.documentTypes);
  const number = `${1 + chance.below(400)}-${code}/MẪU`;
  const about = topic(chance.popular(counts.topic(0), 5)).row;
  const year = 2016 + chance.below(10);
  const month = String(1 + chance.below(12)).padStart(2, "0");
  return {
    id: idOf("document", index, early(index)),
    slug: slugOf(`${type} ${number}`, index),
    type,
    typeEn,
    number,
    numberKey: documentNumberKey(number),
    title: `Về ${lower(about.name)}`,
    titleEn: `On ${lower(about.nameEn)}`,
    issuerId: organization(chance.popular(counts.organization(0), 20)).row.id,
    issuedOn: `${year}-${month}-${String(1 + chance.below(28)).padStart(2, "0")}`,
    summary: invented,
    summaryEn: inventedEn,
  };
});

export const person = kept((index) => {
  const chance = new Chance("person", index);
  const middle = chance.pick(words.middles);
  const name = `${chance.pick(words.families)} ${middle} ${chance.pick(words.givens)}`;
  const [honorific, honorificEn] = chance.is(0.6) ? chance.pick(words.honorifics) : [null, null];
  const id = idOf("person", index, early(index));
  const organizations = counts.organization(Math.max(0, index - counts.person(0)) * 40);
  const since = 2010 + chance.below(6);
  const held = [0, ...(chance.is(0.3) ? [1] : [])].map((nth) => {
    const where = organization(chance.popular(organizations, 40));
    const position = chance.pick(where.positions);
    return { nth, where: where.row, position };
  });
  const appointments = held.map(({ nth, position }) => ({
    id: idOf("appointment", index * 2 + nth, early(index)),
    personId: id,
    positionId: position.id,
    startsOn: nth === 0 ? `${since}` : `${since - 4}`,
    endsOn: nth === 0 ? null : `${since - 1}`,
    source: invented,
    sourceEn: inventedEn,
  }));
  const [now] = held as [(typeof held)[number]];
  return {
    row: {
      id,
      slug: slugOf(name, index),
      name,
      sortKey: personSortKey(name),
      honorific,
      honorificEn,
      biography: `${name} là nhân vật hư cấu. ${invented}`,
      biographyEn: `${name} is an invented person. ${inventedEn}`,
      sameAs: "{}",
    },
    appointments,
    held,
    organizationId: now.where.id,
    capacity: `${now.position.title} ${now.where.name}`,
    capacityEn: `${now.position.titleEn}, ${now.where.nameEn}`,
  };
});

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
/** A document as it is cited. */
export const numbered = (row: ReturnType<typeof document>, language: Language) =>
  language === "vi" ? `${row.type} số ${row.number}` : `${row.typeEn} No. ${row.number}`;
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** How things of the world are written, and found as their commands let them be found. */
export const addWorld = {
  place: (rows: Rows, index: number) => rows.add("Place", place(index)),

  topic(rows: Rows, index: number) {
    const { row } = topic(index);
    rows.add("Topic", row);
    rows.find("TOPIC", row, (language) => ({
      title: requiredText(row, "name", language).text,
      detail: requiredText(row, "description", language).text,
      names: [row.name],
    }));
  },

  organization(rows: Rows, index: number) {
    const { row, parentId, positions } = organization(index);
    rows.add("Organization", row);
    if (parentId) rows.add("OrganizationParent", { childId: row.id, parentId });
    rows.add("Position", ...positions);
    rows.find("ORGANIZATION", row, (language) => ({
      title: requiredText(row, "name", language).text,
      detail: requiredText(row, "purpose", language).text,
      names: [row.name],
    }));
  },

  document(rows: Rows, index: number) {
    const row = document(index);
    rows.add("Document", row);
    rows.find("DOCUMENT", row, (language) => ({
      title: numbered(row, language),
      detail: requiredText(row, "title", language).text,
      names: [row.type, row.numberKey, row.title],
      text: requiredText(row, "summary", language).text,
    }));
  },

  person(rows: Rows, index: number) {
    const { row, appointments, held } = person(index);
    rows.add("Person", row);
    rows.add("Appointment", ...appointments);
    const inOrder = held.toSorted((a, b) => a.position.rank - b.position.rank);
    rows.find("PERSON", row, (language) => ({
      title: row.name,
      detail: inOrder
        .map(({ position, where }) =>
          [requiredText(position, "title", language), requiredText(where, "name", language)]
            .map(({ text }) => text)
            .join(", "),
        )
        .join("; "),
      text: requiredText(row, "biography", language).text,
    }));
  },
} as const;
