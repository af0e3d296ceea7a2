import { dismissalWords } from '../../../domain/dismissal.js'
import { sourcingOf } from '../../../domain/attribution.js'
import type { Article } from '../../../domain/article.js'
import { acts, canMove, type StageMove } from '../../../domain/act.js'
import { canStand, isHeld, subjectOf, type Claim } from '../../../domain/claim.js'
import { can, isBlind, type Person } from '../../../domain/permission.js'
import { lastVerdict, standingVerdict } from '../../../domain/verdict.js'
import type { ClaimCount } from '../../../domain/listing.js'
import type { IconName } from '../../parts/icons.js'
import {
  labelOfKind, presentStage, presentStatus, presentWorth, type StageBadge, type StatusBadge, type WorthView,
} from '../../parts/badges.js'
import { presentAssignee, type AssigneeView } from './assignment-form.js'
import { presentBlind, type BlindView } from '../../parts/blind.js'
import { presentCardDetails, type CardDetails, type WorkspaceSelection } from './card-details.js'
import { presentDoubtedChains, type ChainView } from '../../parts/chains.js'
import { presentWhy, type WhyView } from '../../parts/confidence.js'
import { presentInstant, type DateView } from '../../parts/dates.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { presentNoSource, type NoSourceView } from '../../parts/no-source.js'
import { presentOrigins, type FlagView } from '../../parts/origins.js'
import { presentFacts } from '../../parts/facts.js'
import { presentParts, type PartsView } from '../../parts/claim-parts.js'
import type { Frame } from '../../parts/page.js'
import type { ConflictView } from './present-conflict.js'
import { refusalsOf, type Refusal } from './refusals.js'
import { presentDone, presentGlances, type DoneView, type GlanceView } from './row.js'
import { plural } from '../../parts/tally.js'
import { presentUnclear, type UnclearView } from '../../parts/unclear.js'
import { filterQuery, presentFilter, type FilterView, type WorkspaceFilter } from './workspace-filter.js'

/** CardView is one claim in the workspace; `details` only on the one that is chosen. */
export interface CardView {
  id: string
  /** By which people name it in its article. */
  number: number
  version: number
  wording: string
  words: WordsView
  href: string
  /** To the field for a comment on it. */
  commentHref: string
  inTextHref: string | null
  kind: string
  worth: WorthView
  status: StatusBadge
  stage: StageBadge
  /** Where it came to, in the place of all else that a line says; null where it is to be decided or checked. */
  done: DoneView | null
  /** Who works on it; null: nobody. */
  assignee: AssigneeView | null
  /** As what a dismissed claim was dismissed; null where nobody said, or where it stands. */
  dismissed: { label: string; otherHref: string | null } | null
  /** What an editor said who returned its newest verdict, seen without opening the card; null for any other. */
  returned: { label: string; at: DateView | null; note: string } | null
  /** That its standing verdict was approved by its own author, in an emergency; null where it was not. */
  selfApproved: string | null
  chains: ChainView[]
  /** Why there is no chain; null where there is one. */
  noSource: NoSourceView | null
  /** Where its citations lead, where that is to be known; at the open card in any case. */
  flags: FlagView[]
  /** How many threads about it are open; null where none is. */
  openThreads: string | null
  glances: GlanceView[]
  hasFlags: boolean
  /** The line of the sourcing panel that is on is about it. */
  isLit: boolean
  /** The numbers and times that it states, as they were understood. */
  facts: string[]
  hasFacts: boolean
  unclear: UnclearView | null
  parts: PartsView | null
  /** How likely the claim stands as it is, and why; null where a person wrote the claim. */
  why: WhyView | null
  moves: MoveView[]
  /** Whether anything is done to it by a press here, with this or with what opens. */
  hasMoves: boolean
  current: boolean
  /** Why the acts that have a key, but not on this card, cannot be done; of a closed one those alone for which it need not be opened. */
  refusals: Refusal[]
  /** A change that was overtaken, beside what stands now. */
  conflict: ConflictView | null
  /** Where this person checks it blind: what is said in the place of all that opens below other cards. */
  blind: BlindView | null
  details: CardDetails | null
}

interface MoveView {
  action: string
  label: string
  icon: IconName
  /** The key that does it too, where there is one. */
  key: string | null
  name: StageMove
}

export interface CardFragmentModel {
  layout: null
  card: CardView
  /** Other claims that the same act changed, each closed. */
  others: CardView[]
  filter: FilterView
}

const NO_THREADS: ReadonlyMap<string, number> = new Map()

// The acts that are one press of a button; what needs words has its form in the opened card.
const QUICK = ['accept', 'dismiss', 'restore'] as const satisfies StageMove[]

/**
 * presentCard answers a script's request: the claim's card as it now stands, and the counts beside it. `counts` are of all
 * the article's claims, `articleText` is its newest text, `selected` fills the card's forms (null draws it closed).
 */
export function presentCard({ frame, article, articleText, claim, others = [], counts, filter = {}, sourceName = null, selected, conflict = null, openThreads = NO_THREADS }: {
  frame: Frame
  article: Article
  articleText: string
  claim: Claim
  others?: Claim[]
  counts: ClaimCount[]
  filter?: WorkspaceFilter
  /** Of the source that the filter names. */
  sourceName?: string | null
  selected: WorkspaceSelection | null
  conflict?: ConflictView | null
  openThreads?: ReadonlyMap<string, number>
}): CardFragmentModel {
  const path = `/desk/articles/${article.id}`
  const drawing = { frame, path, article, articleText, filter, isLit: false, openThreads }
  return {
    layout: null,
    card: presentCardOf(claim, { ...drawing, selected, conflict }),
    others: others.map((other) => presentCardOf(other, { ...drawing, selected: null })),
    filter: presentFilter(path, counts, filter, sourceName),
  }
}

/** presentCardOf draws one card; it is open where `selected` is about its claim. */
export function presentCardOf(claim: Claim, { frame, path, article, articleText, filter, selected, conflict = null, isLit, openThreads = NO_THREADS }: {
  frame: Frame
  path: string
  article: Pick<Article, 'language' | 'publisher' | 'publication'>
  articleText: string
  isLit: boolean
  filter: WorkspaceFilter
  selected: WorkspaceSelection | null
  conflict?: ConflictView | null
  /** How many threads are open, by claim. */
  openThreads?: ReadonlyMap<string, number>
}): CardView {
  const { language, publisher } = article
  const chosen = selected?.claim.id === claim.id ? selected : null
  const { id, number, version, text, kind, checkworthiness, attributions, status, stage } = claim
  const href = `${path}${filterQuery(filter, id)}`
  const flags = presentOrigins(attributions, publisher, chosen !== null)
  const blind = isBlind(frame.actor, claim) ? presentBlind(claim) : null
  const details = chosen && !blind ? presentCardDetails(chosen, { frame, article, query: filterQuery(filter) }) : null
  const moves = movesOf(claim, article, frame.actor, filterQuery(filter))
  const threads = openThreads.has(id) ? plural(openThreads.get(id) ?? 0, 'open thread') : null
  const done = blind ? null : presentDone(claim)
  const facts = presentFacts(claim)
  return {
    id,
    number,
    version,
    wording: text,
    words: presentWords(language),
    href: `${href}#claim-${id}`,
    commentHref: `${href}#comment-${id}-body`,
    inTextHref: claim.anchors.some((anchor) => anchor.state !== 'lost') ? `#mark-${id}` : null,
    kind: labelOfKind(kind),
    worth: presentWorth(checkworthiness),
    status: presentStatus(status, standingVerdict(claim.verdicts)?.decision === null),
    dismissed: presentDismissed(claim, (other) => `${path}${filterQuery({}, other)}#claim-${other}`),
    returned: presentReturn(claim),
    selfApproved: standingVerdict(claim.verdicts)?.selfApproval == null ? null : 'Approved by its proposer, in an emergency',
    stage: presentStage(stage),
    done,
    assignee: presentAssignee(claim, frame.actor, frame.today ?? ''),
    chains: presentDoubtedChains(attributions),
    noSource: presentNoSource(sourcingOf(claim)),
    flags,
    openThreads: threads,
    glances: presentGlances(claim, done ? null : threads),
    hasFlags: flags.length > 0,
    isLit,
    facts,
    hasFacts: facts.length > 0,
    unclear: presentUnclear(claim.open, articleText, claim.position),
    parts: presentParts(claim.parts),
    why: presentWhy(claim),
    moves,
    hasMoves: moves.length > 0 || details !== null,
    current: chosen !== null,
    refusals: refusalsOf(claim, article, frame.actor).filter(({ name }) => details !== null || blind !== null || name === 'accept' || name === 'dismiss'),
    conflict,
    blind,
    details,
  }
}

function presentDismissed({ stage, dismissedAs, duplicateOfId }: Claim, hrefOf: (id: string) => string): CardView['dismissed'] {
  if (stage !== 'dismissed' || dismissedAs === null) return null
  return { label: `Dismissed: ${dismissalWords[dismissedAs].told}`, otherHref: duplicateOfId && hrefOf(duplicateOfId) }
}

function presentReturn({ stage, verdicts }: Claim): CardView['returned'] {
  const verdict = lastVerdict(verdicts)
  if (stage !== 'in_check' || verdict?.decision !== 'returned') return null
  const { status, authorName, decidedBy, decidedAt, decisionNote } = verdict
  return {
    label: `${decidedBy ?? 'An editor'} returned “${presentStatus(status).label}” to ${authorName}`,
    at: decidedAt && presentInstant(decidedAt),
    note: decisionNote ?? '',
  }
}

function movesOf(claim: Claim, article: Pick<Article, 'publication'>, actor: Person | null, query: string): MoveView[] {
  if (isHeld(claim)) return []
  return QUICK.filter((name) => canMove(claim.stage, name) && can(actor, acts[name].may, subjectOf(claim)) && (name !== 'accept' || canStand(actor, article, claim))).map((name) => {
    const act = acts[name]
    const { resource, label, icon } = act
    return { name, label, icon, key: 'key' in act ? act.key : null, action: `/desk/claims/${claim.id}/${resource}${query}` }
  })
}
