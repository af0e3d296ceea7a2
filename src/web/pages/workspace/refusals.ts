import { acts, canMove, type ActName, type StageMove } from '../../../domain/act.js'
import type { Article } from '../../../domain/article.js'
import { canStand, isHeld, subjectOf, type Claim } from '../../../domain/claim.js'
import { SecondCheckOpen } from '../../../domain/errors.js'
import { takesEvidence } from '../../../domain/evidence.js'
import { can, refusalOf, type Person } from '../../../domain/permission.js'
import { isOpenStage, stageWords, type Stage } from '../../../domain/stage.js'

/** Refusal is why an act that has a key cannot be done on a claim now, in words for the person who presses it. */
export interface Refusal {
  /** The move, or the form, as the page names it. */
  name: 'accept' | 'dismiss' | 'wording' | 'anchors' | 'verdict' | 'split' | 'merge' | 'attribution' | 'evidence' | 'assignment' | 'take'
  reason: string
}

const is = (stage: Stage) => `This claim is ${stageWords[stage].label.toLowerCase()}`

const by = (move: StageMove) => (stage: Stage) => canMove(stage, move)

interface Keyed {
  name: Refusal['name']
  act: ActName
  isPossible: (stage: Stage) => boolean
  /** What to say where it is not. */
  reason: (stage: Stage) => string
}

const KEYED: Keyed[] = [
  { name: 'accept', act: 'accept', isPossible: by('accept'), reason: (stage) => (stage === 'accepted' ? `${is(stage)} already.` : `${is(stage)}: it was accepted before.`) },
  { name: 'dismiss', act: 'dismiss', isPossible: by('dismiss'), reason: (stage) => `${is(stage)} already.` },
  { name: 'wording', act: 'reword', isPossible: (stage) => stage !== 'withdrawn', reason: (stage) => `${is(stage)}: bring it back before you reword it.` },
  { name: 'anchors', act: 'anchor', isPossible: (stage) => stage !== 'withdrawn', reason: (stage) => `${is(stage)}: bring it back before you move it.` },
  { name: 'attribution', act: 'attribute', isPossible: (stage) => stage !== 'withdrawn', reason: (stage) => `${is(stage)}: bring it back before you change who says it.` },
  { name: 'merge', act: 'merge_claims', isPossible: by('merge_claims'), reason: (stage) => `${is(stage)}: bring it back before you merge others into it.` },
  { name: 'split', act: 'split_claim', isPossible: by('split_claim'), reason: (stage) => `${is(stage)}: bring it back before you split it.` },
  { name: 'evidence', act: 'pin_evidence', isPossible: takesEvidence, reason: (stage) => `${is(stage)}: bring it back before you pin evidence to it.` },
  { name: 'assignment', act: 'assign', isPossible: (stage) => stage !== 'dismissed' && stage !== 'withdrawn', reason: (stage) => `${is(stage)}: nobody works on it.` },
  { name: 'take', act: 'take', isPossible: isOpenStage, reason: (stage) => `${is(stage)}: it does not wait for a fact-checker.` },
  { name: 'verdict', act: 'propose_verdict', isPossible: by('propose_verdict'), reason: (stage) => `${is(stage)}: accept it before you set a verdict.` },
]

// What is looked at by two stays where it is.
const MOVING: readonly Refusal['name'][] = ['accept', 'dismiss', 'merge', 'split', 'verdict']

// By which readers would see it, where its article is published.
const SHOWING: readonly Refusal['name'][] = ['accept', 'verdict']

/** refusalsOf lists the acts with a key that this person cannot do on this claim now, each with why. */
export function refusalsOf(claim: Claim, article: Pick<Article, 'publication'>, person: Person | null): Refusal[] {
  const taken = takenBy(claim, person)
  return [...taken, ...KEYED.filter(({ name }) => name !== 'take' || taken.length === 0).flatMap(({ name, act, isPossible, reason }) => {
    const { may } = acts[act]
    if (!can(person, may, subjectOf(claim))) return [{ name, reason: refusalOf(may, person, subjectOf(claim)) }]
    if (isHeld(claim) && MOVING.includes(name)) return [{ name, reason: new SecondCheckOpen(claim).message }]
    if (!isPossible(claim.stage)) return [{ name, reason: reason(claim.stage) }]
    if (SHOWING.includes(name) && !canStand(person, article, claim)) return [{ name, reason: refusalOf('show_claim', person) }]
    return []
  })]
}

function takenBy({ assigneeId, assigneeName }: Claim, person: Person | null): Refusal[] {
  if (assigneeId === null) return []
  const isOwn = assigneeId === person?.id
  return [{ name: 'take', reason: isOwn ? 'You work on this claim already.' : `${assigneeName ?? 'Somebody'} works on this claim: press g to give it to somebody else.` }]
}
