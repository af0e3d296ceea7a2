// What the parser looks at before each step: templates in the manner of Zhang and Nivre ("Transition-based dependency
// parsing with rich non-local features", 2011), the marks between words, and prepositions seen through their nouns.
import type { Configuration } from './configuration.js'

/** How many rows of the weight table a step reads. */
export const stepFeatureCount = 90

/** A row of a table of `mask + 1` for a template and three values. */
export function rowOf(kind: number, a: number, b: number, c: number, mask: number): number {
  let hash = Math.imul(a ^ Math.imul(kind, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 15) ^ Math.imul(c, 0x165667b1), 0x27d4eb2f)
  return (hash ^ (hash >>> 14)) & mask
}

const distance = (size: number): number => (size < 6 ? size : size < 11 ? 6 : 7)
const count = (size: number): number => (size < 4 ? size : 4)

/** readStepFeatures writes into `rows` the rows that the configuration switches on. */
export function readStepFeatures(state: Configuration, mask: number, rows: Int32Array): void {
  const { nodes, stack, depth, next: b0, left, left2, right, right2, label, leftCount, rightCount } = state
  const { word, lemma, tag, gap, commas, marks, size } = nodes
  const none = size + 1
  const s0 = depth > 0 ? stack[depth - 1]! : none
  const s1 = depth > 1 ? stack[depth - 2]! : none
  const s2 = depth > 2 ? stack[depth - 3]! : none
  const b1 = b0 < size ? b0 + 1 : none
  const b2 = b0 + 1 < size ? b0 + 2 : none
  const s0w = word[s0]!, s0m = lemma[s0]!, s0t = tag[s0]!
  const s1w = word[s1]!, s1m = lemma[s1]!, s1t = tag[s1]!
  const b0w = word[b0]!, b0m = lemma[b0]!, b0t = tag[b0]!
  const b1w = word[b1]!, b1t = tag[b1]!
  const b2w = word[b2]!, b2t = tag[b2]!
  const s2t = tag[s2]!
  const s0l = left[s0]!, s0r = right[s0]!, s0l2 = left2[s0]!, s0r2 = right2[s0]!
  const s1l = left[s1]!, s1r = right[s1]!, b0l = left[b0]!, b0l2 = left2[b0]!
  const s0lt = tag[s0l]!, s0rt = tag[s0r]!, s1rt = tag[s1r]!, b0lt = tag[b0l]!
  const s0lw = word[s0l]!, s0rw = word[s0r]!, s1lw = word[s1l]!, b0lw = word[b0l]!
  const s0v = state.rightLabels[s0]!, s0u = state.leftLabels[s0]!, b0u = state.leftLabels[b0]!, s1v = state.rightLabels[s1]!
  const far = s0 === none ? 0 : distance(b0 - s0)
  const far1 = s1 === none ? 0 : distance(s0 - s1)
  const rights = count(rightCount[s0]!), lefts = count(leftCount[s0]!), nextLefts = count(leftCount[b0]!)
  const between = s0 === none ? 0 : Math.min(commas[b0]! - commas[s0]!, 3) * 4 + Math.min(marks[b0]! - marks[s0]!, 3)
  const between1 = s1 === none ? 0 : Math.min(commas[s0]! - commas[s1]!, 3) * 4 + Math.min(marks[s0]! - marks[s1]!, 3)
  const gapNext = gap[b0]!, gapLast = s0 === none ? 0 : gap[s0 + 1]!
  const st = (s0t << 8) | b0t

  rows[0] = rowOf(1, s0w, s0t, 0, mask)
  rows[1] = rowOf(2, s0w, 0, 0, mask)
  rows[2] = rowOf(3, s0t, 0, 0, mask)
  rows[3] = rowOf(4, b0w, b0t, 0, mask)
  rows[4] = rowOf(5, b0w, 0, 0, mask)
  rows[5] = rowOf(6, b0t, 0, 0, mask)
  rows[6] = rowOf(7, b1w, b1t, 0, mask)
  rows[7] = rowOf(8, b1w, 0, 0, mask)
  rows[8] = rowOf(9, b1t, 0, 0, mask)
  rows[9] = rowOf(10, b2w, b2t, 0, mask)
  rows[10] = rowOf(11, b2t, 0, 0, mask)
  rows[11] = rowOf(12, s1w, s1t, 0, mask)
  rows[12] = rowOf(13, s1w, 0, 0, mask)
  rows[13] = rowOf(14, s1t, 0, 0, mask)
  // Pairs.
  rows[14] = rowOf(15, s0w, b0w, st, mask)
  rows[15] = rowOf(16, s0m, b0m, 0, mask)
  rows[16] = rowOf(17, s0w, st, 0, mask)
  rows[17] = rowOf(18, b0w, st, 0, mask)
  rows[18] = rowOf(19, s0m, b0t, 0, mask)
  rows[19] = rowOf(20, b0m, s0t, 0, mask)
  rows[20] = rowOf(21, st, 0, 0, mask)
  rows[21] = rowOf(22, b0t, b1t, 0, mask)
  rows[22] = rowOf(23, s1t, s0t, 0, mask)
  rows[23] = rowOf(24, s1m, s0m, 0, mask)
  rows[24] = rowOf(25, s1m, s0t, 0, mask)
  rows[25] = rowOf(26, s1t, s0m, 0, mask)
  rows[26] = rowOf(27, s1t, b0t, 0, mask)
  rows[27] = rowOf(28, s1m, b0m, 0, mask)
  rows[28] = rowOf(29, b0w, b1t, 0, mask)
  rows[29] = rowOf(30, b0t, b1w, 0, mask)
  rows[30] = rowOf(31, s0t, b1w, 0, mask)
  rows[31] = rowOf(32, s0m, b1t, b0t, mask)
  // Threes.
  rows[32] = rowOf(33, st, b1t, 0, mask)
  rows[33] = rowOf(34, st, b1t, b2t, mask)
  rows[34] = rowOf(35, b0t, b1t, b2t, mask)
  rows[35] = rowOf(36, st, s1t, 0, mask)
  rows[36] = rowOf(37, s1t, s2t, s0t, mask)
  rows[37] = rowOf(38, st, s1t, s2t, mask)
  rows[38] = rowOf(39, st, s1t, b1t, mask)
  rows[39] = rowOf(40, st, s0lt, 0, mask)
  rows[40] = rowOf(41, st, s0rt, 0, mask)
  rows[41] = rowOf(42, st, b0lt, 0, mask)
  rows[42] = rowOf(43, s1t, s0t, s1rt, mask)
  rows[43] = rowOf(44, s1t, s0t, s0lt, mask)
  rows[44] = rowOf(45, s1t, s0t, s0rt, mask)
  rows[45] = rowOf(46, s1m, s0t, b0t, mask)
  rows[46] = rowOf(47, s0m, s1t, b0t, mask)
  rows[47] = rowOf(48, b0m, s1t, s0t, mask)
  // Distance.
  rows[48] = rowOf(49, s0m, far, 0, mask)
  rows[49] = rowOf(50, s0t, far, 0, mask)
  rows[50] = rowOf(51, b0m, far, 0, mask)
  rows[51] = rowOf(52, b0t, far, 0, mask)
  rows[52] = rowOf(53, st, far, 0, mask)
  rows[53] = rowOf(54, s1t, s0t, far1, mask)
  // Children: how many, which.
  rows[54] = rowOf(55, s0m, rights, 0, mask)
  rows[55] = rowOf(56, s0t, rights, lefts, mask)
  rows[56] = rowOf(57, s0m, lefts, 1, mask)
  rows[57] = rowOf(58, b0m, nextLefts, 0, mask)
  rows[58] = rowOf(59, b0t, nextLefts, s0t, mask)
  rows[59] = rowOf(60, s0m, s0v, 0, mask)
  rows[60] = rowOf(61, s0t, s0v, b0t, mask)
  rows[61] = rowOf(62, s0m, s0u, 0, mask)
  rows[62] = rowOf(63, s0t, s0u, b0t, mask)
  rows[63] = rowOf(64, b0m, b0u, 0, mask)
  rows[64] = rowOf(65, st, b0u, 0, mask)
  rows[65] = rowOf(66, s1t, s1v, s0t, mask)
  rows[66] = rowOf(67, s0lw, s0t, b0t, mask)
  rows[67] = rowOf(68, s0rw, s0t, b0t, mask)
  rows[68] = rowOf(69, b0lw, b0t, s0t, mask)
  rows[69] = rowOf(70, label[s0l]!, s0t, b0t, mask)
  rows[70] = rowOf(71, label[s0r]!, s0t, b0t, mask)
  rows[71] = rowOf(72, label[b0l]!, st, 0, mask)
  rows[72] = rowOf(73, s0t, s0lt, tag[s0l2]!, mask)
  rows[73] = rowOf(74, s0t, s0rt, tag[s0r2]!, mask)
  rows[74] = rowOf(75, b0t, b0lt, tag[b0l2]!, mask)
  rows[75] = rowOf(76, word[b0l2]!, b0t, s0t, mask)
  // A preposition hangs on its noun: what the noun is to the word before, the preposition tells.
  rows[76] = rowOf(77, s0m, b0lw, b0t, mask)
  rows[77] = rowOf(78, s1m, s0lw, s0t, mask)
  rows[78] = rowOf(79, s1t, s0lw, s0t, mask)
  rows[79] = rowOf(80, b0lw, s0t, s1t, mask)
  rows[80] = rowOf(81, s1lw, s1t, st, mask)
  rows[81] = rowOf(82, s0rw, s0m, b0t, mask)
  // Marks.
  rows[82] = rowOf(83, st, between, 0, mask)
  rows[83] = rowOf(84, s0m, between, b0t, mask)
  rows[84] = rowOf(85, (s1t << 8) | s0t, between1, gapNext, mask)
  rows[85] = rowOf(86, st, gapNext, gapLast, mask)
  rows[86] = rowOf(87, st, gap[s0]!, gapNext, mask)
  rows[87] = rowOf(88, gapNext, gap[b1]!, b0t, mask)
  rows[88] = rowOf(89, b0m, gapNext, s0t, mask)
  rows[89] = rowOf(90, st, between1, between, mask)
}
