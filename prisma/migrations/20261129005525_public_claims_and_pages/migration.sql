DROP INDEX "Anchor_revisionId_idx";
CREATE INDEX "Anchor_revisionId_start_idx" ON "Anchor"("revisionId", "start");
ALTER TABLE "Claim" ADD COLUMN "publicSince" DATETIME;
ALTER TABLE "Claim" ADD COLUMN "withdrawnAt" DATETIME;
ALTER TABLE "Claim" ADD COLUMN "withdrawalNote" TEXT;

-- What readers see now was public since its article first was, or since it was first accepted where that came later.
UPDATE "Claim" SET "publicSince" = (
  SELECT MAX(
    COALESCE((SELECT MIN("at") FROM "Event" WHERE "subjectId" = article."id" AND "activity" = 'publish'), article."publishedAt", article."updatedAt"),
    COALESCE((SELECT MIN("at") FROM "Event" WHERE "subjectId" = "Claim"."id" AND "activity" IN ('accept', 'propose_verdict')), '')
  ) FROM "Article" AS article WHERE article."id" = "Claim"."articleId"
)
WHERE "stage" IN ('accepted', 'in_check', 'awaiting_approval', 'approved', 'reopened')
  AND EXISTS (SELECT 1 FROM "Article" AS article WHERE article."id" = "Claim"."articleId" AND article."publication" <> 'draft');

-- What readers saw until somebody dismissed it or put it back, when that needed no editor, gets its page back: it is
-- withdrawn, by the day of that act and without a note. The trail tells the act as it was.
UPDATE "Claim" SET
  "stage" = 'withdrawn',
  "publicSince" = (SELECT MIN("at") FROM "Event" WHERE "subjectId" = "Claim"."articleId" AND "activity" = 'publish'),
  "withdrawnAt" = (SELECT MAX("at") FROM "Event" WHERE "subjectId" = "Claim"."id" AND "activity" IN ('dismiss', 'restore'))
WHERE "stage" IN ('proposed', 'dismissed') AND EXISTS (
  SELECT 1 FROM "Event" AS taken WHERE taken."subjectId" = "Claim"."id" AND taken."activity" IN ('dismiss', 'restore')
    AND json_extract(taken."before", '$.stage') IN ('accepted', 'in_check', 'awaiting_approval', 'approved', 'reopened')
    AND taken."at" > (SELECT MIN("at") FROM "Event" WHERE "subjectId" = "Claim"."articleId" AND "activity" = 'publish')
);
