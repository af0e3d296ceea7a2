-- CreateTable
CREATE TABLE "LearntModel" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "bytes" BLOB NOT NULL,
    "decisions" INTEGER NOT NULL,
    "heldOut" INTEGER NOT NULL,
    "figures" TEXT NOT NULL,
    "createdById" TEXT,
    "createdByName" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "LearntModel_name_id_idx" ON "LearntModel"("name", "id");
