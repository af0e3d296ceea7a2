import { setTimeout as pause } from 'node:timers/promises'
import type { Article, Revision } from '../../domain/article.js'
import { SameText, StoreBusy, StoreUnwritable } from '../../domain/errors.js'
import type { EventDraft } from '../../domain/event.js'
import type { Actor } from '../../domain/permission.js'
import type { ClaimBatches } from '../../storage/rows-of-claims.js'
import type { Store, Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'
import type { SourceFinder } from '../sources/find-source.js'

/** NewArticle is all of an article, prepared before anything is written. */
export interface NewArticle {
  article: Article
  revision: Revision
  sources: SourceFinder
  claims: ClaimBatches
  event: EventDraft
}

/**
 * writeArticle writes a new article; answers false, with nothing written, where somebody brought in one of its sources
 * meanwhile. A long one is written some claims at a time, and seen by nobody before the last of them: other changes get their
 * turn in between. What a program that is killed leaves of it is taken away by takeBackBrokenOff. Throws NotAllowed,
 * SameText, StoreBusy also where it stood still for so long that it was taken for broken off.
 */
export async function writeArticle(desk: Desk, actor: Actor, whole: NewArticle): Promise<boolean> {
  const isLong = whole.claims.length > 1
  return isLong ? writeInSteps(desk, actor, whole) : desk.store.write(async (tx) => {
    permit(actor, 'import_article')
    if (!(await isStillRight(tx, whole))) return false
    await tx.articles.insert(whole.article, whole.revision, actor.id)
    await whole.sources.keep(tx, desk.now())
    await tx.claims.insertAll(whole.claims)
    await tell(desk, tx, actor, whole)
    return true
  })
}

async function writeInSteps(desk: Desk, actor: Actor, whole: NewArticle): Promise<boolean> {
  const { article, revision, sources, claims } = whole
  const hasBegun = await inTurn(desk.store, async (tx) => {
    permit(actor, 'import_article')
    if (!(await isStillRight(tx, whole))) return false
    await tx.imports.begin(article, revision, actor.id)
    await sources.keep(tx, desk.now())
    return true
  })
  if (!hasBegun) return false
  try {
    for (const group of claims) {
      await inTurn(desk.store, async (tx) => {
        await tx.claims.insertAll([group])
        await tx.imports.goesOn(article.id, desk.now())
      })
    }
    await desk.store.write(async (tx) => {
      permit(actor, 'import_article')
      // Somebody else may have begun, and ended, with the same text meanwhile.
      await refuseSameText(tx.articles, revision.sha256)
      await tx.imports.finish(article.id, desk.now())
      await tell(desk, tx, actor, whole)
    })
  } catch (error) {
    await takeBack(desk, article.id).catch(leaveToLater)
    throw error
  }
  return true
}

/** How long an import of which half is here may stand still before it counts as broken off. */
export const STANDS_STILL_MS = 10 * 60_000
const AT_ONCE = 100
// Longer than who waits for a lock pauses between two tries.
const OTHERS_TURN_MS = 30

/** takeBackBrokenOff takes away what imports left that were broken off, such as by a power cut. Nobody saw any of it. */
export async function takeBackBrokenOff(desk: Desk): Promise<void> {
  const since = new Date(desk.now().getTime() - STANDS_STILL_MS)
  for (const id of await desk.store.imports.brokenOff(since, AT_ONCE)) await takeBack(desk, id)
}

// What kept the import from being written may keep this from it too.
function leaveToLater(error: unknown): void {
  if (!(error instanceof StoreBusy || error instanceof StoreUnwritable)) throw error
}

async function takeBack({ store }: Desk, articleId: string): Promise<void> {
  while (!(await inTurn(store, (tx) => tx.imports.takeBack(articleId, AT_ONCE))));
}

// In one process changes have their turns; of several processes the one that goes on at once would keep the others waiting.
async function inTurn<T>(store: Store, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const { ms, result } = await store.write(async (tx) => {
    const begun = performance.now()
    const done = await work(tx)
    return { ms: performance.now() - begun, result: done }
  })
  await pause(Math.max(ms, OTHERS_TURN_MS))
  return result
}

async function isStillRight(tx: Transaction, { revision, sources }: NewArticle): Promise<boolean> {
  await refuseSameText(tx.articles, revision.sha256)
  return !(await sources.isOvertaken(tx))
}

async function tell(desk: Desk, tx: Transaction, actor: Actor, { article, event }: NewArticle): Promise<void> {
  await tx.trail.append({ id: desk.newId(), chain: article.id, at: desk.now(), actor, ...event })
}

/** refuseSameText throws SameText where an article has this text already, by its SHA-256. */
export async function refuseSameText(articles: Store['articles'], sha256: string): Promise<void> {
  const same = await articles.findByText(sha256)
  if (same) throw new SameText(same.id, same.title)
}
