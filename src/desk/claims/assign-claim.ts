import { z } from 'zod'
import { acts } from '../../domain/act.js'
import { subjectOf, type Claim } from '../../domain/claim.js'
import { InvalidInput, InvalidTransition, NotFound, TakenMeanwhile } from '../../domain/errors.js'
import type { ClaimInArticle } from '../../domain/listing.js'
import type { Page } from '../../domain/page.js'
import type { Actor, Person } from '../../domain/permission.js'
import { isOpenStage, stageWords } from '../../domain/stage.js'
import type { Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'
import { Day } from '../day-input.js'
import { parseInput } from '../parse-input.js'
import { permitPerson } from '../permit.js'
import { inChainOf } from './change-claim.js'

const orNull = (text: string) => text || null

const AssignmentInput = z.object({
  assignee: z.string().trim().max(254, 'A person is named by an id or an e-mail address.').transform(orNull).nullable().default(null),
  dueOn: z.string().trim().transform(orNull).pipe(z.nullable(Day)).nullable().default(null),
  from: z.string().nullable().optional(),
}).refine(({ assignee, dueOn }) => assignee !== null || dueOn === null, { path: ['assignee'], message: 'Say who is to do it by then.' })

/**
 * AssignmentInput is who works on a claim, by id or e-mail address, and by which day (YYYY-MM-DD); `from` is the id of who did when
 * this was asked ("": nobody), left out where that does not matter.
 */
export type AssignmentInput = z.input<typeof AssignmentInput>

/**
 * assignClaim says who works on a claim, and by when. It changes nothing of the claim, so it needs no version: but nobody is replaced
 * unseen. Throws InvalidInput, NotFound, NotAllowed, InvalidTransition, TakenMeanwhile.
 */
export async function assignClaim(desk: Desk, actor: Actor, claimId: string, input: AssignmentInput): Promise<Claim> {
  const { assignee, dueOn, from } = parseInput(AssignmentInput, input)
  return changeAssignment(desk, actor, claimId, 'assign', async (claim, tx) => {
    // Sent twice, it is as it was asked.
    if (isAsAsked(claim, assignee, dueOn)) return ofClaim(claim)
    if (from !== undefined && (from ?? '') !== (claim.assigneeId ?? '')) throw new TakenMeanwhile(claim.id, claim.assigneeName)
    if (claim.stage === 'dismissed' || claim.stage === 'withdrawn') throw new InvalidTransition(inWords(claim), 'assigning it')
    const person = assignee === null ? null : await activePerson(desk, tx, assignee)
    return { assigneeId: person?.id ?? null, assigneeName: person?.name ?? null, dueOn }
  })
}

/**
 * takeClaim has a claim that nobody works on be one's own; who has it already keeps it.
 * Throws NotFound, NotAllowed, InvalidTransition, TakenMeanwhile.
 */
export async function takeClaim(desk: Desk, actor: Actor, claimId: string): Promise<Claim> {
  return take(desk, actor, claimId, ({ assigneeId }, person) => assigneeId === null || assigneeId === person.id)
}

async function take(desk: Desk, actor: Actor, claimId: string, isFree: (claim: Claim, person: Person) => boolean): Promise<Claim> {
  return changeAssignment(desk, actor, claimId, 'take', (claim, _tx, person) => {
    if (!isFree(claim, person)) throw new TakenMeanwhile(claim.id, claim.assigneeName)
    if (!isOpenStage(claim.stage)) throw new InvalidTransition(inWords(claim), 'taking it')
    return { assigneeId: person.id, assigneeName: person.name, dueOn: claim.dueOn }
  })
}

// So many are looked at at once; those that others take meanwhile are passed by.
const AT_ONCE = 20

/**
 * takeNext takes the claim most worth checking of those that nobody works on, and answers it; null where there is none. Of two people at
 * once each gets another, and so does who asks twice. Throws NotAllowed.
 */
export async function takeNext(desk: Desk, actor: Actor): Promise<Claim | null> {
  permitPerson(actor, acts.take.may)
  for (let after: string | null = null; ;) {
    const page: Page<ClaimInArticle> = await desk.store.claims.unassigned({ after, limit: AT_ONCE })
    for (const { claim } of page.items) {
      try {
        return await take(desk, actor, claim.id, ({ assigneeId }) => assigneeId === null)
      } catch (error) {
        if (!(error instanceof TakenMeanwhile || error instanceof InvalidTransition)) throw error
      }
    }
    if (page.next === null) return null
    after = page.next
  }
}

/** Assignment is who works on a claim, and by when. */
export type Assignment = Pick<Claim, 'assigneeId' | 'assigneeName' | 'dueOn'>

async function changeAssignment(
  desk: Desk, actor: Actor, claimId: string, act: 'assign' | 'take',
  change: (claim: Claim, tx: Transaction, person: Person) => Assignment | Promise<Assignment>,
): Promise<Claim> {
  return inChainOf(desk.store, claimId, async (tx) => {
    const claim = await tx.claims.find(claimId)
    if (!claim) throw new NotFound('claim', claimId)
    const person = permitPerson(actor, acts[act].may, subjectOf(claim))
    const before = ofClaim(claim)
    const after = await change(claim, tx, person)
    if (JSON.stringify(before) === JSON.stringify(after)) return claim
    const at = desk.now()
    await tx.claims.assign(claimId, after)
    await tx.articles.touch(claim.articleId, at)
    await tx.trail.append({ id: desk.newId(), chain: claim.articleId, at, actor, activity: act, subjectType: 'claim', subjectId: claimId, before, after })
    return { ...claim, ...after }
  })
}

const isAsAsked = ({ assigneeId, dueOn: day }: Assignment, assignee: string | null, dueOn: string | null) => assigneeId === assignee && day === dueOn
const ofClaim = ({ assigneeId, assigneeName, dueOn }: Assignment) => ({ assigneeId, assigneeName, dueOn })
const inWords = ({ stage }: Claim) => stageWords[stage].label.toLowerCase()

/** activePerson answers a person of the desk by id or e-mail address. Throws InvalidInput where there is none, or may not sign in. */
export async function activePerson(desk: Desk, tx: Transaction, named: string): Promise<Person> {
  const person = (await tx.users.find(named)) ?? (await tx.users.findByEmail(named.toLowerCase()))
  if (!person) throw new InvalidInput({ assignee: 'There is nobody of that name here: choose one of the desk.' })
  const account = await tx.users.account(person.id, desk.now())
  if (account?.disabledAt != null) throw new InvalidInput({ assignee: `${person.name} may not sign in any more: choose somebody else.` })
  return person
}
