-- CreateTable
CREATE TABLE "Version" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "second" BIGINT NOT NULL
);
