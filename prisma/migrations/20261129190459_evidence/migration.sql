-- AlterTable
ALTER TABLE "Evidence" ADD COLUMN "createdByName" TEXT;
ALTER TABLE "Evidence" ADD COLUMN "note" TEXT;
ALTER TABLE "Evidence" ADD COLUMN "title" TEXT;

-- AlterTable
ALTER TABLE "Verdict" ADD COLUMN "deskNote" TEXT;
ALTER TABLE "Verdict" ADD COLUMN "recheckOn" TEXT;
ALTER TABLE "Verdict" ADD COLUMN "withoutEvidence" TEXT;

-- CreateTable
CREATE TABLE "Snapshot" (
    "sha256" TEXT NOT NULL PRIMARY KEY,
    "mediaType" TEXT NOT NULL,
    "status" INTEGER,
    "doubt" TEXT,
    "title" TEXT NOT NULL,
    "createdById" TEXT,
    "createdByName" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "pinnedAt" DATETIME,
    "text" TEXT NOT NULL,
    "bytes" BLOB NOT NULL
);

-- CreateIndex
CREATE INDEX "Snapshot_pinnedAt_createdAt_idx" ON "Snapshot"("pinnedAt", "createdAt");
