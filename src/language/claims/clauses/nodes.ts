// What is asked of single nodes of a tree.
import { finiteTags } from '../../words/finite-tags.js'
import { childNodes, labelOf, subtreeSpan, type Tree } from '../../trees/tree.js'
import type { TreeLabel } from '../../trees/labels.js'
import type { ParsedPassage } from './clause.js'

const verbal: ReadonlySet<string> = new Set(['VB', 'VBD', 'VBZ', 'VBP', 'VBN', 'VBG', 'MD'])

/** childWith gives the first child with one of the labels, -1 where there is none. */
export function childWith(tree: Tree, node: number, ...labels: TreeLabel[]): number {
  for (const child of childNodes(tree, node)) if (labels.includes(labelOf(tree, child))) return child
  return -1
}

/** subjectOf gives the subject of a predicate, -1 where it has none of its own. */
export function subjectOf(tree: Tree, node: number): number {
  return childWith(tree, node, 'nsubj', 'nsubj:pass', 'csubj')
}

/** isVerbal tells a verb by its tag. */
export function isVerbal({ words }: ParsedPassage, node: number): boolean {
  return verbal.has(words[node]!.tag)
}

/** isFinite: "left", "has left", "is a town", "may leave". */
export function isFinite({ words, tree }: ParsedPassage, node: number): boolean {
  if (finiteTags.has(words[node]!.tag)) return true
  for (const child of childNodes(tree, node)) {
    const label = labelOf(tree, child)
    if ((label === 'aux' || label === 'aux:pass' || label === 'cop') && finiteTags.has(words[child]!.tag)) return true
  }
  return false
}

/** auxiliariesOf gives the auxiliaries and negations before a verb, in order. */
export function auxiliariesOf({ words, tree }: ParsedPassage, node: number): number[] {
  const found: number[] = []
  for (const child of childNodes(tree, node)) {
    if (child >= node) break
    const label = labelOf(tree, child)
    if (label === 'aux' || label === 'aux:pass' || (label === 'advmod' && isNegation(words[child]!.lower))) found.push(child)
  }
  return found
}

/** isNegation: not, n't, never. */
export function isNegation(lower: string): boolean {
  return lower === 'not' || lower === "n't" || lower === 'n’t' || lower === 'never'
}

/** isPlural tells whether a noun phrase takes "are". */
export function isPlural({ words, tree }: ParsedPassage, node: number): boolean {
  const { tag, lower } = words[node]!
  return tag === 'NNS' || tag === 'NNPS' || lower === 'they' || lower === 'people' || lower === 'police' ||
    childNodes(tree, node).some((child) => labelOf(tree, child) === 'conj' && child > node)
}

/** markBefore gives the mark right before the first word of what hangs below a node, '' where there is none. */
export function markBefore({ words, tree }: ParsedPassage, node: number): string {
  const [first] = subtreeSpan(tree, node)
  const before = words[first - 1]
  return before?.pos === 'PUNCT' ? before.text : ''
}
