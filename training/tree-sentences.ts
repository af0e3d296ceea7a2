// A corpus's tree as the parser sees it: over our own words with our own tags, marks outside.
import { isInTree } from '../src/language/trees/nodes.js'
import type { TreeWord } from '../src/language/trees/nodes.js'
import { noHead } from '../src/language/trees/tree.js'
import { labelIn, toOurScheme } from './tree-scheme.js'
import type { CorpusToken } from './tree-scheme.js'

export interface TreeSentence {
  words: TreeWord[]
  /** Index into the words, or a value of noHead. */
  heads: Int32Array
  labels: Uint8Array
  /** Not 0 for words that are measured: all but what the corpus takes for a mark. */
  counted: Uint8Array
}

/**
 * treeSentence puts a corpus's tree on our words, one for each token. What hung on a mark hangs on the mark's head; of
 * several roots the first stays one. Gives undefined where no word is left.
 */
export function treeSentence(words: TreeWord[], tokens: CorpusToken[]): TreeSentence | undefined {
  toOurScheme(tokens)
  const heads = new Int32Array(words.length).fill(noHead.outside)
  const labels = new Uint8Array(words.length)
  let root = -1
  for (let at = 0; at < words.length; at += 1) {
    if (!isInTree(words[at]!)) continue
    let head = tokens[at]!.head
    // A circle of marks cannot be: corpora hold trees.
    while (head >= 0 && !isInTree(words[head]!)) head = tokens[head]!.head
    labels[at] = labelIn(tokens[at]!.label)
    if (head < 0 && root >= 0) {
      head = root
      labels[at] = labelIn('parataxis')
    } else if (head < 0) {
      root = at
      labels[at] = labelIn('root')
      head = noHead.root
    } else if (tokens[at]!.label === 'root') labels[at] = labelIn('dep')
    heads[at] = head
  }
  if (root < 0) return undefined
  return { words, heads, labels, counted: Uint8Array.from(tokens, ({ label }) => Number(label !== 'punct')) }
}

/**
 * liftCrossing makes a tree projective, node by node without marks: of the arcs that cross others the shortest is hung
 * one higher until none is left (Nivre and Nilsson, "Pseudo-projective dependency parsing", 2005). `heads` has the number
 * of nodes for the root. Gives the number of arcs lifted.
 */
export function liftCrossing(heads: Int32Array): number {
  for (let lifted = 0; ; lifted += 1) {
    const node = shortestCrossing(heads)
    if (node < 0) return lifted
    heads[node] = heads[heads[node]!]!
  }
}

function shortestCrossing(heads: Int32Array): number {
  const root = heads.length
  let found = -1
  let size = Infinity
  for (let node = 0; node < root; node += 1) {
    const head = heads[node]!
    const length = Math.abs(head - node)
    if (head === root || length >= size || length < 2) continue
    const [low, high] = node < head ? [node, head] : [head, node]
    for (let at = low + 1; at < high; at += 1) {
      if (heads[at]! >= low && heads[at]! <= high) continue
      found = node
      size = length
      break
    }
  }
  return found
}
