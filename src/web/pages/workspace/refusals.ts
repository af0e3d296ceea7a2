import { acts, canMove, type ActName, type StageMove } from '../../../domain/act.js'
import { subjectOf, type Claim } from '../../../domain/claim.js'
import { takesEvidence } from '../../../domain/evidence.js'
import { can, refusalOf, type Person } from '../../../domain/permission.js'
import { stageWords, type Stage } from '../../../domain/stage.js'

/** Refusal is why an act that has a key cannot be done on a claim now, in words for the person who presses it. */
export interface Refusal {
  /** The move, or the form, as the page names it. */
  name: 'accept' | 'dismiss' | 'wording' | 'verdict' | 'split' | 'merge' | 'attribution' | 'evidence'
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
  { name: 'attribution', act: 'attribute', isPossible: (stage) => stage !== 'withdrawn', reason: (stage) => `${is(stage)}: bring it back before you change who says it.` },
  { name: 'merge', act: 'merge_claims', isPossible: by('merge_claims'), reason: (stage) => `${is(stage)}: bring it back before you merge others into it.` },
  { name: 'split', act: 'split_claim', isPossible: by('split_claim'), reason: (stage) => `${is(stage)}: bring it back before you split it.` },
  { name: 'evidence', act: 'pin_evidence', isPossible: takesEvidence, reason: (stage) => `${is(stage)}: bring it back before you pin evidence to it.` },
  { name: 'verdict', act: 'propose_verdict', isPossible: by('propose_verdict'), reason: (stage) => `${is(stage)}: accept it before you set a verdict.` },
]

/** refusalsOf lists the acts with a key that this person cannot do on this claim now, each with why. */
export function refusalsOf(claim: Claim, person: Person | null): Refusal[] {
  return KEYED.flatMap(({ name, act, isPossible, reason }) => {
    const { may } = acts[act]
    if (!can(person, may, subjectOf(claim))) return [{ name, reason: refusalOf(may) }]
    if (!isPossible(claim.stage)) return [{ name, reason: reason(claim.stage) }]
    return []
  })
}
