-- DropIndex
DROP INDEX "Mention_sourceId_isPublic_status_sourcing_idx";

-- CreateTable
CREATE TABLE "MentionCount" (
    "sourceId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "sourcing" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "publicCount" INTEGER NOT NULL,

    PRIMARY KEY ("sourceId", "status", "sourcing"),
    CONSTRAINT "MentionCount_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- As src/storage/mentions.ts keeps them from now on.
INSERT INTO "MentionCount" ("sourceId", "status", "sourcing", "count", "publicCount")
SELECT "sourceId", "status", "sourcing", COUNT(*), SUM(CASE WHEN "isPublic" = TRUE THEN 1 ELSE 0 END) FROM "Mention" GROUP BY 1, 2, 3;
