import { z } from 'zod'
import { acts } from '../../domain/act.js'
import { subjectOf, type Claim } from '../../domain/claim.js'
import { InvalidInput } from '../../domain/errors.js'
import { fieldOf, type Event } from '../../domain/event.js'
import type { ClaimFilter } from '../../domain/listing.js'
import { can, type Actor, type Person } from '../../domain/permission.js'
import type { Reader, Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'
import { Day } from '../day-input.js'
import { parseInput } from '../parse-input.js'
import { permit } from '../permit.js'
import { deskArticle } from '../reading/articles.js'
import { claimsThatMatch } from '../reading/claims.js'
import { MOST_AT_ONCE, type Many, type ManyDone } from './act-on-many.js'
import { activePerson, type Assignment } from './assign-claim.js'

const AssignManyInput = z.object({
  assignee: z.string().trim().min(1, 'Say who is to work on them.').max(254, 'A person is named by an id or an e-mail address.'),
  dueOn: z.string().trim().transform((text) => text || null).pipe(z.nullable(Day)).nullable().default(null),
  claims: z.array(z.object({ id: z.string(), from: z.string().nullable() })).max(MOST_AT_ONCE, `At most ${MOST_AT_ONCE} claims are assigned at once.`),
})
/**
 * AssignManyInput is who is to work on claims, by id or e-mail address, and by which day (YYYY-MM-DD; left empty, each keeps its own); `claims` are those that were seen, each
 * with the id of who worked on it then (`from`; null: nobody).
 */
export type AssignManyInput = z.input<typeof AssignManyInput>

/** AssignedMany is how many claims it was, and how many were left: taken by somebody else since they were seen, decided, or as was asked already. */
export interface AssignedMany extends ManyDone {
  taken: number
  left: number
  same: number
}

const isAssignable = (actor: Actor, claim: Claim) => claim.stage !== 'dismissed' && claim.stage !== 'withdrawn' && can(actor, acts.assign.may, subjectOf(claim))

/** claimsToAssign answers which claims of an article, of those that a filter keeps, can be assigned, as claimsFor does for its acts. Throws NotAllowed, NotFound. */
export async function claimsToAssign(store: Reader, actor: Actor, articleId: string, filter: ClaimFilter): Promise<Many> {
  await deskArticle(store, actor, articleId)
  const kept = await claimsThatMatch(store, actor, articleId, { ...filter, stage: filter.stage ?? 'proposed' }, MOST_AT_ONCE + 1)
  const first = kept.slice(0, MOST_AT_ONCE)
  const claims = first.filter((claim) => isAssignable(actor, claim))
  return { claims, left: first.length - claims.length, isMore: kept.length > first.length }
}

/**
 * assignMany says who works on many claims of an article: each with its own event, and one of the article that undoMany takes back. What
 * somebody else took since it was seen stays theirs, and is counted. Throws InvalidInput, also where none is left, NotFound, NotAllowed.
 */
export async function assignMany(desk: Desk, actor: Actor, articleId: string, input: AssignManyInput): Promise<AssignedMany> {
  permit(actor, acts.assign_many.may)
  const { assignee, dueOn, claims: named } = parseInput(AssignManyInput, input)
  const claims = [...new Map(named.map((seen) => [seen.id, seen])).values()]
  if (claims.length === 0) throw new InvalidInput({ claims: 'There is no claim to assign here.' })
  return desk.store.write(async (tx) => {
    await deskArticle(tx, actor, articleId)
    const person = await activePerson(desk, tx, assignee)
    const work: Assigning = { actor, articleId, batch: desk.newId(), at: desk.now(), person, dueOn }
    const done: string[] = []
    const others = { taken: 0, left: 0, same: 0 }
    for (const seen of claims) {
      const outcome = await assignOne(desk, tx, seen, work)
      if (outcome === 'assigned') done.push(seen.id)
      else others[outcome] += 1
    }
    if (done.length === 0) throw new InvalidInput({ claims: whyNone(person, others) })
    await tx.articles.touch(articleId, work.at)
    await tx.trail.append({
      id: work.batch, chain: articleId, at: work.at, actor, activity: 'assign_many', subjectType: 'article', subjectId: articleId,
      before: null, after: { claims: done, assigneeId: person.id, assigneeName: person.name, dueOn, ...others },
    })
    return { count: done.length, batch: work.batch, ...others }
  }, articleId)
}

function whyNone({ name }: Person, { taken, same }: Pick<AssignedMany, 'taken' | 'same'>): string {
  if (taken > 0) return 'Others took all of these claims after you opened this.'
  return same > 0 ? `${name} works on these claims already.` : 'None of these claims is to be assigned any more.'
}

interface Assigning {
  actor: Actor
  articleId: string
  batch: string
  at: Date
  person: Person
  /** Null: each keeps the day that it has. */
  dueOn: string | null
}

async function assignOne(desk: Desk, tx: Transaction, { id, from }: AssignManyInput['claims'][number], { actor, articleId, batch, at, person, dueOn: day }: Assigning): Promise<'assigned' | keyof Omit<AssignedMany, keyof ManyDone>> {
  const claim = await tx.claims.find(id)
  if (claim?.articleId !== articleId || !isAssignable(actor, claim)) return 'left'
  const { assigneeId, assigneeName, dueOn } = claim
  if (assigneeId !== (from || null) && assigneeId !== person.id) return 'taken'
  const after: Assignment = { assigneeId: person.id, assigneeName: person.name, dueOn: day ?? dueOn }
  if (assigneeId === after.assigneeId && dueOn === after.dueOn) return 'same'
  await tx.claims.assign(id, after)
  await tx.trail.append({
    id: desk.newId(), chain: articleId, at, actor, activity: 'assign', subjectType: 'claim', subjectId: id,
    before: { assigneeId, assigneeName, dueOn }, after: { ...after, batch },
  })
  return 'assigned'
}

/**
 * unassignOne has who worked on a claim before a batch do so again, where nobody said otherwise since; nobody, where they may not sign in any
 * more. Answers whether it did.
 */
export async function unassignOne(desk: Desk, tx: Transaction, actor: Actor, { id, batch, at }: { id: string; batch: Event; at: Date }): Promise<boolean> {
  const claim = await tx.claims.find(id)
  if (!claim || !isAssignable(actor, claim)) return false
  const { items: [last] } = await tx.trail.pageAbout([id], { after: null, limit: 1 }, { activities: ['assign', 'take'], without: [] })
  if (!last || fieldOf(last.after, 'batch') !== batch.id) return false
  const whose = { assigneeId: fieldOf(last.before, 'assigneeId'), assigneeName: fieldOf(last.before, 'assigneeName') }
  const before = { ...((await isActive(tx, whose.assigneeId, at)) ? whose : { assigneeId: null, assigneeName: null }), dueOn: fieldOf(last.before, 'dueOn') }
  const { assigneeId, assigneeName, dueOn } = claim
  await tx.claims.assign(id, before)
  await tx.trail.append({
    id: desk.newId(), chain: claim.articleId, at, actor, activity: 'assign', subjectType: 'claim', subjectId: id,
    before: { assigneeId, assigneeName, dueOn }, after: { ...before, undone: last.id },
  })
  return true
}

async function isActive(tx: Transaction, userId: string | null, at: Date): Promise<boolean> {
  const account = userId === null ? null : await tx.users.account(userId, at)
  return account !== null && account.disabledAt === null
}
