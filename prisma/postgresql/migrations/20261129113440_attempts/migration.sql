-- CreateTable
CREATE TABLE "AttemptCount" (
    "key" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "opensAt" TIMESTAMP(3) NOT NULL,
    "forgottenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AttemptCount_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "AttemptCount_forgottenAt_idx" ON "AttemptCount"("forgottenAt");
