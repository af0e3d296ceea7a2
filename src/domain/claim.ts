import type { Anchor } from './anchor.js'
import { isReadable, type Article } from './article.js'
import { sourcingOf, type Attribution, type SourceSearch, type Sourcing } from './attribution.js'
import type { Dismissed } from './dismissal.js'
import { can, type Actor, type Subject } from './permission.js'
import type { Quantity, TimeExpression } from './quantity.js'
import type { Stage } from './stage.js'
import { lastVerdict, publicVerdict, type Verdict, type VerificationStatus } from './verdict.js'

export const claimKinds = ['event', 'quantity', 'quotation', 'prediction', 'state', 'other'] as const
export type ClaimKind = (typeof claimKinds)[number]

/** Part is a smaller assertion inside a claim, worded like one; it is checked on its own only once somebody makes it a claim. */
export interface Part {
  id: string
  text: string
  anchors: Anchor[]
}

/** OpenReference is words of a claim of which the article leaves open, or the splitter did not resolve, whom or what they mean. */
export interface OpenReference {
  /** As they stand in the claim: "it", "the agency". */
  words: string
  /** Whom or what they may mean, by name, the likeliest first; none where nothing fits. */
  candidates: string[]
}

/** Claim is one discrete, checkable assertion, worded so that it stands alone. */
export interface Claim {
  id: string
  articleId: string
  /** UTF-16 offset of its first words in the article's newest revision; lists are in this order. */
  position: number
  /** By which people name it: 1, 2, … in its article, in the order of the text as it came and then as they were added. It stays. */
  number: number
  text: string
  /** The wording that the splitter gave. */
  splitText: string
  kind: ClaimKind
  /** 0..1 */
  checkworthiness: number
  /** 0..1: the chance that a fact-checker keeps the claim as it stands, by the splitter; null where a person wrote it. */
  confidence: number | null
  /** Why the splitter took it for one, a reason in words each. */
  why: string[]
  /** The numbers and the times that it states, in the newest revision's offsets. */
  quantities: Quantity[]
  times: TimeExpression[]
  /** What it asserts besides, in the order of the splitter. */
  parts: Part[]
  /** What is unclear in it, for the desk to decide; empty where a person wrote it. */
  open: OpenReference[]
  origin: 'split' | 'person'
  stage: Stage
  /** Of its standing verdict, as the desk sees it; readers see the status of the approved one. */
  status: VerificationStatus
  /** Since when readers could see it, or null: what was public once keeps its page, and only editors change it. */
  publicSince: Date | null
  /** When and why, for readers, it was taken back; null while it stands. */
  withdrawnAt: Date | null
  withdrawalNote: string | null
  /** As what it was dismissed; null where nobody said, or where it stands. */
  dismissedAs: Dismissed | null
  /** The claim that a duplicate repeats. */
  duplicateOfId: string | null
  /** Who works on it; null: nobody yet. */
  assigneeId: string | null
  assigneeName: string | null
  /** The day by which: YYYY-MM-DD. */
  dueOn: string | null
  /** When to look again, as its last approved verdict says: YYYY-MM-DD. */
  recheckOn: string | null
  /** The second check of its verdict that is not settled; null where there is none. Until then it stays where it is. */
  secondCheckId: string | null
  /** Who writes that second opinion, or one on the claim that this one repeats, while they must not see the first; else null. */
  blindTo: string | null
  version: number
  createdAt: Date
  updatedAt: Date
  anchors: Anchor[]
  attributions: Attribution[]
  /** What it means where it has no attribution; "unsure" where a person wrote it. */
  sourceSearch: SourceSearch
  verdicts: Verdict[]
}

/** NewClaim is a claim that nobody wrote down yet: the store numbers it. */
export type NewClaim = Omit<Claim, 'number'> & { number?: never }

/** ClaimFacets are what the workspace filters claims by. */
export interface ClaimFacets {
  stage: Stage
  status: VerificationStatus
  sourcing: Sourcing
}

/** facetsOf answers them for a claim. */
export function facetsOf(claim: Pick<Claim, 'stage' | 'status' | 'attributions' | 'sourceSearch'>): ClaimFacets {
  return { stage: claim.stage, status: claim.status, sourcing: sourcingOf(claim) }
}

/** stageOfVerdicts answers the stage that a claim's verdicts, in order, left it at, or null where it has none. */
export function stageOfVerdicts(verdicts: readonly Pick<Verdict, 'number' | 'decision'>[]): Stage | null {
  const last = lastVerdict(verdicts)
  if (!last) return null
  if (last.decision === null) return 'awaiting_approval'
  return last.decision === 'approved' ? 'approved' : 'in_check'
}

/** isHeld says whether a claim stays where it is because it, or the one that it repeats, is checked a second time. */
export function isHeld({ secondCheckId, blindTo }: Pick<Claim, 'secondCheckId' | 'blindTo'>): boolean {
  return secondCheckId !== null || blindTo !== null
}

/** subjectOf answers what the table of permissions asks about a claim. */
export function subjectOf({ verdicts, publicSince, blindTo }: Pick<Claim, 'verdicts' | 'publicSince' | 'blindTo'>): Subject {
  return { judged: publicVerdict(verdicts) !== null, wasPublic: publicSince !== null, blindTo }
}

/** canStand says whether this actor may let a claim stand: where readers would see it by that, and do not yet, only an editor may. */
export function canStand(actor: Actor | null, article: Pick<Article, 'publication'>, { publicSince }: Pick<Claim, 'publicSince'>): boolean {
  return publicSince !== null || !isReadable(article) || can(actor, 'show_claim')
}
