// Smaller assertions inside a claim that could be checked apart: a relative clause that tells which one is meant, an office.
import { childNodes, labelOf, subtreeSpan } from '../../trees/tree.js'
import type { Item, ParsedPassage } from './clause.js'
import { isFinite, isPlural } from './nodes.js'

const leastWords = 3
const vague: ReadonlySet<string> = new Set(['those', 'one', 'ones', 'that', 'all', 'anyone', 'everyone', 'someone', 'people', 'something', 'what', 'it', 'this'])

/** partsOf gives the parts of a clause, the words of each; none repeats the whole clause. */
export function partsOf(passage: ParsedPassage, items: readonly Item[]): Item[][] {
  const { tree } = passage
  const own = new Set(items)
  const parts: Item[][] = []
  for (const node of items) {
    if (typeof node !== 'number') continue
    const head = tree.head[node]!
    if (head < 0 || !own.has(head) || head > node) continue
    const label = labelOf(tree, node)
    if ((label !== 'acl:relcl' && label !== 'appos') || !tree.agreed[node]) continue
    const part = label === 'acl:relcl' ? relativePart(passage, head, node) : officePart(passage, head, node)
    if (part && part.length < items.length && isWhole(passage, part) && part.every((item) => typeof item === 'string' || own.has(item))) parts.push(part)
  }
  return parts
}

/** "accused of taking | £214,000": what the tree took for its end goes on. */
function isWhole({ words }: ParsedPassage, part: readonly Item[]): boolean {
  const next = words[(part[part.length - 1] as number) + 1]
  return next === undefined || /^(?:PUNCT|CCONJ|VERB|AUX|ADV)$/.test(next.pos)
}

function relativePart(passage: ParsedPassage, head: number, node: number): Item[] | undefined {
  const { tree, words } = passage
  const [first, end] = subtreeSpan(tree, node)
  if (!/^(?:who|which|that)$/.test(words[first]!.lower) || !isFinite(passage, node) || vague.has(words[head]!.lower)) return undefined
  if (tree.head[first] !== node || !labelOf(tree, first).startsWith('nsubj') || end - first < leastWords) return undefined
  return [...phrase(passage, head, first), ...range(first + 1, end, passage)]
}

function officePart(passage: ParsedPassage, head: number, node: number): Item[] | undefined {
  const { words, tree } = passage
  const [first, end] = subtreeSpan(tree, node)
  if (words[first - 1]?.text !== ',' || words[head]!.pos !== 'PROPN' || words[node]!.pos !== 'NOUN') return undefined
  return [...phrase(passage, head, first), isPlural(passage, head) ? 'are' : 'is', ...range(first, end, passage)]
}

/** The noun phrase before `first`, without what ties it into its clause. */
function phrase(passage: ParsedPassage, head: number, first: number): Item[] {
  let from = head
  for (const child of childNodes(passage.tree, head)) {
    if (child < head && /^(?:det|amod|compound|nummod|nmod:poss)$/.test(labelOf(passage.tree, child))) from = Math.min(from, subtreeSpan(passage.tree, child)[0])
  }
  return range(from, first, passage)
}

function range(from: number, end: number, { words }: ParsedPassage): Item[] {
  const list: Item[] = []
  for (let at = from; at < end; at += 1) if (words[at]!.pos !== 'PUNCT') list.push(at)
  return list
}
