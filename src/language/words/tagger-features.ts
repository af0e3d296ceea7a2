// What the tagger looks at: the word, the two on either side, the tags before.
import { finiteTags } from './finite-tags.js'
import { rowOf } from './tagger-lexicon.js'
import type { Lexicon, WordType } from './tagger-lexicon.js'
import { shapes } from './word-types.js'

/** How a word stands in its segment; it decides what a capital letter is worth. */
export const places = { inside: 0, first: 1, headline: 2 } as const

const ownFeatures = 8
const contextFeatures = 24
/** How many rows of the weight table each word switches on. */
export const featureCount = ownFeatures + contextFeatures

const start = '\u0002'
const end = '\u0003'

/** readFeatures writes into `rows` the rows that the word at `at` of a segment switches on. */
export function readFeatures(
  types: readonly WordType[], at: number, place: number, history: History, mask: number, ends: Ends,
  rows: Int32Array,
): void {
  const { before, after } = ends
  const { tag1, tag2, verbs } = history
  const own = types[at]!
  const before1 = types[at - 1] ?? before
  const before2 = types[at - 2] ?? before
  const after1 = types[at + 1] ?? after
  const after2 = types[at + 2] ?? after
  rows.set(own.own)
  rows[8] = before1.before1
  rows[9] = before2.before2
  rows[10] = after1.after1
  rows[11] = after2.after2
  rows[12] = rowOf(20, own.shape, place, mask)
  rows[13] = rowOf(21, tag1, 0, mask)
  rows[14] = rowOf(22, tag1, tag2, mask)
  rows[15] = rowOf(23, tag1, own.word, mask)
  rows[16] = rowOf(24, tag1, own.suffix3, mask)
  rows[17] = rowOf(25, tag1, after1.set, mask)
  rows[18] = rowOf(26, after1.set, own.set, mask)
  rows[19] = rowOf(27, after1.set, after2.set, mask)
  rows[20] = rowOf(28, before1.suffix3, 0, mask)
  rows[21] = rowOf(29, after1.suffix3, 0, mask)
  rows[22] = rowOf(30, before1.word, own.word, mask)
  rows[23] = rowOf(31, own.word, after1.word, mask)
  rows[24] = rowOf(32, tag1 * 64 + tag2, own.set, mask)
  rows[25] = rowOf(33, own.shape * 16 + after1.shape, before1.shape * 4 + place, mask)
  rows[26] = rowOf(34, tag2, own.word, mask)
  rows[27] = rowOf(35, verbs, own.set, mask)
  rows[28] = rowOf(36, verbs * 64 + tag1, own.set ^ after1.set, mask)
  rows[29] = rowOf(37, own.shape * 4 + place, own.suffix3, mask)
  rows[30] = rowOf(38, own.shape * 4 + place, own.suffix2, mask)
  rows[31] = rowOf(39, own.shape * 4 + place, own.set, mask)
}

/** What the tags before the word say. */
export interface History {
  /** The tag before, and the one before that; the number of tags where there is none. */
  tag1: number
  tag2: number
  /** 1: a finite verb stood in the segment; 2: one stood since its last comma or joining word. */
  verbs: number
}

/** Which tags are finite verbs, and which begin a part with a verb of its own. */
export interface TagRoles {
  finite: Uint8Array
  breaks: Uint8Array
}

export function rolesOf(tags: readonly string[]): TagRoles {
  return {
    finite: Uint8Array.from(tags, (tag) => Number(finiteTags.has(tag))),
    breaks: Uint8Array.from(tags, (tag) => Number(/^(?:,|:|CC|WDT|WP|WRB|``|'')$/.test(tag))),
  }
}

/** nextHistory moves the history past a word with this tag. */
export function nextHistory(history: History, tag: number, { finite, breaks }: TagRoles): void {
  history.tag2 = history.tag1
  history.tag1 = tag
  if (finite[tag]) history.verbs = 3
  else if (breaks[tag]) history.verbs &= 1
}

export interface Ends {
  before: WordType
  after: WordType
}

/** endsOf gives what stands before and after a segment. */
export function endsOf(lexicon: Lexicon): Ends {
  return { before: lexicon.typeOf(start), after: lexicon.typeOf(end) }
}

/** placesOf tells for each word of a segment where it stands: its first word, a headline's word, or inside. */
export function placesOf(types: readonly WordType[], from: number, to: number, out: Uint8Array): void {
  let capital = 0
  let small = 0
  let first = -1
  for (let at = from; at < to; at += 1) {
    const { shape, lower } = types[at]!
    out[at] = places.inside
    if (shape === shapes.mark) continue
    if (first < 0) first = at
    if (shape === shapes.lower) {
      if (lower.length > 3) small += 1
    } else if (shape !== shapes.number && shape !== shapes.numberWord) capital += 1
  }
  if (capital > 2 && capital > 3 * small) out.fill(places.headline, from, to)
  else if (first >= 0) out[first] = places.first
}
