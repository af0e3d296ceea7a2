-- CreateTable
CREATE TABLE "Presence" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "claimId" TEXT NOT NULL,
    "until" DATETIME NOT NULL,
    CONSTRAINT "Presence_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Presence_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
