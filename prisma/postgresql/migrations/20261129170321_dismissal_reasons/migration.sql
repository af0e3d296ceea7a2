-- AlterTable
ALTER TABLE "Claim" ADD COLUMN     "dismissedAs" TEXT,
ADD COLUMN     "duplicateOfId" TEXT;
