-- CreateTable
CREATE TABLE "Embargo" (
    "articleId" TEXT NOT NULL,
    "until" TIMESTAMP(3) NOT NULL,
    "zone" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdByName" TEXT NOT NULL,
    "reasons" TEXT NOT NULL,

    CONSTRAINT "Embargo_pkey" PRIMARY KEY ("articleId")
);

-- AddForeignKey
ALTER TABLE "Embargo" ADD CONSTRAINT "Embargo_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
