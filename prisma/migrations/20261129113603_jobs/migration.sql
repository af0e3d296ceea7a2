-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "key" TEXT,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dueAt" DATETIME NOT NULL,
    "takenBy" TEXT,
    "failure" TEXT,
    "failedAt" DATETIME,
    "createdById" TEXT,
    "createdByName" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "PendingImport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "input" TEXT,
    "articleId" TEXT,
    "createdById" TEXT NOT NULL,
    "createdByName" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Job_key_key" ON "Job"("key");

-- CreateIndex
CREATE INDEX "Job_state_dueAt_idx" ON "Job"("state", "dueAt");

-- CreateIndex
CREATE INDEX "Job_failedAt_id_idx" ON "Job"("failedAt", "id");

-- CreateIndex
CREATE INDEX "PendingImport_sha256_idx" ON "PendingImport"("sha256");

-- CreateIndex
CREATE INDEX "PendingImport_createdById_articleId_idx" ON "PendingImport"("createdById", "articleId");

-- CreateIndex
CREATE INDEX "PendingImport_articleId_createdAt_idx" ON "PendingImport"("articleId", "createdAt");
