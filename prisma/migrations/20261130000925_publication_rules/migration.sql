-- CreateTable
CREATE TABLE "PublicationRule" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "since" DATETIME NOT NULL
);
