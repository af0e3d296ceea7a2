// Trains the parser of trees: its steps reading from the start, those reading from the end, and its labels.
import { begin, hangLeft, hangRight, isOver, makeConfiguration, mayLeft, mayRight, mayShift, shift, stepCount, steps } from '../src/language/trees/configuration.js'
import type { Configuration } from '../src/language/trees/configuration.js'
import { labelFeatureCount, readLabelFeatures } from '../src/language/trees/label-features.js'
import { labels } from '../src/language/trees/labels.js'
import { makeNodes, makeTagNumbers, readNodes, reverseNodes } from '../src/language/trees/nodes.js'
import type { Nodes } from '../src/language/trees/nodes.js'
import { stageLabel } from '../src/language/trees/parse.js'
import { readStepFeatures, stepFeatureCount } from '../src/language/trees/step-features.js'
import { labelColumns } from '../src/language/trees/tree-model.js'
import type { Model } from '../src/language/models/model-file.js'
import { makePerceptron } from './averaged-perceptron.js'
import type { Perceptron } from './averaged-perceptron.js'
import { seededOrder, seededRandom } from './random.js'
import { readCosts, rightTree } from './tree-oracle.js'
import type { RightTree } from './tree-oracle.js'
import { liftCrossing } from './tree-sentences.js'
import type { TreeSentence } from './tree-sentences.js'

export interface TreeOptions {
  /** Rows of the tables: of the steps from the start, those from the end, and the labels. Powers of two. */
  rows: number
  backwardRows: number
  labelRows: number
  epochs: number
  seed: number
  /** Called with what happens. */
  tell?: (line: string) => void
}

interface Example {
  nodes: Nodes
  right: RightTree
}

/** From the second epoch on, how often the parser goes where its weights lead, right or wrong. */
const exploration = 0.9
// By how much the right step must lead before it is left alone: about a third of its rows.
const lead = 30

/** trainTrees gives a model for treeModelOf. The same sentences and options give the same model. */
export function trainTrees(sentences: readonly TreeSentence[], options: TreeOptions): Model {
  const tell = options.tell ?? (() => undefined)
  const pairs = [...new Set(sentences.flatMap(({ words }) => words.map(({ tag, pos }) => `${tag} ${pos}`)))].sort()
  // A pair's number takes eight bits in a row.
  if (pairs.length > 250) throw new Error(`${pairs.length} pairs of tags are too many`)
  const lifts = { sentences: 0, arcs: 0 }
  const examples = sentences.map((sentence) => toExample(sentence, pairs, lifts))
  tell(`${examples.length} sentences, ${lifts.arcs} crossing arcs lifted in ${lifts.sentences} of them`)
  const forward = makePerceptron(options.rows, stepCount)
  const labelling = makePerceptron(options.labelRows, labelColumns)
  learn(examples, forward, labelling, options)
  const backward = makePerceptron(options.backwardRows, stepCount)
  learn(examples.map(backwards), backward, undefined, options)
  return {
    header: { name: 'trees', labels: [...labels], pairs },
    tables: { forward: forward.quantized(), backward: backward.quantized(), labels: labelling.quantized() },
  }
}

function toExample({ words, heads, labels: given }: TreeSentence, pairs: string[], lifts: { sentences: number; arcs: number }): Example {
  const nodes = makeNodes(words.length)
  readNodes(nodes, words, 0, words.length, makeTagNumbers(pairs))
  const nodeAt = new Map(Array.from({ length: nodes.size }, (_, node) => [nodes.position[node]!, node]))
  const positions = nodes.position.subarray(0, nodes.size)
  const own = Int32Array.from(positions, (at) => nodeAt.get(heads[at]!) ?? nodes.size)
  const lifted = liftCrossing(own)
  lifts.arcs += lifted
  if (lifted > 0) lifts.sentences += 1
  return { nodes, right: rightTree(own, Uint8Array.from(positions, (at) => given[at]!)) }
}

function backwards({ nodes, right }: Example): Example {
  const { size } = nodes
  const reversed = makeNodes(size)
  reverseNodes(nodes, reversed)
  const heads = right.heads.map((_, at) => {
    const head = right.heads[size - 1 - at]!
    return head === size ? size : size - 1 - head
  })
  return { nodes: reversed, right: rightTree(heads, right.labels.slice().reverse()) }
}

function learn(examples: readonly Example[], stepping: Perceptron, labelling: Perceptron | undefined, options: TreeOptions): void {
  const room = examples.reduce((most, { nodes }) => Math.max(most, nodes.size), 0)
  const state = makeConfiguration(makeNodes(0), room)
  const random = seededRandom(options.seed)
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    let wrong = 0
    let all = 0
    for (const index of seededOrder(examples.length, options.seed + epoch)) {
      const example = examples[index]!
      state.nodes = example.nodes
      wrong += learnTree(state, example.right, stepping, labelling, () => epoch > 0 && random() < exploration)
      all += example.nodes.size * 2
    }
    options.tell?.(`epoch ${epoch + 1}: ${(wrong / all * 100).toFixed(2)}% of the steps wrong`)
  }
}

const stepRows = new Int32Array(stepFeatureCount)
const labelRows = new Int32Array(labelFeatureCount)
const scores = new Float64Array(stepCount)
const labelScores = new Float64Array(labelColumns)
const costs = new Int32Array(stepCount)

function learnTree(
  state: Configuration, right: RightTree, stepping: Perceptron, labelling: Perceptron | undefined, explores: () => boolean,
): number {
  const hung = new Uint8Array(state.nodes.size + 1)
  let mistakes = 0
  begin(state)
  while (!isOver(state)) {
    readCosts(state, right, hung, costs)
    const may = [mayLeft(state), mayRight(state), mayShift(state)]
    const possible = [steps.left, steps.right, steps.shift].filter((step) => may[step])
    let step: number = possible[0]!
    const goesOn = explores()
    if (possible.length > 1) {
      const least = Math.min(...possible.map((other) => costs[other]!))
      readStepFeatures(state, stepping.mask, stepRows)
      stepping.score(stepRows, scores)
      stepping.seen()
      const best = greatest(possible.filter((other) => costs[other] === least))
      const rivals = possible.filter((other) => costs[other]! > least)
      const rival = rivals.length > 0 ? greatest(rivals) : -1
      step = rival >= 0 && goesOn && scores[rival]! > scores[best]! ? rival : best
      if (rival >= 0) {
        if (scores[rival]! >= scores[best]!) mistakes += 1
        if (scores[rival]! + lead >= scores[best]!) stepping.move(stepRows, best, rival)
      }
    }
    if (step === steps.shift) {
      shift(state)
      continue
    }
    const node = state.stack[state.depth - 1]!
    const above = step === steps.left ? state.next : state.stack[state.depth - 2]!
    const label = labelling ? learnLabel(state, node, above, right, labelling, goesOn) : stageLabel(state, node)
    hung[node] = 1
    if (step === steps.left) hangLeft(state, label)
    else hangRight(state, label)
  }
  return mistakes
}

function greatest(among: number[]): number {
  return among.reduce((best, step) => (scores[step]! > scores[best]! ? step : best))
}

function learnLabel(
  state: Configuration, node: number, above: number, right: RightTree, labelling: Perceptron, goesOn: boolean,
): number {
  if (above === state.nodes.size) return 0
  readLabelFeatures(state, node, above, labelling.mask, labelRows)
  labelling.score(labelRows, labelScores)
  const isRight = right.heads[node] === above
  const correct = right.labels[node]! - 1
  let best = 0
  let rival = -1
  for (let column = 0; column < labelColumns; column += 1) {
    if (labelScores[column]! > labelScores[best]!) best = column
    if (column !== correct && (rival < 0 || labelScores[column]! > labelScores[rival]!)) rival = column
  }
  if (!isRight || correct < 0) return best + 1
  labelling.seen()
  if (labelScores[rival]! + lead / 3 >= labelScores[correct]!) labelling.move(labelRows, correct, rival)
  return (goesOn ? best : correct) + 1
}
