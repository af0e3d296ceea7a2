-- CreateTable
CREATE TABLE "AttemptCount" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "attempts" INTEGER NOT NULL,
    "opensAt" DATETIME NOT NULL,
    "forgottenAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "AttemptCount_forgottenAt_idx" ON "AttemptCount"("forgottenAt");
