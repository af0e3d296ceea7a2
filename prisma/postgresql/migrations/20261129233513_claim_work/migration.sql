-- AlterTable
ALTER TABLE "Claim" ADD COLUMN     "assigneeId" TEXT,
ADD COLUMN     "assigneeName" TEXT,
ADD COLUMN     "dueOn" TEXT,
ADD COLUMN     "recheckOn" TEXT;

-- CreateIndex
CREATE INDEX "Claim_assigneeId_stage_checkworthiness_id_idx" ON "Claim"("assigneeId", "stage", "checkworthiness", "id");

-- CreateIndex
CREATE INDEX "Claim_stage_dueOn_id_idx" ON "Claim"("stage", "dueOn", "id");

-- CreateIndex
CREATE INDEX "Claim_stage_recheckOn_id_idx" ON "Claim"("stage", "recheckOn", "id");

-- What approved verdicts say so far.
UPDATE "Claim" SET "recheckOn" = (
  SELECT verdict."recheckOn" FROM "Verdict" AS verdict
  WHERE verdict."claimId" = "Claim"."id" AND verdict."decision" = 'approved'
  ORDER BY verdict."number" DESC LIMIT 1
) WHERE "stage" = 'approved';
