// How each act that can be undone is: from what its event holds.
import type { UndoableAct } from '../../domain/act.js'
import { sourceSearches, type Attribution } from '../../domain/attribution.js'
import type { Anchor } from '../../domain/anchor.js'
import type { Claim } from '../../domain/claim.js'
import { dismissed } from '../../domain/dismissal.js'
import { NothingToUndo } from '../../domain/errors.js'
import { fieldOf, idsOf, valueIn, type Json } from '../../domain/event.js'
import { isPerson, type Actor } from '../../domain/permission.js'
import { stages, type Stage } from '../../domain/stage.js'
import type { UndoableEvent } from '../../domain/undo.js'
import { verificationStatuses, type Verdict } from '../../domain/verdict.js'
import type { ClaimUpdate } from '../../storage/claims.js'
import type { Transaction } from '../../storage/store.js'
import { evidenceOfRecord } from '../evidence/evidence-of-record.js'
import { revisionOf } from '../reading/articles.js'
import { anchorsOfRecord } from './anchor-record.js'
import { chainsOfRecord } from './chain-record.js'

/** Undoing is what a reversal is made from. */
export interface Undoing {
  claim: Claim
  event: UndoableEvent
  actor: Actor
  tx: Transaction
  newId: () => string
  at: Date
  /** The event that this actor can take back on another claim now. Throws NothingToUndo. */
  lastOwnAct: (other: Claim) => Promise<UndoableEvent>
}

/** Reversed is a claim with what makes it as it was before the event. */
export interface Reversed {
  claim: Claim
  event: UndoableEvent
  change: ClaimUpdate
  verdicts?: Verdict[]
  anchors?: Anchor[]
  attributions?: Attribution[]
}

/** The claim itself first, then the others that the same act changed. */
type Reversal = (undoing: Undoing) => [Reversed] | Promise<[Reversed, ...Reversed[]]>

export const REVERSALS: Record<UndoableAct, Reversal> = {
  accept: backToStage,
  dismiss: backToStage,
  restore: backToStage,
  reword: ({ claim, event }) => [{ claim, event, change: { text: wordsOf(event.before, 'text') } }],
  anchor: standAgain,
  attribute: giveChainsBack,
  pin_evidence: takeEvidenceOff,
  unpin_evidence: pinAgain,
  propose_verdict: takeVerdictBack,
  add_claim: async (undoing) => {
    const { claim, event } = undoing
    const from = fieldOf(event.after, 'from')
    return from === null ? [{ claim, event, change: TAKEN_BACK }] : joinParts(undoing, from)
  },
  split_claim: (undoing) => joinParts(undoing, undoing.claim.id),
  merge_claims: partMerged,
}

const TAKEN_BACK = { stage: 'dismissed', dismissedAs: 'undone', duplicateOfId: null } as const satisfies ClaimUpdate

function backToStage({ claim, event }: Undoing): [Reversed] {
  return [{ claim, event, change: stageBefore(event) }]
}

function stageBefore({ before }: UndoableEvent): ClaimUpdate {
  const reason = fieldOf(before, 'reason')
  return { stage: stageIn(before), dismissedAs: dismissed.find((one) => one === reason) ?? null, duplicateOfId: fieldOf(before, 'duplicateOf') }
}

async function standAgain(undoing: Undoing): Promise<[Reversed]> {
  const { claim, event } = undoing
  const position = valueIn(event.before, 'position')
  const anchors = await anchorsBack(undoing, claim, event)
  return [{ claim, event, anchors, change: { position: typeof position === 'number' ? position : claim.position } }]
}

async function anchorsBack({ tx, newId }: Undoing, claim: Claim, { before }: UndoableEvent): Promise<Anchor[]> {
  const anchors = anchorsOfRecord(valueIn(before, 'anchors'))
  const article = await tx.articles.find(claim.articleId)
  if (!article) throw new NothingToUndo('Its article is not there any more.')
  await tx.claims.replaceAnchors({ ...claim, anchors }, (await revisionOf(tx, article)).id, newId)
  return anchors
}

async function giveChainsBack({ claim, event, tx, newId }: Undoing): Promise<[Reversed]> {
  const attributions = await tx.claims.replaceChains(claim.id, chainsOfRecord(valueIn(event.before, 'chains')), newId)
  const search = wordsOf(event.before, 'sourceSearch')
  return [{ claim, event, attributions, change: { sourceSearch: sourceSearches.find((one) => one === search) ?? 'unsure' } }]
}

async function takeEvidenceOff({ claim, event, tx }: Undoing): Promise<[Reversed]> {
  const { id } = evidenceOfRecord(claim.id, valueIn(event.after, 'evidence'))
  await tx.evidence.remove(id)
  return [{ claim, event, change: {} }]
}

async function pinAgain({ claim, event, tx }: Undoing): Promise<[Reversed]> {
  const evidence = evidenceOfRecord(claim.id, valueIn(event.before, 'evidence'))
  await tx.evidence.insert(evidence)
  return [{ claim, event, change: {} }]
}

async function takeVerdictBack({ claim, event, actor, tx, at }: Undoing): Promise<[Reversed]> {
  const verdictId = fieldOf(event.after, 'verdict')
  const verdict = claim.verdicts.find(({ id }) => id === verdictId)
  if (!verdict || !isPerson(actor)) throw new NothingToUndo('There is no such verdict to take back.')
  const taken: Verdict = { ...verdict, decision: 'taken_back', decidedBy: actor.name, decidedAt: at }
  await tx.claims.decideVerdict(taken, actor.id)
  const status = verificationStatuses.find((one) => one === fieldOf(event.before, 'status')) ?? 'unverified'
  return [{
    claim, event, change: { stage: stageIn(event.before), status },
    verdicts: claim.verdicts.map((one) => (one.id === taken.id ? taken : one)),
  }]
}

// Whichever of them it is asked of, all go back: the whole to what it was, and those written in its place out of the way.
async function joinParts(undoing: Undoing, wholeId: string): Promise<[Reversed, ...Reversed[]]> {
  const [whole, ...parts] = await groupOf(undoing, { leaderId: wholeId, act: 'split_claim', list: 'claims', link: 'from' })
  return ownFirst(undoing, { ...whole, change: stageBefore(whole.event) }, parts.map((part) => ({ ...part, change: TAKEN_BACK })))
}

// The same of what was merged: the one that stayed has its own words again, and the others stand where they stood.
async function partMerged(undoing: Undoing): Promise<[Reversed, ...Reversed[]]> {
  const { claim, event, tx, newId } = undoing
  const keptId = fieldOf(event.after, 'into') ?? claim.id
  const [kept, ...others] = await groupOf(undoing, { leaderId: keptId, act: 'merge_claims', list: 'merged', link: 'into' })
  const { before, after } = kept.event
  const anchors = await anchorsBack(undoing, kept.claim, kept.event)
  const attributions = await tx.claims.replaceChains(keptId, chainsOfRecord(valueIn(before, 'chains')), newId)
  for (const id of idsOf(after, 'evidence')) await tx.evidence.remove(id)
  const change = { text: wordsOf(before, 'text'), stage: stageIn(before), position: anchors[0]?.start ?? kept.claim.position }
  return ownFirst(undoing, { ...kept, change, anchors, attributions }, others.map((other) => ({ ...other, change: stageBefore(other.event) })))
}

interface Member {
  claim: Claim
  event: UndoableEvent
}

/** Group is of one act on several claims: the leader's event lists the others, and theirs names the leader. */
interface Group {
  leaderId: string
  act: UndoableAct
  list: string
  link: string
}

// Of all of them this act is the last, by the same person; the leader first.
async function groupOf({ claim, event, tx, lastOwnAct }: Undoing, { leaderId, act, list, link }: Group): Promise<[Member, ...Member[]]> {
  const memberOf = async (id: string): Promise<Member> => {
    const one = id === claim.id ? claim : await tx.claims.find(id)
    if (!one) throw new NothingToUndo('One of the claims that belong together is not there.')
    const last = id === claim.id ? event : await lastOwnAct(one)
    const isOfThis = id === leaderId ? last.activity === act && fieldOf(last.after, link) === null : fieldOf(last.after, link) === leaderId
    if (!isOfThis) throw new NothingToUndo(`You changed “${one.text}” since: undo that first.`)
    return { claim: one, event: last }
  }
  const leader = await memberOf(leaderId)
  const others: Member[] = []
  for (const id of idsOf(leader.event.after, list)) others.push(await memberOf(id))
  return [leader, ...others]
}

function ownFirst({ claim }: Undoing, leader: Reversed, others: Reversed[]): [Reversed, ...Reversed[]] {
  const isOwn = (one: Reversed) => one.claim.id === claim.id
  const all = [leader, ...others]
  return [all.find(isOwn) ?? leader, ...all.filter((one) => !isOwn(one))]
}

function wordsOf(json: Json, name: string): string {
  const words = fieldOf(json, name)
  if (words === null) throw new NothingToUndo('Its trail does not say what it was before.')
  return words
}

function stageIn(json: Json): Stage {
  const words = wordsOf(json, 'stage')
  const stage = stages.find((one) => one === words)
  if (!stage) throw new NothingToUndo('Its trail does not say what it was before.')
  return stage
}
