import { z } from 'zod'
import { InvalidInput, NotAllowed, NotFound } from '../../domain/errors.js'
import { fieldOf, type Event } from '../../domain/event.js'
import type { Comment } from '../../domain/comment.js'
import { BLIND_WORDS, isPerson, type Actor } from '../../domain/permission.js'
import { isRedactable, redactionOf } from '../../domain/redaction.js'
import type { Reader, Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { permit, permitPerson } from '../permit.js'

const RedactionInput = z.object({
  reason: z.string().trim().min(1, 'Say why the words are removed; do not repeat them.').max(500, 'A reason can have at most 500 characters.'),
})

/**
 * redactEvent removes for good what an event says in words, and with it the comment that it tells of, and the reason that readers are given
 * for a claim or an article that was taken back, or the desk for a verdict that its own author approved, where it is the same. The event keeps its place and its
 * hash; a new one says who did it, why, and what is left. Where its words are gone already nothing is written.
 * Throws InvalidInput, also for an event whose words others rest on, NotFound, NotAllowed.
 */
export async function redactEvent(desk: Desk, actor: Actor, eventId: string, input: z.input<typeof RedactionInput>): Promise<void> {
  const found = await desk.store.trail.find(eventId)
  await desk.store.write(async (tx) => {
    const person = permitPerson(actor, 'redact')
    const event = await tx.trail.find(eventId)
    if (!event) throw new NotFound('event', eventId)
    await refuseBlind(tx, person, event)
    const { reason } = parseInput(RedactionInput, input)
    if (event.redactedBy) return
    if (!isRedactable(event)) throw new InvalidInput({ form: NOT_THIS })
    const [id, at] = [desk.newId(), desk.now()]
    const comment = await commentOf(tx, event)
    await tx.trail.redact(event.id, id)
    if (comment) await tx.comments.remove(comment.id, { by: person.name, reason, at })
    await removeReason(tx, event, at)
    await tx.trail.append({
      id, chain: event.chain, at, actor: person, activity: 'redact', subjectType: event.subjectType, subjectId: event.subjectId,
      before: null, after: { ...redactionOf(event, reason) },
    })
  }, found?.chain)
}

const NOT_THIS = 'What this event says cannot be removed: other acts rest on it.'

/** redactableEvent answers an event of which this person may remove the words. Throws NotAllowed, NotFound. */
export async function redactableEvent(store: Reader, actor: Actor | null, eventId: string): Promise<Event> {
  permit(actor, 'redact')
  const event = await store.trail.find(eventId)
  if (!event || (!isRedactable(event) && !event.redactedBy)) throw new NotFound('event', eventId)
  await refuseBlind(store, actor, event)
  return event
}

/** eventOfComment answers the event by which a comment was written, to who may remove its words. Throws NotAllowed, NotFound. */
export async function eventOfComment(store: Reader, actor: Actor | null, commentId: string): Promise<Event> {
  permit(actor, 'redact')
  const comment = await store.comments.find(commentId)
  const event = comment && (await store.trail.ofComment(comment))
  if (!event) throw new NotFound('comment', commentId)
  await refuseBlind(store, actor, event)
  return event
}

// What it says of a claim that this person checks blind they neither read nor remove.
async function refuseBlind(store: Reader, actor: Actor | null, { id }: Event): Promise<void> {
  if (isPerson(actor) && (await store.trail.isHiddenFrom(actor.id, id))) throw new NotAllowed('redact', BLIND_WORDS)
}

// In the place of a reason that is gone it is told that there was one.
const REASON_GONE = 'The reason was removed.'

async function removeReason(tx: Transaction, { activity, subjectId, before, after }: Event, at: Date): Promise<void> {
  const says = (name: string, words: string | null) => words !== null && [before, after].some((json) => fieldOf(json, name) === words)
  if (activity === 'withdraw') {
    const claim = await tx.claims.find(subjectId)
    if (claim && says('note', claim.withdrawalNote)) await tx.claims.update(claim.id, claim.version, { withdrawalNote: REASON_GONE }, at)
  } else if (activity === 'retract') {
    const article = await tx.articles.find(subjectId)
    if (article && says('retractionReason', article.retractionReason)) await tx.articles.update(article.id, article.version, { retractionReason: REASON_GONE }, at)
  } else if (activity === 'approve_own') {
    const verdict = await tx.claims.findVerdict(subjectId)
    // Never empty: that it was approved so stays told.
    if (verdict && says('selfApproval', verdict.selfApproval)) await tx.claims.replaceSelfApproval(verdict.id, REASON_GONE)
  }
}

// Events of earlier versions tell the words of a comment, and not which it is.
async function commentOf(tx: Transaction, event: Event): Promise<Comment | null> {
  if (event.activity !== 'comment') return null
  const id = fieldOf(event.after, 'comment')
  return id === null ? tx.comments.saidIn(event) : tx.comments.find(id)
}
