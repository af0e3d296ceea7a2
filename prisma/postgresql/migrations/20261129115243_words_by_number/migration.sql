-- What is searched is written anew, in the order of its age, by the next start: see src/storage/words.ts.
DELETE FROM "ClaimWords";

-- AlterTable
ALTER TABLE "Article" DROP COLUMN "folded";

-- AlterTable
ALTER TABLE "ClaimWords" DROP CONSTRAINT "ClaimWords_pkey",
ADD COLUMN     "number" INTEGER NOT NULL,
ADD CONSTRAINT "ClaimWords_pkey" PRIMARY KEY ("number");

-- CreateTable
CREATE TABLE "ArticleWords" (
    "number" INTEGER NOT NULL,
    "articleId" TEXT NOT NULL,
    "folded" TEXT NOT NULL,

    CONSTRAINT "ArticleWords_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "SourceWords" (
    "number" INTEGER NOT NULL,
    "sourceId" TEXT NOT NULL,
    "folded" TEXT NOT NULL,

    CONSTRAINT "SourceWords_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE UNIQUE INDEX "ArticleWords_articleId_key" ON "ArticleWords"("articleId");

-- CreateIndex
CREATE UNIQUE INDEX "SourceWords_sourceId_key" ON "SourceWords"("sourceId");

-- CreateIndex
CREATE UNIQUE INDEX "ClaimWords_claimId_key" ON "ClaimWords"("claimId");

-- AddForeignKey
ALTER TABLE "ArticleWords" ADD CONSTRAINT "ArticleWords_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceWords" ADD CONSTRAINT "SourceWords_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Changes of several articles write words side by side: each takes its own numbers.
CREATE SEQUENCE "ClaimWords_numbers" OWNED BY "ClaimWords"."number";
CREATE SEQUENCE "ArticleWords_numbers" OWNED BY "ArticleWords"."number";
CREATE SEQUENCE "SourceWords_numbers" OWNED BY "SourceWords"."number";

-- The index of the search: see src/storage/postgres/search-index.ts. All that stands in a text of one to three characters side by
-- side, and the stretches of numbers, of four lengths, in which its number lies.
CREATE FUNCTION "claimtrail_pieces"("folded" TEXT, "number" INTEGER) RETURNS TEXT[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10000
AS $$
  SELECT array_agg(a) || array_agg(a || b) || array_agg(a || b || c)
    || ARRAY['#13.' || ("number" >> 13), '#15.' || ("number" >> 15), '#17.' || ("number" >> 17), '#19.' || ("number" >> 19)]
  FROM (SELECT a, lead(a) OVER (ORDER BY i) AS b, lead(a, 2) OVER (ORDER BY i) AS c
    FROM unnest(string_to_array("folded", NULL)) WITH ORDINALITY AS characters(a, i)) AS side_by_side
$$;

CREATE INDEX "ClaimWords_pieces" ON "ClaimWords" USING GIN (("claimtrail_pieces"("folded", "number") COLLATE "C")) WITH (gin_pending_list_limit = 256);
CREATE INDEX "ArticleWords_pieces" ON "ArticleWords" USING GIN (("claimtrail_pieces"("folded", "number") COLLATE "C")) WITH (gin_pending_list_limit = 256);
CREATE INDEX "SourceWords_pieces" ON "SourceWords" USING GIN (("claimtrail_pieces"("folded", "number") COLLATE "C")) WITH (gin_pending_list_limit = 256);

-- What stands in texts is nothing to plan by, and to gather it takes as long as to index them.
ALTER INDEX "ClaimWords_pieces" ALTER COLUMN 1 SET STATISTICS 0;
ALTER INDEX "ArticleWords_pieces" ALTER COLUMN 1 SET STATISTICS 0;
ALTER INDEX "SourceWords_pieces" ALTER COLUMN 1 SET STATISTICS 0;
