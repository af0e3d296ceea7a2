// What whom is shown of what the desk says among itself: nothing of it leaves the desk.
import type { Claim } from '../../domain/claim.js'
import type { CommentCount, Mentioned, Thread } from '../../domain/comment.js'
import { NotAllowed, NotFound } from '../../domain/errors.js'
import type { Counted } from '../../domain/listing.js'
import { beginsName, type Colleague } from '../../domain/naming.js'
import type { Page, PageRequest } from '../../domain/page.js'
import { BLIND_WORDS, isBlind, type Actor } from '../../domain/permission.js'
import type { Reader } from '../../storage/store.js'
import { permit, permitPerson } from '../permit.js'
import { deskClaim } from './claims.js'

/** Threads is a page of the threads about a claim, the newest first, and how much was said in all. */
export type Threads = Page<Thread> & { count: CommentCount }

const NOTHING: Threads = { items: [], next: null, count: { comments: 0, open: 0, resolved: 0 } }

/** threadsAbout answers what was said of a claim: nothing to who checks it blind. */
export async function threadsAbout(store: Reader, actor: Actor | null, claim: Claim, request: PageRequest): Promise<Threads> {
  if (isBlind(actor, claim)) return NOTHING
  return { ...(await store.comments.threadsOn(claim.id, request)), count: await store.comments.countOn(claim.id) }
}

/** threadsOf is threadsAbout by the id of the claim. Throws NotAllowed, NotFound. */
export async function threadsOf(store: Reader, actor: Actor | null, claimId: string, request: PageRequest): Promise<Threads> {
  return threadsAbout(store, actor, await deskClaim(store, actor, claimId), request)
}

/** openThreadsOf answers how many threads about each of these claims are open; it leaves out claims without one, and what this person checks blind. */
export async function openThreadsOf(store: Reader, actor: Actor | null, claims: readonly Claim[]): Promise<Map<string, number>> {
  return store.comments.countOpen(claims.filter((claim) => !isBlind(actor, claim)).map(({ id }) => id))
}

/** deskThread answers the thread of a comment. Throws NotAllowed, NotFound. */
export async function deskThread(store: Reader, actor: Actor | null, commentId: string): Promise<Thread> {
  permit(actor, 'see_desk')
  const thread = await store.comments.threadOf(commentId)
  if (!thread) throw new NotFound('comment', commentId)
  if (isBlind(actor, await deskClaim(store, actor, thread.claimId))) throw new NotAllowed('see_desk', BLIND_WORDS)
  return thread
}

/** ownMentions answers a page of the comments that wait for this very person, and how many do: none about a claim that they check blind. Throws NotAllowed. */
export async function ownMentions(store: Reader, actor: Actor | null, request: PageRequest): Promise<Page<Mentioned> & { count: Counted }> {
  const { id } = permitPerson(actor, 'see_desk')
  return { ...(await store.comments.mentionsOf(id, request)), count: await store.comments.countMentionsOf(id) }
}

const MOST_SUGGESTED = 8

/** suggestColleagues answers those whose names begin with what was typed, eight at most, and whether there are more. Throws NotAllowed. */
export async function suggestColleagues(store: Reader, actor: Actor | null, typed: string): Promise<{ people: Colleague[]; isMore: boolean }> {
  permit(actor, 'see_desk')
  const found = (await store.users.colleagues()).filter((person) => beginsName(person, typed))
  return { people: found.slice(0, MOST_SUGGESTED), isMore: found.length > MOST_SUGGESTED }
}
