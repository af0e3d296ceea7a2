// What whom is shown of claims: pages and API read here, and only draw.
import { actNames, acts } from '../../domain/act.js'
import type { Article } from '../../domain/article.js'
import type { Claim } from '../../domain/claim.js'
import { NotFound } from '../../domain/errors.js'
import { valueIn, type Event } from '../../domain/event.js'
import type { Page, PageRequest } from '../../domain/page.js'
import type { Audience, ClaimCount, ClaimFilter } from '../../domain/listing.js'
import { isBlind, type Actor } from '../../domain/permission.js'
import { isPublicStage } from '../../domain/stage.js'
import type { WorkspacePage, WorkspaceRequest } from '../../storage/article-claims.js'
import type { Reader } from '../../storage/store.js'
import { permit } from '../permit.js'
import { articleFor } from './articles.js'
import { allAsSeenBy, asSeenBy, viewerOf } from './as-seen-by.js'

/**
 * readableClaim answers a claim with its article, as this audience may see it: readers only what people accepted,
 * and what they could once see: that keeps its address for ever.
 * Throws NotFound, also where the article is a draft that this person may not know of.
 */
export async function readableClaim(
  store: Reader,
  actor: Actor | null,
  id: string,
  audience: Audience,
): Promise<{ claim: Claim; article: Article }> {
  const claim = await store.claims.find(id)
  if (!claim || (audience === 'readers' && !isPublicStage(claim.stage) && claim.publicSince === null)) throw new NotFound('claim', id)
  return { claim: asSeenBy(actor, claim), article: await articleFor(store, actor, claim.articleId) }
}

/** deskClaim answers a claim as the desk works on it. Throws NotAllowed, NotFound. */
export async function deskClaim(store: Reader, actor: Actor | null, id: string): Promise<Claim> {
  permit(actor, 'see_desk')
  return (await readableClaim(store, actor, id, 'desk')).claim
}

/** workspacePage answers a page of an article's claims as the desk works on them. */
export async function workspacePage(store: Reader, actor: Actor | null, articleId: string, request: Omit<WorkspaceRequest, 'viewer'>): Promise<WorkspacePage> {
  const page = await store.claims.pageOfWorkspace(articleId, { ...request, viewer: viewerOf(actor) })
  return { ...page, claims: allAsSeenBy(actor, page.claims), around: { ...page.around, claims: allAsSeenBy(actor, page.around.claims) } }
}

/** countsOf answers how many claims of an article are of each kind; with a source, of those that it stands behind. */
export async function countsOf(store: Reader, actor: Actor | null, articleId: string, source?: string): Promise<ClaimCount[]> {
  return store.claims.tally(articleId, viewerOf(actor), source)
}

/** claimsThatMatch answers the claims of an article that a filter keeps, in article order, at most `limit`. */
export async function claimsThatMatch(store: Reader, actor: Actor | null, articleId: string, filter: ClaimFilter, limit: number): Promise<Claim[]> {
  return allAsSeenBy(actor, await store.claims.filtered(articleId, viewerOf(actor), filter, limit))
}

const NOTHING = { items: [], next: null, count: 0 }

/** History is a page of what was done to a claim and its verdicts, the newest first, and how much there is of it. */
export interface History extends Page<Event> {
  count: number
}

const publicActivities = actNames.filter((name) => acts[name].isPublic)

/** historyOf answers a page of the events about a claim and its verdicts: to readers only what they are told of, and not what was undone. */
export async function historyOf(store: Reader, actor: Actor | null, claim: Claim, audience: Audience, request: PageRequest): Promise<History> {
  if (isBlind(actor, claim)) return NOTHING
  const subjects = subjectsOf(claim)
  const told = audience === 'desk' ? undefined : { activities: publicActivities, without: await store.trail.undoneAbout(subjects) }
  const page = await store.trail.pageAbout(subjects, request, told)
  const items = audience === 'desk' ? page.items : page.items.map(withoutReason)
  return { ...page, items, count: await store.trail.countAbout(subjects, told) }
}

// That somebody approved their own is told to all; why, to the desk.
function withoutReason(event: Event): Event {
  if (event.activity !== 'approve_own' || event.after === null) return event
  return { ...event, after: { stage: valueIn(event.after, 'stage'), status: valueIn(event.after, 'status') } }
}

/** subjectsOf answers what the events of a claim are about: itself and its verdicts. */
export function subjectsOf({ id, verdicts }: Claim): string[] {
  return [id, ...verdicts.map((verdict) => verdict.id)]
}

/** lastRewording answers the last change of a claim's words since readers could see them, or null. */
export async function lastRewording(store: Reader, actor: Actor | null, claim: Claim): Promise<Event | null> {
  const { id, publicSince } = claim
  if (isBlind(actor, claim)) return null
  const { items } = await store.trail.pageAbout([id], { after: null, limit: 1 }, { activities: ['reword'], without: [] })
  const [event] = items
  return event && publicSince !== null && event.at >= publicSince ? event : null
}
