-- AlterTable
ALTER TABLE "Claim" ADD COLUMN "dismissedAs" TEXT;
ALTER TABLE "Claim" ADD COLUMN "duplicateOfId" TEXT;
