import { setTimeout as pause } from 'node:timers/promises'
import type { Article, Revision } from '../../domain/article.js'
import { isStoreFailure, SameText } from '../../domain/errors.js'
import type { EventDraft } from '../../domain/event.js'
import type { Actor } from '../../domain/permission.js'
import type { ClaimBatches } from '../../storage/rows-of-claims.js'
import type { Store, Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'
import type { SourceFinder } from '../sources/find-source.js'

/** NewArticle is all of an article but its sources, prepared before anything is written. */
export interface NewArticle {
  article: Article
  revision: Revision
  claims: ClaimBatches
  event: EventDraft
}

/** NewArticles is some of them with the sources of all. */
export interface NewArticles {
  articles: NewArticle[]
  sources: SourceFinder
  /** What is written in the transaction that shows an article, or not at all. */
  alongside?: (tx: Transaction, articleId: string) => Promise<void>
}

// New articles and the sources that they bring, all of them: what two bring in at once must be seen to be the same. Nothing else
// reads or changes sources, and an article that is new belongs to nobody else yet.
const IMPORTS = 'imports'

/**
 * writeArticles writes new articles, all or none; answers false, with nothing of them left, where somebody brought in one of their
 * sources meanwhile. A long one, which comes alone, is written some sources and claims at a time, and seen by nobody before the
 * last of them: other changes get their turn in between. What a program that is killed leaves of it is taken away by
 * takeBackBrokenOff. Throws NotAllowed, SameText, StoreBusy also where it stood still for so long that it was taken for broken off.
 */
export async function writeArticles(desk: Desk, actor: Actor, all: NewArticles): Promise<boolean> {
  const long = all.articles.find(({ claims }) => claims.length > 1)
  if (long && all.articles.length > 1) throw new RangeError('a long article is written alone')
  return long ? writeInSteps(desk, actor, long, all) : desk.store.write(async (tx) => {
    permit(actor, 'import_article')
    if (!(await areStillRight(tx, all))) return false
    for (const { article, revision } of all.articles) await tx.articles.insert(article, revision, actor.id)
    await tx.sources.insertAll(all.sources.unshared(), desk.now())
    await tx.claims.insertAll(all.articles.flatMap(({ claims }) => claims))
    await show(desk, tx, actor, all)
    return true
  }, IMPORTS)
}

async function writeInSteps(desk: Desk, actor: Actor, long: NewArticle, all: NewArticles): Promise<boolean> {
  const { article, revision } = long
  const hasBegun = await inTurn(desk.store, async (tx) => {
    permit(actor, 'import_article')
    if (!(await areStillRight(tx, all))) return false
    await tx.imports.begin(article, revision, actor.id)
    return true
  })
  if (!hasBegun) return false
  let isWritten = false
  try {
    for (const step of stepsOf(long, all.sources, desk.now())) {
      await inTurn(desk.store, async (tx) => {
        await tx.imports.goesOn(article.id, desk.now())
        await step(tx)
      })
    }
    isWritten = await desk.store.write(async (tx) => {
      permit(actor, 'import_article')
      // Somebody else may have begun, and ended, with the same text or sources meanwhile.
      if (!(await areStillRight(tx, all))) return false
      await tx.imports.finish(article.id, desk.now())
      await show(desk, tx, actor, all)
      return true
    }, IMPORTS)
  } finally {
    if (!isWritten) await takeBack(desk, article.id).catch(leaveToLater)
  }
  return isWritten
}

type Step = (tx: Transaction) => Promise<unknown>

function* stepsOf({ claims }: NewArticle, sources: SourceFinder, at: Date): Generator<Step> {
  const unshared = sources.unshared()
  for (let from = 0; from < unshared.length; from += SOURCES_AT_ONCE) {
    yield (tx) => tx.sources.insertAll(unshared.slice(from, from + SOURCES_AT_ONCE), at)
  }
  for (const group of claims) yield (tx) => tx.claims.insertAll([group])
}

const SOURCES_AT_ONCE = 500

/**
 * How long an import of which half is here may stand still before it counts as broken off. One that lives notes at each step that
 * it goes on, and between two waits for a lock at most, which StoreBusy ends long before. One that slept (a lid was shut) is
 * refused by its next step.
 */
export const STANDS_STILL_MS = 60_000
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
  if (!isStoreFailure(error)) throw error
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
  }, IMPORTS)
  await pause(Math.max(ms, OTHERS_TURN_MS))
  return result
}

async function areStillRight(tx: Transaction, { articles, sources }: NewArticles): Promise<boolean> {
  for (const { revision } of articles) await refuseSameText(tx.articles, revision.sha256)
  return !(await sources.isOvertaken(tx))
}

async function show(desk: Desk, tx: Transaction, actor: Actor, { articles, sources, alongside }: NewArticles): Promise<void> {
  await sources.share(tx)
  for (const { article, event } of articles) {
    await alongside?.(tx, article.id)
    await tx.trail.append({ id: desk.newId(), chain: article.id, at: desk.now(), actor, ...event })
  }
}

/** refuseSameText throws SameText where an article has this text already, by its SHA-256. */
export async function refuseSameText(articles: Store['articles'], sha256: string): Promise<void> {
  const same = await articles.findByText(sha256)
  if (same) throw new SameText(same.id, same.title)
}
