-- AlterTable
ALTER TABLE "Article" ADD COLUMN "folded" TEXT;

-- CreateTable
CREATE TABLE "ClaimWords" (
    "claimId" TEXT NOT NULL PRIMARY KEY,
    "folded" TEXT NOT NULL,
    CONSTRAINT "ClaimWords_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
