-- AlterTable
ALTER TABLE "Comment" ADD COLUMN "parentId" TEXT;
ALTER TABLE "Comment" ADD COLUMN "removalReason" TEXT;
ALTER TABLE "Comment" ADD COLUMN "removedAt" DATETIME;
ALTER TABLE "Comment" ADD COLUMN "removedByName" TEXT;
ALTER TABLE "Comment" ADD COLUMN "resolvedAt" DATETIME;
ALTER TABLE "Comment" ADD COLUMN "resolvedById" TEXT;
ALTER TABLE "Comment" ADD COLUMN "resolvedByName" TEXT;
ALTER TABLE "Comment" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Event" ADD COLUMN "redactedBy" TEXT;

-- CreateTable
CREATE TABLE "CommentMention" (
    "commentId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "seenAt" DATETIME,
    "seenBy" TEXT,

    PRIMARY KEY ("commentId", "personId"),
    CONSTRAINT "CommentMention_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "CommentMention_personId_seenAt_commentId_idx" ON "CommentMention"("personId", "seenAt", "commentId");

-- CreateIndex
CREATE INDEX "Comment_parentId_createdAt_idx" ON "Comment"("parentId", "createdAt");
