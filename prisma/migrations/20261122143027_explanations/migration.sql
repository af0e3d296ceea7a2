-- Columns are added in place, so that a large database is not copied and no row is touched.
ALTER TABLE "Claim" ADD COLUMN "confidence" REAL;
ALTER TABLE "Claim" ADD COLUMN "why" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Claim" ADD COLUMN "quantities" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Claim" ADD COLUMN "times" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Attribution" ADD COLUMN "confidence" REAL;
ALTER TABLE "Attribution" ADD COLUMN "why" TEXT NOT NULL DEFAULT '[]';
