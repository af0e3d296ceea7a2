-- The column is added in place, so that a large database is not copied. What an older splitter left without a source is told
-- apart here as far as its rows allow.
ALTER TABLE "Claim" ADD COLUMN "sourceSearch" TEXT NOT NULL DEFAULT 'searched';

-- Articles in other languages were never searched: each claim says so in its reasons; before there were reasons, all claims
-- of such an article were of no kind and worth one half, and none had a source.
UPDATE "Claim" SET "sourceSearch" = 'not_looked_for'
WHERE "origin" = 'split' AND (
  "why" LIKE '%in a language that is read no further than its sentences%'
  OR ("why" = '[]' AND "articleId" NOT IN (
    SELECT beside."articleId" FROM "Claim" AS beside
    LEFT JOIN "Attribution" AS chain ON chain."claimId" = beside."id"
    WHERE beside."kind" <> 'other' OR beside."checkworthiness" <> 0.5 OR chain."id" IS NOT NULL
  ))
);

-- Where a word for saying or a quotation mark stands just before or behind a claim without a source, somebody may have said it.
UPDATE "Claim" SET "sourceSearch" = 'unsure'
WHERE "origin" = 'split' AND "sourceSearch" = 'searched'
  AND NOT EXISTS (SELECT 1 FROM "Attribution" AS chain WHERE chain."claimId" = "Claim"."id")
  AND EXISTS (
    SELECT 1 FROM "Anchor" AS anchor
    WHERE anchor."claimId" = "Claim"."id" AND anchor."partId" IS NULL AND (
      anchor."prefix" || ' ' || anchor."suffix" LIKE '%said%' OR anchor."prefix" || ' ' || anchor."suffix" LIKE '%says%'
      OR anchor."prefix" || ' ' || anchor."suffix" LIKE '%told%' OR anchor."prefix" || ' ' || anchor."suffix" LIKE '%according to%'
      OR anchor."prefix" || ' ' || anchor."suffix" LIKE '%reported%' OR anchor."prefix" LIKE '%“' OR anchor."prefix" LIKE '%"'
    )
  );
