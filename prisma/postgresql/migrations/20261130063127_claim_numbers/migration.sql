-- AlterTable
ALTER TABLE "Claim" ADD COLUMN     "number" INTEGER;

-- In the order in which lists have shown them.
UPDATE "Claim" SET "number" = placed."place" FROM (
  SELECT "id", ROW_NUMBER() OVER (PARTITION BY "articleId" ORDER BY "position", "id") AS "place" FROM "Claim") AS placed
WHERE "Claim"."id" = placed."id";

-- CreateIndex
CREATE UNIQUE INDEX "Claim_articleId_number_key" ON "Claim"("articleId", "number");
