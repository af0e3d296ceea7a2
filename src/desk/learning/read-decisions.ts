// What people decided on the claims that the splitter proposed, as lessons for it.
import type { Anchor } from '../../domain/anchor.js'
import type { Attribution } from '../../domain/attribution.js'
import type { Claim } from '../../domain/claim.js'
import type { ReadArticle } from '../../language/article.js'
import type { FoundAttribution } from '../../language/attributions/attribution.js'
import { acceptableOf, acceptanceRow } from '../../language/attributions/accepting/learnt-acceptance.js'
import { worthRow } from '../../language/worth/learnt-worth.js'
import { checkWorthiness, weighClaim, type ClaimWeight } from '../../language/worth/claim-worth.js'
import { weigh } from '../../language/worth/worth.js'
import { weighRow } from '../../language/models/learnt-weights.js'
import type { Decision } from '../../language/learning/lesson.js'
import type { LearntName } from '../../language/learning/learnt-models.js'
import { readArticle } from '../../language/read-article.js'
import { shippedModels, type SplitModels } from '../../language/split-models.js'
import type { Token } from '../../language/words/token.js'
import type { Store } from '../../storage/store.js'

const ARTICLES_AT_ONCE = 100
// Two claims are over the same words where they share at least so much of the shorter one.
const SAME_WORDS = 0.5

export type Decisions = Record<LearntName, Decision[]>

/**
 * decisionOf tells what was decided on a claim that the splitter proposed: kept (accepted, or reworded before that),
 * dismissed (or withdrawn, where readers had seen it), or nothing yet.
 */
export function decisionOf({ origin, stage, text, splitText, dismissedAs }: Claim): 'kept' | 'dismissed' | null {
  // What was split or merged, or is said by another claim too, was no mistake of the splitter’s.
  if (origin !== 'split' || dismissedAs === 'split' || dismissedAs === 'merged' || dismissedAs === 'duplicate') return null
  if (stage === 'dismissed' || stage === 'withdrawn') return 'dismissed'
  return stage !== 'proposed' || text !== splitText ? 'kept' : null
}

/** readDecisions gives the decisions of all articles, in the order of their ids, measured under the models in use. */
export async function readDecisions({ articles, claims }: Store, models: SplitModels): Promise<Decisions> {
  const decisions: Decisions = { 'check-worthiness': [], acceptance: [] }
  let after = ''
  for (;;) {
    const ids = await claims.articlesWithDecisions(after, ARTICLES_AT_ONCE)
    for (const id of ids) {
      const revision = await articles.newestRevision(id)
      if (!revision) continue
      // As shipped: what is learnt corrects that, not what was learnt before.
      const article = readArticle(revision.text, {}, shippedModels())
      const all = (await claims.ofArticle(id)).map((claim) => ({ ...claim, anchors: claim.anchors.map((anchor) => asRead(article, anchor)) }))
      decisions['check-worthiness'].push(...claimDecisions(article, all, models))
      decisions.acceptance.push(...attributionDecisions(article, all, models))
    }
    const last = ids[ids.length - 1]
    if (last === undefined || ids.length < ARTICLES_AT_ONCE) return decisions
    after = last
  }
}

// Where an anchor stands in the text as the splitter reads it.
function asRead({ folded }: ReadArticle, anchor: Anchor): Anchor {
  const [start, end] = folded.toFolded([anchor.start, anchor.end])
  return { ...anchor, start, end }
}

function claimDecisions(article: ReadArticle, claims: readonly Claim[], models: SplitModels): Decision[] {
  return claims.flatMap((claim) => {
    const decision = decisionOf(claim)
    const weight = decision ? weightAt(article, claim.anchors) : undefined
    if (!weight) return []
    return [{
      group: claim.articleId, label: decision === 'kept' ? 1 : 0, row: worthRow(weight.mean.worth, weight.words),
      before: checkWorthiness(models, weight),
    }]
  })
}

/** weightAt weighs the claim of these anchors as split did; undefined where no word stands there. */
export function weightAt({ models, tokens, sentences }: ReadArticle, anchors: readonly Where[]): ClaimWeight | undefined {
  const words = wordsAt(tokens, anchors)
  if (words.length === 0) return undefined
  const { start: first } = tokens[words[0]!]!
  const sentence = sentences.find(({ start, end }) => start <= first && first < end)
  // What asserted nothing, and got no weight then, may have been read otherwise when the claim was found.
  return weighClaim(models, tokens, words, sentence && (sentence.weight ?? weigh(models.worth, tokens, sentence.firstToken, sentence.endToken)))
}

/**
 * An attribution was right where its claim was kept with the chain that the splitter gave it: of one that a person wrote in its place,
 * the source may have been what was wrong. A dismissed claim alone says nothing of its source; but where another
 * claim over the same words was kept without that attribution (the splitter's or one that a person wrote), the words were worth
 * keeping and the attribution was wrong.
 */
function attributionDecisions(article: ReadArticle, claims: readonly Claim[], { learnt }: SplitModels): Decision[] {
  const judged = new Map<FoundAttribution, number>()
  for (const claim of claims) {
    const decision = decisionOf(claim)
    if (!decision) continue
    for (const attribution of attributionsOf(article, { ...claim, attributions: claim.attributions.filter(isSplitters) })) {
      if (decision === 'kept') judged.set(attribution, 1)
      else if (!judged.has(attribution) && claims.some((other) => keptWithout(article, attribution, claim, other))) judged.set(attribution, 0)
    }
  }
  return [...judged].map(([attribution, label]) => {
    const row = acceptanceRow(acceptableOf(article.text, attribution))
    return { group: claims[0]!.articleId, label, row, before: learnt?.acceptance ? weighRow(learnt.acceptance, row) : row[0]![1] }
  })
}

function keptWithout(article: ReadArticle, attribution: FoundAttribution, dismissed: Claim, other: Claim): boolean {
  // Of a claim that somebody wrote and gave no chain nobody has said that nobody says it.
  const isTold = other.attributions.length > 0 || other.sourceSearch !== 'unsure'
  const kept = other.origin === 'person' ? isTold && other.stage !== 'dismissed' && other.stage !== 'withdrawn' : decisionOf(other) === 'kept'
  return kept && shareWords(dismissed.anchors, other.anchors) && !attributionsOf(article, other).includes(attribution)
}

const isSplitters = ({ confidence }: Attribution): boolean => confidence !== null

// What was stored is found again by its mode, its own cue and where its content stands.
function attributionsOf({ text, attributions }: ReadArticle, { anchors, attributions: stored }: Claim): FoundAttribution[] {
  const [first] = anchors
  if (!first) return []
  return attributions.filter((attribution) => {
    if (!attribution.content.some(([start, end]) => start <= first.start && first.start < end)) return false
    return stored.some((one) => one.mode === attribution.mode && saysAs(text, one, attribution))
  })
}

// The first cue of a chain is its own, the others belong to those who passed it on. What nobody in particular says
// ("rumours that …") has none, and is known by where it stands. Chains kept before hops had cues of their own hold all of it.
function saysAs(text: string, { hops }: Attribution, found: FoundAttribution): boolean {
  const kept = hops.find(({ cue }) => cue !== null)?.cue ?? null
  const own = found.hops.find(({ cue }) => cue !== null)?.cue ?? null
  if (kept === null) return own === null && found.hops[0]?.mention?.[0] === hops[0]?.mentionStart
  return (own !== null && text.slice(...own) === kept) || acceptableOf(text, found).cue === kept
}

type Where = Pick<Anchor, 'start' | 'end'>

function shareWords(one: readonly Where[], other: readonly Where[]): boolean {
  const size = (list: readonly Where[]): number => list.reduce((sum, { start, end }) => sum + end - start, 0)
  let shared = 0
  for (const a of one) for (const b of other) shared += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
  return shared >= SAME_WORDS * Math.min(size(one), size(other)) && shared > 0
}

function wordsAt(tokens: readonly Token[], anchors: readonly Where[]): number[] {
  return anchors.flatMap(({ start, end }) => {
    const words: number[] = []
    for (let at = firstFrom(tokens, start); at < tokens.length && tokens[at]!.end <= end; at += 1) words.push(at)
    return words
  })
}

function firstFrom(tokens: readonly Token[], start: number): number {
  let [low, high] = [0, tokens.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens[middle]!.start < start) low = middle + 1
    else high = middle
  }
  return low
}
