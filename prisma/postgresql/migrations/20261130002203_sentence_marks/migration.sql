-- CreateTable
CREATE TABLE "SentenceMark" (
    "revisionId" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SentenceMark_pkey" PRIMARY KEY ("revisionId","start")
);

-- AddForeignKey
ALTER TABLE "SentenceMark" ADD CONSTRAINT "SentenceMark_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
