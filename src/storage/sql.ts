// Parts of the queries that Prisma's own filters would answer by reading whole tables. Names are quoted: they are Prisma's.
import { publicStages } from '../domain/claim.js'
import { Prisma } from './generated/client.js'

/** hopsInArticles joins each hop to its attribution, claim and article, under these names. */
export const hopsInArticles = Prisma.sql`"Hop" AS hop
  JOIN "Attribution" AS attribution ON attribution."id" = hop."attributionId"
  JOIN "Claim" AS claim ON claim."id" = attribution."claimId"
  JOIN "Article" AS article ON article."id" = claim."articleId"`

/** seenByReaders keeps, of those, the claims that readers may see. */
export const seenByReaders = Prisma.sql`
  article."publication" = 'published' AND claim."stage" IN (${Prisma.join([...publicStages])})`
