-- AlterTable
ALTER TABLE "Evidence" ADD COLUMN     "createdByName" TEXT,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "title" TEXT;

-- AlterTable
ALTER TABLE "Verdict" ADD COLUMN     "deskNote" TEXT,
ADD COLUMN     "recheckOn" TEXT,
ADD COLUMN     "withoutEvidence" TEXT;

-- CreateTable
CREATE TABLE "Snapshot" (
    "sha256" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "status" INTEGER,
    "doubt" TEXT,
    "title" TEXT NOT NULL,
    "createdById" TEXT,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "pinnedAt" TIMESTAMP(3),
    "text" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("sha256")
);

-- CreateIndex
CREATE INDEX "Snapshot_pinnedAt_createdAt_idx" ON "Snapshot"("pinnedAt", "createdAt");
