/** What can be there twice, and is merged. */
export type Kind = "PERSON" | "ORGANIZATION";

export const tables = { PERSON: "Person", ORGANIZATION: "Organization" } as const;

/** A column that names a person or an organization. */
export type Link = {
  table: string;
  column: string;
  /** By which other columns its rows are found again: commands write some of them anew under other ids. */
  key: readonly string[];
  /** Two rows that agree in these say the same, and one of them is enough. */
  alike?: readonly string[];
  /** What hangs on such a row, and goes on hanging on the one that stays. */
  below?: { table: string; column: string; key: readonly string[] };
  /** Columns that may lose what they name, and the table of that. */
  loose?: Readonly<Record<string, string>>;
};

/**
 * All that hangs on a person or an organization, in the order in which it is moved, and moved back. Mentions
 * are moved by a rule of their own (moves.ts). A test compares this with the foreign keys that there are.
 */
export const links = {
  PERSON: {
    appointments: {
      table: "Appointment",
      column: "personId",
      key: ["id"],
      alike: ["positionId", "startsOn", "endsOn", "attestedOn"],
      below: { table: "Appearance", column: "appointmentId", key: ["eventId", "part"] },
    },
    appearances: {
      table: "Appearance",
      column: "personId",
      key: ["eventId", "part"],
      alike: ["eventId", "part"],
      loose: { appointmentId: "Appointment" },
    },
    bylines: { table: "Byline", column: "personId", key: ["editionId", "position"] },
    formerSlugs: { table: "FormerSlug", column: "personId", key: ["slug"] },
  },
  ORGANIZATION: {
    positions: {
      table: "Position",
      column: "organizationId",
      key: ["id"],
      alike: ["title"],
      below: { table: "Appointment", column: "positionId", key: ["id"] },
    },
    names: {
      table: "OrganizationName",
      column: "organizationId",
      key: ["name"],
      alike: ["name"],
    },
    parents: {
      table: "OrganizationParent",
      column: "childId",
      key: ["parentId"],
      alike: ["parentId"],
    },
    children: {
      table: "OrganizationParent",
      column: "parentId",
      key: ["childId"],
      alike: ["childId"],
    },
    predecessors: {
      table: "Succession",
      column: "successorId",
      key: ["predecessorId"],
      alike: ["predecessorId"],
    },
    successors: {
      table: "Succession",
      column: "predecessorId",
      key: ["successorId"],
      alike: ["successorId"],
    },
    organized: {
      table: "EventOrganizer",
      column: "organizationId",
      key: ["eventId"],
      alike: ["eventId"],
    },
    spokenFor: {
      table: "Appearance",
      column: "organizationId",
      key: ["eventId", "personId", "part"],
    },
    issued: { table: "Document", column: "issuerId", key: ["id"] },
    formerSlugs: { table: "FormerSlug", column: "organizationId", key: ["slug"] },
  },
} as const satisfies Record<Kind, Record<string, Link>>;

export type LinkName = keyof (typeof links)["PERSON"] | keyof (typeof links)["ORGANIZATION"];

export const linksOf = (kind: Kind) => Object.entries(links[kind]) as [LinkName, Link][];

/** Columns that name something of its own, and the tables of that. */
export const looseOf = {
  PERSON: { portraitId: "Media" },
  ORGANIZATION: { placeId: "Place" },
} as const satisfies Record<Kind, Readonly<Record<string, string>>>;

/** What is taken from the one that goes where the one that stays says nothing. */
export const filledFields = {
  PERSON: ["honorific", "honorificEn", "biography", "biographyEn", "portraitId"],
  ORGANIZATION: [
    ...["nameEn", "shortName", "purpose", "purposeEn", "website", "placeId", "foundedOn"],
  ],
} as const satisfies Record<Kind, readonly string[]>;
