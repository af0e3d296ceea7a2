import { sql, type RawBuilder } from 'kysely'
import type { Db } from './db.js'
import { IMPORTING } from './importing.js'
import { statement } from './statements.js'

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
      if (areSourcesChanged) await db.rows.change(move, { next: nextSecond() })
      else if (articleIds.size > 0) await db.rows.change(moveIfSeen, { next: nextSecond(), articleIds: [...articleIds] })
    },
  }
}

// What was published once is seen, and stays seen.
const moveIfSeen = statement((_db, { next, articleIds }: { next: number; articleIds: readonly string[] }, { among }) =>
  moving(next, sql<boolean>`EXISTS (SELECT 1 FROM "Article" WHERE "id" IN ${among(articleIds)} AND "publication" NOT IN ('draft', ${IMPORTING}))`))
const move = statement((_db, { next }: { next: number }) => moving(next, sql<boolean>`1 = 1`))

function moving(next: number, where: RawBuilder<boolean>): RawBuilder<never> {
  return sql<never>`
    INSERT INTO "Version" ("name", "second") SELECT 'readers', CAST(${next} AS BIGINT) WHERE ${where}
    ON CONFLICT ("name") DO UPDATE SET "second" = CASE
      WHEN "Version"."second" >= excluded."second" THEN "Version"."second" + 1 ELSE excluded."second" END`
}

// Readers are told the second as that of the last change: it has not come yet, so that nobody was shown what was before in it.
function nextSecond(): number {
  return Math.floor(Date.now() / 1_000) + 1
}

/** readVersion answers the version of what readers see; see Store. */
export async function readVersion({ rows }: Pick<Db, 'rows'>): Promise<number> {
  return (await rows.first(versionOfReaders, {}))?.second ?? 0
}

const versionOfReaders = statement((db) => db.selectFrom('Version').select('second').where('name', '=', 'readers'))
