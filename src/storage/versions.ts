import type { Db } from './db.js'
import { Prisma } from './generated/client.js'
import { IMPORTING } from './importing.js'

/**
 * Shown gathers what one transaction changes that readers may see, and moves their version once, at its end: whoever writes
 * events or sources tells it here, so that no verb can forget it.
 */
export interface Shown {
  /** Something was done in this chain: an article's, or that of what belongs to none. */
  inChain(chain: string): void
  /** Sources or their names changed; an article that nobody saw yet can do that, too. */
  inSources(): void
  /** Moves the version where something was changed; the last thing that the transaction does. */
  settle(): Promise<void>
}

export function createShown(db: Db): Shown {
  const articleIds = new Set<string>()
  let areSourcesChanged = false
  return {
    inChain: (chain) => void articleIds.add(chain),
    inSources: () => void (areSourcesChanged = true),
    async settle() {
      if (areSourcesChanged) await move(db, Prisma.sql`1 = 1`)
      else if (articleIds.size > 0) await move(db, seenByReaders([...articleIds]))
    },
  }
}

// What was published once is seen, and stays seen.
function seenByReaders(articleIds: string[]): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "Article" WHERE "id" IN (${Prisma.join(articleIds)}) AND "publication" NOT IN ('draft', ${IMPORTING}))`
}

// Readers are told the second as that of the last change: it has not come yet, so that nobody was shown what was before in it.
async function move(db: Db, where: Prisma.Sql): Promise<void> {
  const next = Math.floor(Date.now() / 1_000) + 1
  await db.$executeRaw`
    INSERT INTO "Version" ("name", "second") SELECT 'readers', CAST(${next} AS BIGINT) WHERE ${where}
    ON CONFLICT ("name") DO UPDATE SET "second" = CASE
      WHEN "Version"."second" >= excluded."second" THEN "Version"."second" + 1 ELSE excluded."second" END`
}
