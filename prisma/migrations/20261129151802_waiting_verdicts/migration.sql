-- DropIndex
DROP INDEX "Claim_stage_updatedAt_idx";

-- CreateTable
CREATE TABLE "WaitingVerdict" (
    "claimId" TEXT NOT NULL PRIMARY KEY,
    "verdictId" TEXT NOT NULL,
    "queue" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "isRetracted" BOOLEAN NOT NULL,
    CONSTRAINT "WaitingVerdict_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "WaitingVerdict_verdictId_fkey" FOREIGN KEY ("verdictId") REFERENCES "Verdict" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "WaitingVerdict_queue_isRetracted_verdictId_authorId_idx" ON "WaitingVerdict"("queue", "isRetracted", "verdictId", "authorId");

-- CreateIndex
CREATE INDEX "WaitingVerdict_queue_isRetracted_authorId_verdictId_idx" ON "WaitingVerdict"("queue", "isRetracted", "authorId", "verdictId");

-- What waits: as src/storage/waiting-verdicts.ts keeps it from now on.
INSERT INTO "WaitingVerdict" ("claimId", "verdictId", "queue", "authorId", "isRetracted")
SELECT claim."id", verdict."id", CASE WHEN claim."stage" = 'in_check' THEN 'returned' ELSE 'approval' END, verdict."authorId",
  CASE WHEN article."publication" = 'retracted' THEN TRUE ELSE FALSE END
FROM "Claim" AS claim
JOIN "Article" AS article ON article."id" = claim."articleId"
JOIN "Verdict" AS verdict ON verdict."claimId" = claim."id"
WHERE verdict."number" = (SELECT MAX(newest."number") FROM "Verdict" AS newest WHERE newest."claimId" = claim."id")
  AND (claim."stage" = 'awaiting_approval' OR (claim."stage" = 'in_check' AND verdict."decision" = 'returned'));
