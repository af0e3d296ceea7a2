-- What is searched is written anew, in the order of its age, by the next start: see src/storage/words.ts.
DROP TABLE "ClaimWords";

-- AlterTable
ALTER TABLE "Article" DROP COLUMN "folded";

-- CreateTable
CREATE TABLE "ClaimWords" (
    "number" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "claimId" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    CONSTRAINT "ClaimWords_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ArticleWords" (
    "number" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "articleId" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    CONSTRAINT "ArticleWords_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SourceWords" (
    "number" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "sourceId" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    CONSTRAINT "SourceWords_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "ClaimWords_claimId_key" ON "ClaimWords"("claimId");

-- CreateIndex
CREATE UNIQUE INDEX "ArticleWords_articleId_key" ON "ArticleWords"("articleId");

-- CreateIndex
CREATE UNIQUE INDEX "SourceWords_sourceId_key" ON "SourceWords"("sourceId");

-- The index of the search, by the words' number: see src/storage/sqlite/search-index.ts. It keeps no text, and no place in it.
CREATE VIRTUAL TABLE "ClaimPieces" USING fts5("pieces", content='', contentless_delete=1, detail='none', tokenize='ascii');
CREATE VIRTUAL TABLE "ArticlePieces" USING fts5("pieces", content='', contentless_delete=1, detail='none', tokenize='ascii');
CREATE VIRTUAL TABLE "SourcePieces" USING fts5("pieces", content='', contentless_delete=1, detail='none', tokenize='ascii');
