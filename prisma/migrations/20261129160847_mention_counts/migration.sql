-- DropIndex
DROP INDEX "Mention_sourceId_isPublic_status_sourcing_idx";

-- CreateTable
CREATE TABLE "MentionCount" (
    "sourceId" TEXT NOT NULL,
    "isPublic" BOOLEAN NOT NULL,
    "status" TEXT NOT NULL,
    "sourcing" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    PRIMARY KEY ("sourceId", "isPublic", "status", "sourcing"),
    CONSTRAINT "MentionCount_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- As src/storage/mentions.ts keeps them from now on.
INSERT INTO "MentionCount" ("sourceId", "isPublic", "status", "sourcing", "count")
SELECT "sourceId", "isPublic", "status", "sourcing", COUNT(*) FROM "Mention" GROUP BY 1, 2, 3, 4;
