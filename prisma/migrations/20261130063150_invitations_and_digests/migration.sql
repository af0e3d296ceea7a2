-- AlterTable
ALTER TABLE "Verdict" ADD COLUMN "selfApproval" TEXT;

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "hash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "createdById" TEXT,
    "createdByName" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "acceptedAt" DATETIME,
    "userId" TEXT,
    "revokedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Digest" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "feedHash" TEXT,
    "feedMadeAt" DATETIME,
    "mail" TEXT NOT NULL DEFAULT 'none',
    "mailDueAt" DATETIME,
    "mailedUpTo" DATETIME,
    "mailing" DATETIME,
    CONSTRAINT "Digest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_hash_key" ON "Invitation"("hash");

-- CreateIndex
CREATE INDEX "Invitation_acceptedAt_revokedAt_createdAt_id_idx" ON "Invitation"("acceptedAt", "revokedAt", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Invitation_email_idx" ON "Invitation"("email");

-- CreateIndex
CREATE INDEX "Invitation_userId_idx" ON "Invitation"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Digest_feedHash_key" ON "Digest"("feedHash");

-- CreateIndex
CREATE INDEX "Digest_mailDueAt_idx" ON "Digest"("mailDueAt");
