// The trail of a claim, and of a whole article, for the desk.
import type { Claim } from '../../domain/claim.js'
import { writeEvent, type Event } from '../../domain/event.js'
import type { Page, PageRequest } from '../../domain/page.js'
import type { TrailCount, TrailFilter, Within } from '../../domain/trail.js'
import type { Reader } from '../../storage/store.js'
import { subjectsOf } from './claims.js'

/** Trail is a page of what the filter keeps of a trail, the newest first, and how often in all of it who did what. */
export interface Trail extends Page<Event> {
  counts: TrailCount[]
  filter: TrailFilter
}

/** trailOfClaim answers the trail of a claim and its verdicts. A filter for what does not occur there is none. */
export function trailOfClaim(store: Reader, claim: Claim, filter: TrailFilter, request: PageRequest): Promise<Trail> {
  return trailWithin(store, { subjectIds: subjectsOf(claim) }, filter, request)
}

/** trailOfArticle answers the trail of an article and all its claims, with the claims that the page is about. */
export async function trailOfArticle(store: Reader, articleId: string, filter: TrailFilter, request: PageRequest): Promise<Trail & { claims: Map<string, { id: string; text: string }> }> {
  const trail = await trailWithin(store, { chain: articleId }, filter, request)
  const behind = await store.claims.behind([...new Set(trail.items.map(({ subjectId }) => subjectId))])
  return { ...trail, claims: new Map(behind.map(({ subjectId, claimId, text }) => [subjectId, { id: claimId, text }])) }
}

async function trailWithin(store: Reader, within: Within, { activity, agent }: TrailFilter, request: PageRequest): Promise<Trail> {
  const counts = await store.trail.tally(within)
  const filter = {
    activity: counts.some((one) => one.activity === activity) ? activity : undefined,
    agent: counts.some((one) => one.agent === agent) ? agent : undefined,
  }
  return { ...(await store.trail.filtered(within, filter, request)), counts, filter }
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
