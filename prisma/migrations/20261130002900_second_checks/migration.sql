-- AlterTable
ALTER TABLE "Claim" ADD COLUMN "blindTo" TEXT;
ALTER TABLE "Claim" ADD COLUMN "secondCheckId" TEXT;

-- CreateTable
CREATE TABLE "SecondCheck" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "claimId" TEXT NOT NULL,
    "verdictId" TEXT NOT NULL,
    "checkerId" TEXT NOT NULL,
    "checkerName" TEXT NOT NULL,
    "askedById" TEXT NOT NULL,
    "askedByName" TEXT NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "status" TEXT,
    "rationale" TEXT,
    "asOf" TEXT,
    "doneAt" DATETIME,
    "took" TEXT,
    "chosenVerdictId" TEXT,
    "note" TEXT,
    "closedById" TEXT,
    "closedByName" TEXT,
    "closedAt" DATETIME,
    CONSTRAINT "SecondCheck_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SecondCheck_verdictId_fkey" FOREIGN KEY ("verdictId") REFERENCES "Verdict" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AgreementCount" (
    "first" TEXT NOT NULL,
    "second" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    PRIMARY KEY ("first", "second")
);

-- CreateIndex
CREATE INDEX "SecondCheck_state_id_idx" ON "SecondCheck"("state", "id");

-- CreateIndex
CREATE INDEX "SecondCheck_checkerId_state_id_idx" ON "SecondCheck"("checkerId", "state", "id");

-- CreateIndex
CREATE INDEX "SecondCheck_verdictId_checkerId_idx" ON "SecondCheck"("verdictId", "checkerId");

-- CreateIndex
CREATE INDEX "SecondCheck_claimId_idx" ON "SecondCheck"("claimId");
