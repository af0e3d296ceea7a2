// What decides how a word hangs on its head, looked at when all that hangs on the word itself is known.
import type { Configuration } from './configuration.js'
import { rowOf } from './step-features.js'

export const labelFeatureCount = 26

/** readLabelFeatures writes into `rows` the rows that `node` under `above` switches on. */
export function readLabelFeatures(
  state: Configuration, node: number, above: number, mask: number, rows: Int32Array,
): void {
  const { nodes, left, right } = state
  const { word, lemma, tag, gap, commas, size } = nodes
  const none = size + 1
  const side = above > node ? 1 : 0
  const size5 = Math.min(Math.abs(above - node), 5) * 2 + side
  const w = word[node]!, m = lemma[node]!, t = tag[node]!
  const hw = word[above]!, hm = lemma[above]!, ht = tag[above]!
  const pair = (((t << 8) | ht) << 1) | side
  const own = left[node]!, last = right[node]!
  const ownWord = word[own]!, ownTag = tag[own]!
  const below = state.leftLabels[node]!, behind = state.rightLabels[node]!
  const beside = state.leftLabels[above]!, beyond = state.rightLabels[above]!
  const before = node > 0 ? tag[node - 1]! : 0
  const after = tag[node + 1 > size ? none : node + 1]!
  const comma = commas[above]! === commas[node]! ? 0 : 1

  rows[0] = rowOf(1, pair, 0, 0, mask)
  rows[1] = rowOf(2, w, pair, 0, mask)
  rows[2] = rowOf(3, hw, pair, 0, mask)
  rows[3] = rowOf(4, m, hm, side, mask)
  rows[4] = rowOf(5, w, t, side, mask)
  rows[5] = rowOf(6, hm, ht, side, mask)
  rows[6] = rowOf(7, pair, size5, 0, mask)
  rows[7] = rowOf(8, ownWord, pair, 0, mask)
  rows[8] = rowOf(9, ownWord, m, side, mask)
  rows[9] = rowOf(10, ownWord, hm, side, mask)
  rows[10] = rowOf(11, ownTag, pair, tag[last]!, mask)
  rows[11] = rowOf(12, below, pair, 0, mask)
  rows[12] = rowOf(13, below, t, side, mask)
  rows[13] = rowOf(14, behind, pair, 0, mask)
  rows[14] = rowOf(15, beside, pair, 0, mask)
  rows[15] = rowOf(16, beyond, pair, 0, mask)
  rows[16] = rowOf(17, beside, w, side, mask)
  rows[17] = rowOf(18, beyond, hm, t * 2 + side, mask)
  rows[18] = rowOf(19, before, pair, 0, mask)
  rows[19] = rowOf(20, after, pair, 0, mask)
  rows[20] = rowOf(21, gap[node]!, pair, comma, mask)
  rows[21] = rowOf(22, comma * 2 + side, t, w, mask)
  rows[22] = rowOf(23, word[last]!, t, side, mask)
  rows[23] = rowOf(24, t, side, 0, mask)
  rows[24] = rowOf(25, below, beside, side, mask)
  rows[25] = rowOf(26, hm, t * 2 + side, 0, mask)
}
