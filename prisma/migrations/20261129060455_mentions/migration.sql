-- DropIndex
DROP INDEX "Hop_sourceId_idx";

-- CreateTable
CREATE TABLE "Mention" (
    "sourceId" TEXT NOT NULL,
    "claimId" TEXT NOT NULL,
    "isPublic" BOOLEAN NOT NULL,
    "status" TEXT NOT NULL,
    "sourcing" TEXT NOT NULL,

    PRIMARY KEY ("sourceId", "claimId"),
    CONSTRAINT "Mention_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Mention_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Mention_sourceId_isPublic_claimId_idx" ON "Mention"("sourceId", "isPublic", "claimId");

-- CreateIndex
CREATE INDEX "Mention_sourceId_isPublic_status_sourcing_idx" ON "Mention"("sourceId", "isPublic", "status", "sourcing");

-- CreateIndex
CREATE INDEX "Mention_claimId_idx" ON "Mention"("claimId");

-- CreateIndex
CREATE INDEX "Hop_sourceId_mention_idx" ON "Hop"("sourceId", "mention");

-- What there is: as src/storage/mentions.ts keeps it from now on.
INSERT INTO "Mention" ("sourceId", "claimId", "isPublic", "status", "sourcing")
SELECT DISTINCT hop."sourceId", claim."id",
  CASE WHEN article."publication" = 'published' AND claim."stage" IN ('accepted', 'in_check', 'awaiting_approval', 'approved', 'reopened') THEN 1 ELSE 0 END,
  COALESCE((SELECT verdict."status" FROM "Verdict" AS verdict
    WHERE verdict."claimId" = claim."id" AND verdict."decision" = 'approved' ORDER BY verdict."number" DESC LIMIT 1), 'unverified'),
  CASE WHEN EXISTS (SELECT 1 FROM "Attribution" AS own
      JOIN "Hop" AS origin ON origin."attributionId" = own."id" AND origin."ordinal" = 0
      JOIN "Source" AS source ON source."id" = origin."sourceId"
      WHERE own."claimId" = claim."id" AND source."kind" <> 'unnamed') THEN 'named'
    WHEN EXISTS (SELECT 1 FROM "Attribution" AS own
      JOIN "Hop" AS origin ON origin."attributionId" = own."id" AND origin."ordinal" = 0
      WHERE own."claimId" = claim."id") THEN 'unnamed'
    WHEN claim."sourceSearch" = 'searched' THEN 'none'
    ELSE claim."sourceSearch" END
FROM "Hop" AS hop
JOIN "Attribution" AS attribution ON attribution."id" = hop."attributionId"
JOIN "Claim" AS claim ON claim."id" = attribution."claimId"
JOIN "Article" AS article ON article."id" = claim."articleId";
