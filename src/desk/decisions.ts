// What people decided on the claims that the splitter proposed, as lessons for it.
import type { Anchor } from '../domain/anchor.js'
import type { Claim } from '../domain/claim.js'
import { readArticle } from '../language/read-article.js'
import { learntRow, learntWorth } from '../language/claims/learnt-worth.js'
import { weigh } from '../language/claims/worth.js'
import type { ReadArticle } from '../language/article.js'
import type { Decision } from '../language/learning/lesson.js'
import type { SplitModels } from '../language/split-models.js'
import type { Token } from '../language/tokens.js'
import type { Store } from '../storage/store.js'

const ARTICLES_AT_ONCE = 100

/**
 * decisionOf tells what was decided on a claim that the splitter proposed: kept (accepted, or reworded before that),
 * dismissed, or nothing yet.
 */
export function decisionOf({ origin, stage, text, splitText }: Claim): 'kept' | 'dismissed' | null {
  if (origin !== 'split') return null
  if (stage === 'dismissed') return 'dismissed'
  return stage !== 'proposed' || text !== splitText ? 'kept' : null
}

/** readDecisions gives the decisions of all articles, in the order of their ids, measured under the models in use. */
export async function readDecisions({ articles, claims }: Store, models: SplitModels): Promise<Decision[]> {
  const decisions: Decision[] = []
  let after = ''
  for (;;) {
    const ids = await claims.articlesWithDecisions(after, ARTICLES_AT_ONCE)
    for (const id of ids) {
      const revision = await articles.newestRevision(id)
      if (revision) decisions.push(...decisionsIn(revision.text, await claims.ofArticle(id), models))
    }
    const last = ids[ids.length - 1]
    if (last === undefined || ids.length < ARTICLES_AT_ONCE) return decisions
    after = last
  }
}

function decisionsIn(text: string, claims: readonly Claim[], models: SplitModels): Decision[] {
  const decided = claims.filter((claim) => decisionOf(claim) !== null)
  if (decided.length === 0) return []
  const article = readArticle(text, {}, models)
  return decided.flatMap((claim) => {
    const words = wordsOf(article.tokens, claim.anchors)
    if (words.length === 0) return []
    const worth = shippedWorth(article, words)
    return [{
      group: claim.articleId,
      label: decisionOf(claim) === 'kept' ? 1 : 0,
      row: learntRow(worth, words),
      before: models.learntWorth ? learntWorth(models.learntWorth, worth, words) : worth,
    }]
  })
}

// As findClaims does for a clause: the mean of what its own words and its sentence say.
function shippedWorth({ models, tokens, sentences }: ReadArticle, words: readonly Token[]): number {
  const own = weigh(models.worth, words, 0, words.length).worth
  const sentence = sentences.find(({ start, end }) => start <= words[0]!.start && words[0]!.start < end)
  if (!sentence) return own
  return (own + weigh(models.worth, tokens, sentence.firstToken, sentence.endToken).worth) / 2
}

function wordsOf(tokens: readonly Token[], anchors: readonly Pick<Anchor, 'start' | 'end'>[]): Token[] {
  return anchors.flatMap(({ start, end }) => {
    const words: Token[] = []
    for (let at = firstFrom(tokens, start); at < tokens.length && tokens[at]!.end <= end; at += 1) words.push(tokens[at]!)
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
