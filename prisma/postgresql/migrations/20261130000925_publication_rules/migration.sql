-- CreateTable
CREATE TABLE "PublicationRule" (
    "name" TEXT NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PublicationRule_pkey" PRIMARY KEY ("name")
);
