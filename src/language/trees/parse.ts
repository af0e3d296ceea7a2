// Words → their dependency tree: greedy steps, each by a linear model (an averaged perceptron with a dynamic oracle, as
// Goldberg and Nivre, "Training deterministic parsers with non-deterministic oracles", 2013). Read a second time from the
// end, it tells which heads to rely on.
import { begin, hangLeft, hangRight, isOver, makeConfiguration, mayLeft, mayRight, mayShift, shift, steps } from './configuration.js'
import type { Configuration } from './configuration.js'
import { labelFeatureCount, readLabelFeatures } from './label-features.js'
import { makeNodes, readNodes, reverseNodes } from './nodes.js'
import type { TreeWord } from './nodes.js'
import { readStepFeatures, stepFeatureCount } from './step-features.js'
import { noHead } from './tree.js'
import type { Tree } from './tree.js'
import { labelColumns } from './tree-model.js'
import type { StepTable, TreeModel, WeightTable } from './tree-model.js'

const stepRows = new Int32Array(stepFeatureCount)
const labelRows = new Int32Array(labelFeatureCount)
const labelScores = new Int32Array(labelColumns)

/** Room to work in, kept from one tree to the next. */
interface Room {
  capacity: number
  forward: Configuration
  backward: Configuration
}
let kept = makeRoom(256)

// Room for a text that comes as one endless sentence is not kept.
const mostKept = 4096

function makeRoom(capacity: number): Room {
  return {
    capacity,
    forward: makeConfiguration(makeNodes(capacity), capacity),
    backward: makeConfiguration(makeNodes(capacity), capacity),
  }
}

function roomFor(size: number): Room {
  if (size <= kept.capacity) return kept
  const room = makeRoom(size * 2)
  if (size <= mostKept) kept = room
  return room
}

/**
 * parseTree gives the tree over words[from] .. words[to - 1], whatever they are: one root, every word but marks under it,
 * no two arcs crossing. The same words give the same tree. Time is linear in the words.
 */
export function parseTree(model: TreeModel, words: readonly TreeWord[], from = 0, to = words.length): Tree {
  const size = Math.max(0, to - from)
  const head = new Int32Array(size).fill(noHead.outside)
  const label = new Uint8Array(size)
  const margin = new Float32Array(size)
  const { forward } = roomFor(size)
  readNodes(forward.nodes, words, from, to, model.tagNumber)
  takeSteps(forward, model.forward, model.labels, margin)
  placeHeads(forward, head)
  for (let node = 0; node < forward.nodes.size; node += 1) label[forward.nodes.position[node]!] = forward.label[node]!
  let agreed: Uint8Array | undefined
  return {
    from, size, head, label, margin,
    // Most trees are read without a question on which the second reading has a say.
    get agreed() { return agreed ??= readAgain(model, words, from, to, head) },
  }
}

/** readAgain parses from the end, and tells where that gives the same heads. */
function readAgain(model: TreeModel, words: readonly TreeWord[], from: number, to: number, head: Int32Array): Uint8Array {
  const { forward, backward } = roomFor(head.length)
  readNodes(forward.nodes, words, from, to, model.tagNumber)
  reverseNodes(forward.nodes, backward.nodes)
  takeSteps(backward, model.backward, undefined, undefined)
  const other = new Int32Array(head.length).fill(noHead.outside)
  placeHeads(backward, other)
  return Uint8Array.from(head, (own, at) => Number(own === other[at] && own !== noHead.outside))
}

/** placeHeads writes heads as places among the words; those of marks it leaves. */
function placeHeads({ nodes, head }: Configuration, into: Int32Array): void {
  for (let node = 0; node < nodes.size; node += 1) {
    const above = head[node]!
    into[nodes.position[node]!] = above === nodes.size ? noHead.root : nodes.position[above]!
  }
}

/** takeSteps builds the heads, and the labels where there are weights for them. */
function takeSteps(
  state: Configuration, { rows: weights, mask }: StepTable, labels: WeightTable | undefined, margin: Float32Array | undefined,
): void {
  const { nodes, stack } = state
  begin(state)
  while (!isOver(state)) {
    const left = mayLeft(state)
    const right = mayRight(state)
    const reads = mayShift(state)
    let step: number = left ? steps.left : right ? steps.right : steps.shift
    let lead = Infinity
    if (Number(left) + Number(right) + Number(reads) > 1) {
      readStepFeatures(state, mask, stepRows)
      let outer = 0
      let middle = 0
      for (let index = 0; index < stepFeatureCount; index += 1) {
        const row = weights[stepRows[index]!]!
        outer += row & 0x00ff00ff
        middle += row >> 8 & 0xff
      }
      const leftScore = left ? outer & 0xffff : -Infinity
      const rightScore = right ? middle : -Infinity
      const shiftScore = reads ? outer >>> 16 : -Infinity
      step = leftScore >= rightScore && leftScore >= shiftScore ? steps.left
        : rightScore >= shiftScore ? steps.right : steps.shift
      if (step === steps.left) lead = leftScore - Math.max(rightScore, shiftScore)
      else if (step === steps.right) lead = rightScore - Math.max(leftScore, shiftScore)
    }
    if (step === steps.shift) {
      shift(state)
      continue
    }
    const node = stack[state.depth - 1]!
    const above = step === steps.left ? state.next : stack[state.depth - 2]!
    const label = labels ? chooseLabel(state, node, above, labels) : stageLabel(state, node)
    if (margin) margin[nodes.position[node]!] = lead
    if (step === steps.left) hangLeft(state, label)
    else hangRight(state, label)
  }
}

/** stageLabel stands for a label where none is worked out: the tag says much of it. */
export function stageLabel(state: Configuration, node: number): number {
  return state.nodes.tag[node]! & 31
}

function chooseLabel(state: Configuration, node: number, above: number, { weights, mask }: WeightTable): number {
  if (above === state.nodes.size) return 0
  readLabelFeatures(state, node, above, mask, labelRows)
  labelScores.fill(0)
  for (let index = 0; index < labelFeatureCount; index += 1) {
    const at = labelRows[index]! * labelColumns
    for (let column = 0; column < labelColumns; column += 1) labelScores[column]! += weights[at + column]!
  }
  let best = 0
  for (let column = 1; column < labelColumns; column += 1) if (labelScores[column]! > labelScores[best]!) best = column
  return best + 1
}
