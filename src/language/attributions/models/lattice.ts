// A sentence seen from one cue, as scores: of each token as outside, cue, source or content, and of each step between
// two. At most one run of tokens is source. Seven states make that certain: outside, cue and content before any source;
// source; outside, cue and content after it.

/** Labels of tokens, in the order of the weight columns. */
export const labels = { outside: 0, cue: 1, source: 2, content: 3 } as const
export const labelCount = 4
export const stateCount = 7
const sourceState = 3

/** State → the label that it stands for. */
export const labelOf: readonly number[] =
  [labels.outside, labels.cue, labels.content, labels.source, labels.outside, labels.cue, labels.content]

/** State → the states from which one can come. */
export const comesFrom: readonly (readonly number[])[] = labelOf.map((_, to) => {
  if (to < sourceState) return [0, 1, 2]
  if (to === sourceState) return [0, 1, 2, 3]
  return [3, 4, 5, 6]
})

/** The scores of a sentence: `length` × 4 per token, `length` × 16 per step into a token (row from, column to). */
export interface Lattice {
  length: number
  /** The token that must be cue. */
  cue: number
  emissions: Float32Array
  edges: Float32Array
}

/** makeLattice reserves room for a sentence of at most `longest` tokens. */
export function makeLattice(longest: number): Lattice {
  return { length: 0, cue: 0, emissions: new Float32Array(longest * labelCount),
    edges: new Float32Array(longest * labelCount * labelCount) }
}

/** isAllowed says whether the token `at` may be in a state: the cue is cue, and a sentence does not begin after a source. */
export function isAllowed({ cue }: Lattice, at: number, state: number): boolean {
  if (at === cue && labelOf[state] !== labels.cue) return false
  return at > 0 || state <= sourceState
}
