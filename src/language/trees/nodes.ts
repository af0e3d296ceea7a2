// Words as the parser reads them: numbers for their spelling and tags, and the marks between them.

/** A word to be put into a tree, tagged. */
export interface TreeWord {
  text: string
  lower: string
  /** Penn Treebank tag. */
  tag: string
  /** Universal part of speech; PUNCT stays outside the tree. */
  pos: string
  lemma: string
}

/**
 * The words of a tree, in reading order. Behind the last stand two that are no words: the root (at `size`), which every
 * tree hangs on, and nothing (at `size + 1`), which stands for whatever is not there.
 */
export interface Nodes {
  size: number
  word: Int32Array
  lemma: Int32Array
  /** Number of the pair of tags; 0 for nothing, 1 for the root. */
  tag: Int32Array
  /** The marks between the node and the one before: the kind of the first, times 16, plus that of the last. */
  gap: Int32Array
  /** How many commas, and other marks, stood before the node. */
  commas: Int32Array
  marks: Int32Array
  /** Which of the words given each is. */
  position: Int32Array
}

/** Numbers pairs of tags; 2 is a pair that training never saw. */
export type TagNumbers = (tag: string, pos: string) => number

const unseenPair = 2
const firstPair = 3

/** makeTagNumbers reads a model's list of pairs, "NN NOUN". */
export function makeTagNumbers(pairs: readonly string[]): TagNumbers {
  const byTag = new Map<string, Map<string, number>>()
  pairs.forEach((pair, index) => {
    const [tag = '', pos = ''] = pair.split(' ')
    const byPos = byTag.get(tag) ?? new Map<string, number>()
    byTag.set(tag, byPos.set(pos, index + firstPair))
  })
  return (tag, pos) => byTag.get(tag)?.get(pos) ?? unseenPair
}

/** makeNodes gives room for `capacity` words. */
export function makeNodes(capacity: number): Nodes {
  const column = (): Int32Array => new Int32Array(capacity + 2)
  return {
    size: 0, word: column(), lemma: column(), tag: column(), gap: column(), commas: column(), marks: column(),
    position: column(),
  }
}

/** isInTree tells words from the marks that stay outside. */
export function isInTree(word: TreeWord): boolean {
  return word.pos !== 'PUNCT'
}

/** readNodes fills `nodes`, which has room, with the words from..to-1. */
export function readNodes(nodes: Nodes, words: readonly TreeWord[], from: number, to: number, tagNumber: TagNumbers): void {
  let size = 0
  let commas = 0
  let marks = 0
  let gap = 0
  for (let at = from; at < to; at += 1) {
    const word = words[at]!
    if (!isInTree(word)) {
      const kind = markKind(word)
      if (kind === comma) commas += 1
      else marks += 1
      gap = (gap === 0 ? kind * 16 : gap & ~15) + kind
      continue
    }
    nodes.word[size] = numberOf(word.lower)
    nodes.lemma[size] = word.lemma === word.lower ? nodes.word[size]! : numberOf(word.lemma)
    nodes.tag[size] = tagNumber(word.tag, word.pos)
    nodes.gap[size] = gap
    nodes.commas[size] = commas
    nodes.marks[size] = marks
    nodes.position[size] = at - from
    gap = 0
    size += 1
  }
  nodes.size = size
  setEnds(nodes, gap, commas, marks)
}

/** reverseNodes fills `reversed`, which has room, with the nodes as they are read from the end. */
export function reverseNodes(nodes: Nodes, reversed: Nodes): void {
  const { size } = nodes
  const allCommas = nodes.commas[size]!
  const allMarks = nodes.marks[size]!
  for (let at = 0; at < size; at += 1) {
    const other = size - 1 - at
    const gap = nodes.gap[other + 1]!
    reversed.word[at] = nodes.word[other]!
    reversed.lemma[at] = nodes.lemma[other]!
    reversed.tag[at] = nodes.tag[other]!
    reversed.gap[at] = ((gap & 15) << 4) | (gap >> 4)
    reversed.commas[at] = allCommas - nodes.commas[other]!
    reversed.marks[at] = allMarks - nodes.marks[other]!
    reversed.position[at] = nodes.position[other]!
  }
  reversed.size = size
  const first = nodes.gap[0]!
  setEnds(reversed, ((first & 15) << 4) | (first >> 4), allCommas, allMarks)
}

function setEnds(nodes: Nodes, gap: number, commas: number, marks: number): void {
  const root = nodes.size
  nodes.word[root] = rootWord
  nodes.lemma[root] = rootWord
  nodes.tag[root] = 1
  nodes.gap[root] = gap
  nodes.commas[root] = commas
  nodes.marks[root] = marks
  nodes.position[root] = -1
  for (const column of [nodes.word, nodes.lemma, nodes.tag, nodes.gap, nodes.commas, nodes.marks]) column[root + 1] = 0
}

const rootWord = 0x2545f491
const comma = 1

/** markKind sorts the marks; what opens and what closes, the tagger told apart. */
function markKind({ text, tag }: TreeWord): number {
  if (text === ',') return comma
  if (tag === '``') return 2
  if (tag === "''") return 3
  if (tag === '-LRB-') return 4
  if (tag === '-RRB-') return 5
  if (tag === '.') return text === '?' ? 6 : 7
  if (text === ':') return 8
  if (text === ';') return 9
  return /^[-‐-―]+$/.test(text) ? 10 : 11
}

/** numberOf hashes a spelling, every digit read as the same. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    hash = Math.imul(hash ^ (code > 47 && code < 58 ? 48 : code), 0x01000193)
  }
  return (hash ^ (hash >>> 15)) | 0
}
