// How right trees are, and how fast they come.
import { parseTree } from '../src/language/trees/parse.js'
import type { TreeModel } from '../src/language/trees/tree-model.js'
import type { TreeSentence } from './tree-sentences.js'

export interface TreeScores {
  words: number
  /** Shares of the words, marks aside, with the right head; with the right head and label. */
  heads: number
  labelled: number
  /** Share of the words where both readings give the same head, and how many of those are right. */
  agreed: number
  agreedRight: number
}

export function scoreTrees(model: TreeModel, sentences: readonly TreeSentence[]): TreeScores {
  let words = 0
  let heads = 0
  let labelled = 0
  let agreed = 0
  let agreedRight = 0
  for (const sentence of sentences) {
    const tree = parseTree(model, sentence.words)
    for (let at = 0; at < tree.size; at += 1) {
      if (!sentence.counted[at]) continue
      words += 1
      const isRight = sentence.heads[at]! === tree.head[at]! && tree.head[at]! >= -1
      agreed += tree.agreed[at]!
      if (!isRight) continue
      heads += 1
      agreedRight += tree.agreed[at]!
      if (tree.label[at] === sentence.labels[at]) labelled += 1
    }
  }
  return { words, heads: heads / words, labelled: labelled / words, agreed: agreed / words, agreedRight: agreedRight / agreed }
}

/** wordsPerSecond reads the sentences from both ends, marks included, several times and takes the best. */
export function wordsPerSecond(model: TreeModel, sentences: readonly TreeSentence[]): number {
  const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0)
  let best = 0
  for (let round = 0; round < 5; round += 1) {
    const before = performance.now()
    // The second reading waits until it is asked.
    for (const sentence of sentences) void parseTree(model, sentence.words).agreed
    best = Math.max(best, words / (performance.now() - before) * 1000)
  }
  return best
}
