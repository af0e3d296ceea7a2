// What whom is shown of second checks: pages and API read here, and only draw.
import { agreementOf, agreementOn, type Agreement } from '../../domain/agreement.js'
import type { Claim } from '../../domain/claim.js'
import { NotAllowed, NotFound } from '../../domain/errors.js'
import type { ClaimInArticle, Counted } from '../../domain/listing.js'
import type { Page, PageRequest } from '../../domain/page.js'
import { BLIND_WORDS, isBlind, type Actor, type Person } from '../../domain/permission.js'
import { verificationStatuses, type Verdict, type VerificationStatus } from '../../domain/verdict.js'
import type { CheckOfClaim } from '../../storage/second-checks.js'
import type { Reader } from '../../storage/store.js'
import { ofLastVerdict } from '../second-checks/ask-second-check.js'
import { whoHasSeen } from '../second-checks/who-has-seen.js'
import { permit, permitPerson } from '../permit.js'
import { asSeenBy } from './as-seen-by.js'
import { readableClaim } from './claims.js'

/** SeenCheck is a second check with its claim and its first opinion, as a person may see them. */
export interface SeenCheck extends CheckOfClaim {
  /** The first opinion; null to who must not see it. */
  first: Verdict | null
  /** Whether this person checks its claim blind now, and sees neither opinion of this or of an earlier check. */
  isBlind: boolean
}

/** secondCheckFor answers a second check. Throws NotFound, and NotAllowed: also where it is an earlier one of a claim that this person checks blind. */
export async function secondCheckFor(store: Reader, actor: Actor | null, id: string): Promise<SeenCheck> {
  permit(actor, 'see_desk')
  const found = await store.secondChecks.withClaim(id)
  if (!found) throw new NotFound('second_check', id)
  const seen = seenBy(actor, found)
  if (seen.isBlind && seen.claim.secondCheckId !== id) throw new NotAllowed('see_desk', BLIND_WORDS)
  return seen
}

/** CheckList is a page of second checks, and how many there are. */
export interface CheckList extends Page<SeenCheck> {
  count: Counted
}

/** secondChecksFor answers what a person is asked to check, the longest waiting first. */
export async function secondChecksFor(store: Reader, person: Person, request: PageRequest): Promise<CheckList> {
  const count = await store.secondChecks.countAskedOf(person.id)
  // Most days there is none: then nothing else is asked.
  const { items, next } = count.total === 0 ? { items: [], next: null } : await store.secondChecks.askedOf(person.id, request)
  return { items: items.map((one) => seenBy(person, one)), next, count }
}

/** secondChecksIn answers those that are asked for, or of which an editor has to decide, the longest waiting first. Throws NotAllowed. */
export async function secondChecksIn(store: Reader, actor: Actor | null, state: 'asked' | 'differing', request: PageRequest): Promise<CheckList> {
  permit(actor, 'see_desk')
  const { items, next } = await store.secondChecks.inState(state, request)
  return { items: items.map((one) => seenBy(actor, one)), next, count: await store.secondChecks.countIn(state) }
}

/** closedSecondChecks answers those that are settled or were taken back, the newest first. Throws NotAllowed. */
export async function closedSecondChecks(store: Reader, actor: Actor | null, request: PageRequest): Promise<Page<SeenCheck>> {
  permit(actor, 'see_desk')
  const { items, next } = await store.secondChecks.closed(request)
  return { items: items.map((one) => seenBy(actor, one)), next }
}

/** AskedFor is a claim for which an editor asks for a second check, with people who may be asked. */
export interface AskedFor extends ClaimInArticle {
  people: Page<Person>
  /** Why nobody can be asked now; null where somebody can. */
  cannot: string | null
}

/** claimToAskFor answers a claim and a page of the people who may check it a second time, the longest here first. Throws NotFound, NotAllowed. */
export async function claimToAskFor(store: Reader, actor: Actor | null, claimId: string, at: Date, request: PageRequest): Promise<AskedFor> {
  const { claim, article } = await readableClaim(store, actor, claimId, 'desk')
  const editor = permitPerson(actor, 'ask_second_check', { blindTo: claim.blindTo, ...ofLastVerdict(claim) })
  const accounts = await store.users.accounts(at, request)
  const seen = await whoHasSeen(store, claim)
  const people = accounts.items.filter(({ person, disabledAt }) => disabledAt === null && person.id !== editor.id && !seen.has(person.id))
  return { claim, article, people: { items: people.map(({ person }) => person), next: accounts.next }, cannot: whyNotAsk(claim) }
}

function whyNotAsk({ stage, secondCheckId }: Claim): string | null {
  if (secondCheckId !== null) return 'This claim is being checked a second time already.'
  return stage === 'awaiting_approval' ? null : 'No verdict on this claim waits for an editor: there is nothing to check a second time.'
}

/** DeskAgreement is how far first and second opinions agree at this desk: all together, and on each status that somebody gave against the others. */
export interface DeskAgreement {
  all: Agreement
  byStatus: { status: VerificationStatus; agreement: Agreement; firsts: number; seconds: number }[]
}

/** deskAgreement answers it, of all second opinions that were written. Throws NotAllowed. */
export async function deskAgreement(store: Reader, actor: Actor | null): Promise<DeskAgreement> {
  permit(actor, 'see_desk')
  const pairs = await store.secondChecks.pairs()
  const sum = (which: (pair: (typeof pairs)[number]) => boolean) => pairs.filter(which).reduce((all, { count }) => all + count, 0)
  return {
    all: agreementOf(pairs),
    byStatus: verificationStatuses
      .map((status) => ({ status, firsts: sum(({ first }) => first === status), seconds: sum(({ second }) => second === status) }))
      .filter(({ firsts, seconds }) => firsts + seconds > 0)
      .map((given) => ({ ...given, agreement: agreementOn(pairs, given.status) })),
  }
}

function seenBy(actor: Actor | null, { check, claim, article }: CheckOfClaim): SeenCheck {
  const hides = isBlind(actor, claim)
  const first = hides ? null : (claim.verdicts.find(({ id }) => id === check.verdictId) ?? null)
  return { check: hides ? { ...check, ...UNSAID } : check, claim: asSeenBy(actor, claim), article, first, isBlind: hides }
}

const UNSAID = { status: null, rationale: null, asOf: null, took: null, note: null, chosenVerdictId: null }
