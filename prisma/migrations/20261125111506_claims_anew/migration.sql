-- Columns are added in place, so that a large database is not copied and no row is touched. What the splitter found before
-- has no parts, nothing open, and cues without their place.
CREATE TABLE "Part" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "claimId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "Part_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Part_claimId_ordinal_key" ON "Part"("claimId", "ordinal");
ALTER TABLE "Anchor" ADD COLUMN "partId" TEXT REFERENCES "Part" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Claim" ADD COLUMN "open" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Attribution" ADD COLUMN "decidedBy" TEXT;
ALTER TABLE "Hop" ADD COLUMN "cueStart" INTEGER;
ALTER TABLE "Hop" ADD COLUMN "cueEnd" INTEGER;
