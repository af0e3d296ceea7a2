-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "mergedIntoId" TEXT,
ADD COLUMN     "reliability" TEXT,
ADD COLUMN     "role" TEXT,
ADD COLUMN     "sameAs" TEXT;

-- AlterTable
ALTER TABLE "SourceAlias" ADD COLUMN     "kind" TEXT,
ADD COLUMN     "mergedFromId" TEXT;

-- AlterTable
ALTER TABLE "Hop" ADD COLUMN     "mergedFromId" TEXT;

-- CreateTable
CREATE TABLE "SourceIdentity" (
    "sourceId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "authorName" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SourceIdentity_pkey" PRIMARY KEY ("sourceId","authorId")
);

-- CreateIndex
CREATE INDEX "Source_articleId_folded_id_idx" ON "Source"("articleId", "folded", "id");

-- CreateIndex
CREATE INDEX "Source_articleId_kind_folded_id_idx" ON "Source"("articleId", "kind", "folded", "id");

-- CreateIndex
CREATE INDEX "Source_mergedIntoId_idx" ON "Source"("mergedIntoId");

-- AddForeignKey
ALTER TABLE "SourceIdentity" ADD CONSTRAINT "SourceIdentity_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
