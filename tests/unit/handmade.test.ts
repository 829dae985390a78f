import { expect, it } from "vitest";
import { withoutHandmade } from "#lib/db/handmade.ts";

const handmade = `-- DropIndex
DROP INDEX "search_words";

-- AlterTable
ALTER TABLE "Event" ALTER COLUMN "sortOn" DROP DEFAULT,
ALTER COLUMN "lastOn" DROP DEFAULT;
`;
const generated = new Set(["Event.sortOn", "Event.lastOn"]);

it("leaves nothing of a script that would only undo what was written by hand", () => {
  expect(withoutHandmade(handmade, generated)).toBeNull();
});

it("leaves what the schema asks for, with its blank lines", () => {
  const wanted = `-- DropIndex
DROP INDEX "Event_startsOn_idx";

-- CreateTable
CREATE TABLE "Desk" (
    "id" UUID NOT NULL,

    CONSTRAINT "Desk_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "Topic" ADD COLUMN     "note" TEXT;
`;
  expect(withoutHandmade(`${handmade}\n${wanted}`, generated)).toBe(wanted);
});

it("takes the generated columns alone out of a statement", () => {
  const script = `-- AlterTable
ALTER TABLE "Event" ALTER COLUMN "sortOn" DROP DEFAULT,
ALTER COLUMN "kind" DROP DEFAULT;
`;
  expect(withoutHandmade(script, generated)).toBe(`-- AlterTable
ALTER TABLE "Event" ALTER COLUMN "kind" DROP DEFAULT;
`);
});
