-- CreateEnum
CREATE TYPE "AddressKind" AS ENUM ('ARTICLE', 'SECTION', 'TOPIC', 'EVENT', 'PERSON', 'ORGANIZATION', 'DOCUMENT');

-- CreateEnum
CREATE TYPE "ArticleStatus" AS ENUM ('DRAFT', 'PUBLISHED', 'WITHDRAWN', 'REMOVED');

-- CreateEnum
CREATE TYPE "EditionState" AS ENUM ('DRAFT', 'LIVE', 'PAST');

-- CreateEnum
CREATE TYPE "BylineRole" AS ENUM ('AUTHOR', 'PHOTOGRAPHER', 'TRANSLATOR');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('BASED_ON', 'QUOTED');

-- CreateEnum
CREATE TYPE "Language" AS ENUM ('vi', 'en');

-- CreateEnum
CREATE TYPE "EventKind" AS ENUM ('WORKSHOP', 'CONFERENCE', 'SEMINAR', 'WORKING_SESSION', 'CONGRESS', 'CEREMONY', 'OTHER');

-- CreateEnum
CREATE TYPE "EventStatus" AS ENUM ('CONFIRMED', 'POSTPONED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "DayPart" AS ENUM ('MORNING', 'AFTERNOON', 'EVENING');

-- CreateEnum
CREATE TYPE "OrganizerRole" AS ENUM ('HOST', 'CO_HOST');

-- CreateEnum
CREATE TYPE "AppearancePart" AS ENUM ('CHAIR', 'OPENING', 'SPEAKER', 'CLOSING', 'ATTENDEE');

-- CreateEnum
CREATE TYPE "MediaKind" AS ENUM ('PICTURE', 'RECORDING', 'FILE');

-- CreateEnum
CREATE TYPE "OrganizationKind" AS ENUM ('PARTY_COMMITTEE', 'PARTY_BODY', 'GOVERNMENT', 'COUNCIL', 'FRONT', 'ACADEMY', 'ARMED_FORCES', 'PRESS', 'OTHER');

-- CreateEnum
CREATE TYPE "OrganizationLevel" AS ENUM ('CENTRAL', 'PROVINCE', 'DISTRICT', 'COMMUNE');

-- CreateEnum
CREATE TYPE "OrganizationNameKind" AS ENUM ('FORMER', 'ALIAS', 'ABBREVIATION');

-- CreateEnum
CREATE TYPE "SuccessionKind" AS ENUM ('MERGED', 'SPLIT', 'REPLACED');

-- CreateEnum
CREATE TYPE "PlaceKind" AS ENUM ('PROVINCE', 'DISTRICT', 'COMMUNE', 'VENUE');

-- CreateTable
CREATE TABLE "FormerSlug" (
    "kind" "AddressKind" NOT NULL,
    "slug" TEXT NOT NULL,
    "articleId" UUID,
    "sectionId" UUID,
    "topicId" UUID,
    "eventId" UUID,
    "personId" UUID,
    "organizationId" UUID,
    "documentId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FormerSlug_pkey" PRIMARY KEY ("kind","slug")
);

-- CreateTable
CREATE TABLE "SearchEntry" (
    "kind" "AddressKind" NOT NULL,
    "entityId" UUID NOT NULL,
    "language" "Language" NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "words" tsvector NOT NULL,
    "happenedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SearchEntry_pkey" PRIMARY KEY ("kind","entityId","language")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "changed" TEXT[],

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Section" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "description" TEXT,
    "descriptionEn" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Topic" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "description" TEXT,
    "descriptionEn" TEXT,

    CONSTRAINT "Topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Article" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "sectionId" UUID NOT NULL,
    "status" "ArticleStatus" NOT NULL DEFAULT 'DRAFT',
    "statusNote" TEXT,
    "statusNoteEn" TEXT,
    "originalLanguage" "Language" NOT NULL DEFAULT 'vi',
    "publishedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Edition" (
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "language" "Language" NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "EditionState" NOT NULL DEFAULT 'DRAFT',
    "kicker" TEXT,
    "title" TEXT NOT NULL,
    "lead" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "bodyText" TEXT NOT NULL,
    "wordCount" INTEGER NOT NULL,
    "leadMediaId" UUID,
    "leadCaption" TEXT,
    "translationOfId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EditionMedia" (
    "editionId" UUID NOT NULL,
    "mediaId" UUID NOT NULL,

    CONSTRAINT "EditionMedia_pkey" PRIMARY KEY ("editionId","mediaId")
);

-- CreateTable
CREATE TABLE "Byline" (
    "id" UUID NOT NULL,
    "editionId" UUID NOT NULL,
    "role" "BylineRole" NOT NULL DEFAULT 'AUTHOR',
    "position" INTEGER NOT NULL,
    "personId" UUID,
    "name" TEXT,

    CONSTRAINT "Byline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mention" (
    "id" UUID NOT NULL,
    "editionId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "personId" UUID,
    "organizationId" UUID,
    "eventId" UUID,
    "documentId" UUID,

    CONSTRAINT "Mention_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ArticleTopic" (
    "articleId" UUID NOT NULL,
    "topicId" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ArticleTopic_pkey" PRIMARY KEY ("articleId","topicId")
);

-- CreateTable
CREATE TABLE "ArticleEvent" (
    "articleId" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ArticleEvent_pkey" PRIMARY KEY ("articleId","eventId")
);

-- CreateTable
CREATE TABLE "ArticleSource" (
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "SourceKind" NOT NULL DEFAULT 'BASED_ON',
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "author" TEXT,
    "url" TEXT,
    "publishedOn" TEXT,
    "publishedTime" TEXT,
    "permission" TEXT,

    CONSTRAINT "ArticleSource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Correction" (
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "correctedAt" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "textEn" TEXT,

    CONSTRAINT "Correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Document" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "typeEn" TEXT,
    "number" TEXT,
    "numberKey" TEXT,
    "title" TEXT,
    "titleEn" TEXT,
    "issuerId" UUID,
    "term" TEXT,
    "termEn" TEXT,
    "issuedOn" TEXT,
    "sortOn" TEXT,
    "summary" TEXT,
    "summaryEn" TEXT,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "EventKind" NOT NULL,
    "status" "EventStatus" NOT NULL DEFAULT 'CONFIRMED',
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "summary" TEXT,
    "summaryEn" TEXT,
    "startsOn" TEXT,
    "endsOn" TEXT,
    "startMinute" INTEGER,
    "endMinute" INTEGER,
    "dayPart" "DayPart",
    "dateNote" TEXT,
    "dateNoteEn" TEXT,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "placeId" UUID,
    "seriesId" UUID,
    "seriesPosition" INTEGER,
    "sortOn" TEXT,
    "lastOn" TEXT,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventSeries" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "description" TEXT,
    "descriptionEn" TEXT,

    CONSTRAINT "EventSeries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventOrganizer" (
    "eventId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "role" "OrganizerRole" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "EventOrganizer_pkey" PRIMARY KEY ("eventId","organizationId")
);

-- CreateTable
CREATE TABLE "Appearance" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "part" "AppearancePart" NOT NULL,
    "position" INTEGER NOT NULL,
    "capacity" TEXT NOT NULL,
    "capacityEn" TEXT,
    "honorific" TEXT,
    "honorificEn" TEXT,
    "paperTitle" TEXT,
    "paperTitleEn" TEXT,
    "organizationId" UUID,
    "appointmentId" UUID,

    CONSTRAINT "Appearance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventFigure" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    "valueEn" TEXT,
    "label" TEXT NOT NULL,
    "labelEn" TEXT,

    CONSTRAINT "EventFigure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventDocument" (
    "eventId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "EventDocument_pkey" PRIMARY KEY ("eventId","documentId")
);

-- CreateTable
CREATE TABLE "EventMaterial" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT,
    "mediaId" UUID,
    "url" TEXT,

    CONSTRAINT "EventMaterial_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Media" (
    "id" UUID NOT NULL,
    "kind" "MediaKind" NOT NULL,
    "checksum" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "alt" TEXT,
    "altEn" TEXT,
    "caption" TEXT,
    "captionEn" TEXT,
    "credit" TEXT,
    "creditEn" TEXT,
    "focalX" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
    "focalY" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
    "placeholder" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "shortName" TEXT,
    "sortKey" TEXT NOT NULL,
    "kind" "OrganizationKind" NOT NULL,
    "level" "OrganizationLevel" NOT NULL,
    "purpose" TEXT,
    "purposeEn" TEXT,
    "website" TEXT,
    "placeId" UUID,
    "foundedOn" TEXT,
    "dissolvedOn" TEXT,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganizationName" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "kind" "OrganizationNameKind" NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "startsOn" TEXT,
    "endsOn" TEXT,

    CONSTRAINT "OrganizationName_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganizationParent" (
    "childId" UUID NOT NULL,
    "parentId" UUID NOT NULL,
    "startsOn" TEXT,
    "endsOn" TEXT,

    CONSTRAINT "OrganizationParent_pkey" PRIMARY KEY ("childId","parentId")
);

-- CreateTable
CREATE TABLE "Succession" (
    "id" UUID NOT NULL,
    "predecessorId" UUID NOT NULL,
    "successorId" UUID NOT NULL,
    "kind" "SuccessionKind" NOT NULL,
    "happenedOn" TEXT NOT NULL,
    "note" TEXT,
    "noteEn" TEXT,

    CONSTRAINT "Succession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Place" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "kind" "PlaceKind" NOT NULL,
    "address" TEXT,
    "parentId" UUID,
    "mergedIntoId" UUID,
    "endedOn" TEXT,

    CONSTRAINT "Place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sortKey" TEXT NOT NULL,
    "honorific" TEXT,
    "honorificEn" TEXT,
    "biography" TEXT,
    "biographyEn" TEXT,
    "portraitId" UUID,
    "sameAs" TEXT[],

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Position" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT,
    "rank" INTEGER NOT NULL DEFAULT 100,

    CONSTRAINT "Position_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Appointment" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "positionId" UUID NOT NULL,
    "startsOn" TEXT,
    "endsOn" TEXT,
    "attestedOn" TEXT,
    "source" TEXT NOT NULL,
    "sourceEn" TEXT,
    "sourceUrl" TEXT,

    CONSTRAINT "Appointment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Section_slug_key" ON "Section"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Topic_slug_key" ON "Topic"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Article_slug_key" ON "Article"("slug");

-- CreateIndex
CREATE INDEX "Article_publishedAt_id_idx" ON "Article"("publishedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Article_sectionId_publishedAt_id_idx" ON "Article"("sectionId", "publishedAt" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "Edition_articleId_language_number_key" ON "Edition"("articleId", "language", "number");

-- CreateIndex
CREATE INDEX "EditionMedia_mediaId_idx" ON "EditionMedia"("mediaId");

-- CreateIndex
CREATE UNIQUE INDEX "Byline_editionId_position_key" ON "Byline"("editionId", "position");

-- CreateIndex
CREATE INDEX "Mention_personId_idx" ON "Mention"("personId");

-- CreateIndex
CREATE INDEX "Mention_organizationId_idx" ON "Mention"("organizationId");

-- CreateIndex
CREATE INDEX "Mention_eventId_idx" ON "Mention"("eventId");

-- CreateIndex
CREATE INDEX "Mention_documentId_idx" ON "Mention"("documentId");

-- CreateIndex
CREATE UNIQUE INDEX "Mention_editionId_position_key" ON "Mention"("editionId", "position");

-- CreateIndex
CREATE INDEX "ArticleTopic_topicId_idx" ON "ArticleTopic"("topicId");

-- CreateIndex
CREATE INDEX "ArticleEvent_eventId_idx" ON "ArticleEvent"("eventId");

-- CreateIndex
CREATE UNIQUE INDEX "ArticleSource_articleId_position_key" ON "ArticleSource"("articleId", "position");

-- CreateIndex
CREATE INDEX "Correction_articleId_idx" ON "Correction"("articleId");

-- CreateIndex
CREATE UNIQUE INDEX "Document_slug_key" ON "Document"("slug");

-- CreateIndex
CREATE INDEX "Document_numberKey_idx" ON "Document"("numberKey");

-- CreateIndex
CREATE INDEX "Document_sortOn_numberKey_id_idx" ON "Document"("sortOn", "numberKey", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Event_slug_key" ON "Event"("slug");

-- CreateIndex
CREATE INDEX "Event_sortOn_id_idx" ON "Event"("sortOn", "id");

-- CreateIndex
CREATE INDEX "Event_lastOn_idx" ON "Event"("lastOn");

-- CreateIndex
CREATE UNIQUE INDEX "Event_seriesId_seriesPosition_key" ON "Event"("seriesId", "seriesPosition");

-- CreateIndex
CREATE UNIQUE INDEX "EventSeries_slug_key" ON "EventSeries"("slug");

-- CreateIndex
CREATE INDEX "EventOrganizer_organizationId_idx" ON "EventOrganizer"("organizationId");

-- CreateIndex
CREATE INDEX "Appearance_personId_idx" ON "Appearance"("personId");

-- CreateIndex
CREATE INDEX "Appearance_organizationId_idx" ON "Appearance"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Appearance_eventId_personId_part_key" ON "Appearance"("eventId", "personId", "part");

-- CreateIndex
CREATE UNIQUE INDEX "Appearance_eventId_position_key" ON "Appearance"("eventId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "EventFigure_eventId_position_key" ON "EventFigure"("eventId", "position");

-- CreateIndex
CREATE INDEX "EventDocument_documentId_idx" ON "EventDocument"("documentId");

-- CreateIndex
CREATE UNIQUE INDEX "EventMaterial_eventId_position_key" ON "EventMaterial"("eventId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Media_checksum_key" ON "Media"("checksum");

-- CreateIndex
CREATE UNIQUE INDEX "Organization_slug_key" ON "Organization"("slug");

-- CreateIndex
CREATE INDEX "Organization_level_sortKey_idx" ON "Organization"("level", "sortKey");

-- CreateIndex
CREATE UNIQUE INDEX "OrganizationName_organizationId_name_key" ON "OrganizationName"("organizationId", "name");

-- CreateIndex
CREATE INDEX "OrganizationParent_parentId_idx" ON "OrganizationParent"("parentId");

-- CreateIndex
CREATE INDEX "Succession_successorId_idx" ON "Succession"("successorId");

-- CreateIndex
CREATE UNIQUE INDEX "Succession_predecessorId_successorId_key" ON "Succession"("predecessorId", "successorId");

-- CreateIndex
CREATE UNIQUE INDEX "Place_slug_key" ON "Place"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Person_slug_key" ON "Person"("slug");

-- CreateIndex
CREATE INDEX "Person_sortKey_idx" ON "Person"("sortKey");

-- CreateIndex
CREATE UNIQUE INDEX "Position_organizationId_title_key" ON "Position"("organizationId", "title");

-- CreateIndex
CREATE INDEX "Appointment_personId_idx" ON "Appointment"("personId");

-- CreateIndex
CREATE INDEX "Appointment_positionId_idx" ON "Appointment"("positionId");

-- AddForeignKey
ALTER TABLE "FormerSlug" ADD CONSTRAINT "FormerSlug_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormerSlug" ADD CONSTRAINT "FormerSlug_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormerSlug" ADD CONSTRAINT "FormerSlug_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormerSlug" ADD CONSTRAINT "FormerSlug_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormerSlug" ADD CONSTRAINT "FormerSlug_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormerSlug" ADD CONSTRAINT "FormerSlug_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormerSlug" ADD CONSTRAINT "FormerSlug_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Article" ADD CONSTRAINT "Article_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Edition" ADD CONSTRAINT "Edition_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Edition" ADD CONSTRAINT "Edition_leadMediaId_fkey" FOREIGN KEY ("leadMediaId") REFERENCES "Media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Edition" ADD CONSTRAINT "Edition_translationOfId_fkey" FOREIGN KEY ("translationOfId") REFERENCES "Edition"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditionMedia" ADD CONSTRAINT "EditionMedia_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditionMedia" ADD CONSTRAINT "EditionMedia_mediaId_fkey" FOREIGN KEY ("mediaId") REFERENCES "Media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Byline" ADD CONSTRAINT "Byline_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Byline" ADD CONSTRAINT "Byline_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleTopic" ADD CONSTRAINT "ArticleTopic_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleTopic" ADD CONSTRAINT "ArticleTopic_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleEvent" ADD CONSTRAINT "ArticleEvent_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleEvent" ADD CONSTRAINT "ArticleEvent_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleSource" ADD CONSTRAINT "ArticleSource_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_issuerId_fkey" FOREIGN KEY ("issuerId") REFERENCES "Organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "EventSeries"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventOrganizer" ADD CONSTRAINT "EventOrganizer_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventOrganizer" ADD CONSTRAINT "EventOrganizer_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appearance" ADD CONSTRAINT "Appearance_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appearance" ADD CONSTRAINT "Appearance_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appearance" ADD CONSTRAINT "Appearance_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appearance" ADD CONSTRAINT "Appearance_appointmentId_fkey" FOREIGN KEY ("appointmentId") REFERENCES "Appointment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventFigure" ADD CONSTRAINT "EventFigure_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventDocument" ADD CONSTRAINT "EventDocument_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventDocument" ADD CONSTRAINT "EventDocument_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventMaterial" ADD CONSTRAINT "EventMaterial_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventMaterial" ADD CONSTRAINT "EventMaterial_mediaId_fkey" FOREIGN KEY ("mediaId") REFERENCES "Media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationName" ADD CONSTRAINT "OrganizationName_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationParent" ADD CONSTRAINT "OrganizationParent_childId_fkey" FOREIGN KEY ("childId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationParent" ADD CONSTRAINT "OrganizationParent_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Succession" ADD CONSTRAINT "Succession_predecessorId_fkey" FOREIGN KEY ("predecessorId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Succession" ADD CONSTRAINT "Succession_successorId_fkey" FOREIGN KEY ("successorId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Place" ADD CONSTRAINT "Place_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Place"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Place" ADD CONSTRAINT "Place_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Place"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_portraitId_fkey" FOREIGN KEY ("portraitId") REFERENCES "Media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Position" ADD CONSTRAINT "Position_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_positionId_fkey" FOREIGN KEY ("positionId") REFERENCES "Position"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
