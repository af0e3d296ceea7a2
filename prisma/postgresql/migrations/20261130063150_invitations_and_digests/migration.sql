-- AlterTable
ALTER TABLE "Verdict" ADD COLUMN     "selfApproval" TEXT;

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "createdById" TEXT,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "acceptedAt" TIMESTAMP(3),
    "userId" TEXT,
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Digest" (
    "userId" TEXT NOT NULL,
    "feedHash" TEXT,
    "feedMadeAt" TIMESTAMP(3),
    "mail" TEXT NOT NULL DEFAULT 'none',
    "mailDueAt" TIMESTAMP(3),
    "mailedUpTo" TIMESTAMP(3),
    "mailing" TIMESTAMP(3),

    CONSTRAINT "Digest_pkey" PRIMARY KEY ("userId")
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

-- AddForeignKey
ALTER TABLE "Digest" ADD CONSTRAINT "Digest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
