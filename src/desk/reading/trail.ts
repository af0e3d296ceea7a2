// The trail of a claim, and of a whole article, for the desk.
import type { Article } from '../../domain/article.js'
import type { Claim } from '../../domain/claim.js'
import { NotAllowed } from '../../domain/errors.js'
import { writeEvent, type Event } from '../../domain/event.js'
import type { Page, PageRequest } from '../../domain/page.js'
import type { TrailCount, TrailFilter, Within } from '../../domain/trail.js'
import { isBlind, isPerson, type Actor } from '../../domain/permission.js'
import type { Reader } from '../../storage/store.js'
import { viewerOf } from './as-seen-by.js'
import { deskArticle } from './articles.js'
import { subjectsOf } from './claims.js'

/** Trail is a page of what the filter keeps of a trail, the newest first, and how often in all of it who did what. */
export interface Trail extends Page<Event> {
  counts: TrailCount[]
  filter: TrailFilter
}

/** TrailOfArticle has with it the claims that the page is about, and whether it leaves out one that this person checks blind. */
export interface TrailOfArticle extends Trail {
  claims: Map<string, { id: string; text: string }>
  isInPart: boolean
}

/** trailOfClaim answers the trail of a claim and its verdicts: nothing to who checks it blind. A filter for what does not occur there is none. */
export async function trailOfClaim(store: Reader, actor: Actor | null, claim: Claim, filter: TrailFilter, request: PageRequest): Promise<Trail> {
  if (isBlind(actor, claim)) return { items: [], next: null, counts: [], filter: {} }
  return trailWithin(store, { subjectIds: subjectsOf(claim) }, filter, request)
}

/** trailOfArticle answers the trail of an article and all its claims but those that this person checks blind. */
export async function trailOfArticle(store: Reader, actor: Actor | null, articleId: string, filter: TrailFilter, request: PageRequest): Promise<TrailOfArticle> {
  const trail = await trailWithin(store, { chain: articleId, viewer: viewerOf(actor) }, filter, request)
  const behind = await store.claims.behind([...new Set(trail.items.map(({ subjectId }) => subjectId))])
  return { ...trail, claims: new Map(behind.map(({ subjectId, claimId, text }) => [subjectId, { id: claimId, text }])), isInPart: await isBlindIn(store, actor, articleId) }
}

async function trailWithin(store: Reader, within: Within, { activity, agent }: TrailFilter, request: PageRequest): Promise<Trail> {
  const counts = await store.trail.tally(within)
  const filter = {
    activity: counts.some((one) => one.activity === activity) ? activity : undefined,
    agent: counts.some((one) => one.agent === agent) ? agent : undefined,
  }
  return { ...(await store.trail.filtered(within, filter, request)), counts, filter }
}

/** articleOfTrailFile answers an article whose whole trail this person may have. Throws NotAllowed, also where they check one of its claims blind, NotFound. */
export async function articleOfTrailFile(store: Reader, actor: Actor | null, articleId: string): Promise<Article> {
  const article = await deskArticle(store, actor, articleId)
  if (await isBlindIn(store, actor, article.id)) throw new NotAllowed('see_desk', BLIND_FILE)
  return article
}

const BLIND_FILE = 'The file tells of all claims of the article, and you check one of them blind: you have it once you have written what you find.'

async function isBlindIn(store: Reader, actor: Actor | null, articleId: string): Promise<boolean> {
  return isPerson(actor) && store.secondChecks.isAskedIn(actor.id, articleId)
}

const LINES_AT_ONCE = 100

/** linesOfTrail reads a whole chain in its order, a page of lines at a time: each is an event as writeEvent writes it. */
export async function* linesOfTrail(store: Reader, chain: string): AsyncGenerator<string[]> {
  let after: string | null = null
  do {
    const page: Page<Event> = await store.trail.ofChain(chain, { after, limit: LINES_AT_ONCE })
    yield page.items.map(writeEvent)
    after = page.next
  } while (after !== null)
}
