// The joint F1 of attributions (content and source both at Jaccard 0.5 or more over words), as the corpora's scorer
// counts it, in process for cross-validation.
import type { Example } from './corpus.js'

export interface Predicted {
  content: Set<number>
  source: Set<number>
}

export function wordsOf(example: Example, tokens: Iterable<number>): Set<number> {
  const found = new Set<number>()
  for (const at of tokens) if (/^[\p{L}\p{N}]/u.test(example.tokens[at]!.text)) found.add(at)
  return found
}

export function jaccard(a: Set<number>, b: Set<number>): number {
  let both = 0
  for (const at of a) if (b.has(at)) both += 1
  return both / (a.size + b.size - both || 1)
}

/** isSource says whether a source counts as the gold one. */
export function isSource(gold: Set<number>, found: Set<number>): boolean {
  return gold.size > 0 ? found.size > 0 && jaccard(gold, found) >= 0.5 : found.size === 0
}

/** pair gives for each prediction: 0 nothing matched, 1 content only, 2 content and source; greedy as the scorer does. */
export function pair(example: Example, predicted: Predicted[]): Uint8Array {
  const result = new Uint8Array(predicted.length)
  const sets = predicted.map((p) => ({ content: wordsOf(example, p.content), source: wordsOf(example, p.source) }))
  const used = new Set<number>()
  for (const gold of example.gold) {
    const content = wordsOf(example, gold.contentTokens)
    if (content.size === 0) continue
    let [best, score] = [-1, 0]
    sets.forEach((set, index) => {
      if (used.has(index)) return
      const found = jaccard(content, set.content)
      if (found > score) [best, score] = [index, found]
    })
    if (best < 0 || score < 0.5) continue
    used.add(best)
    result[best] = isSource(wordsOf(example, gold.sourceTokens), sets[best]!.source) ? 2 : 1
  }
  return result
}
