// Trains and measures the parser of trees: `npx tsx training/trees.ts DATA [--small]`. DATA holds the treebanks and the
// articles of PolNeAR with their automatic trees; --small takes a tenth of them, to try things out, and writes nothing.
import { join } from 'node:path'
import { modelPath, writeModel } from '../src/language/models/model-file.js'
import { treeModelOf } from '../src/language/trees/tree-model.js'
import { readSilverTrees, readTreebank } from './tree-corpora.js'
import { scoreTrees, wordsPerSecond } from './tree-scores.js'
import { trainTrees } from './tree-training.js'

const [data, size] = process.argv.slice(2)
if (!data) {
  console.error('usage: tsx training/trees.ts DATA [--small]')
  process.exit(2)
}
const isSmall = size === '--small'
const began = performance.now()
const tell = (line: string): void => console.log(`${((performance.now() - began) / 1000).toFixed(0)} s  ${line}`)

const treebank = readTreebank(join(data, 'ud-ewt-train'))
const silver = readSilverTrees(join(data, 'polnear-train'))
// The treebank was made by people: it counts twice.
const sentences = [...treebank, ...treebank, ...silver].filter((_, at) => !isSmall || at % 10 === 0)
tell('corpora read')
const trained = trainTrees(sentences, {
  rows: 2 ** 20, backwardRows: 2 ** 20, labelRows: 2 ** 15, epochs: isSmall ? 3 : 6, seed: 20161108, tell,
})
if (!isSmall) writeModel(modelPath('trees'), trained.header, trained.tables)

const model = treeModelOf(trained)
const percent = (share: number): string => (share * 100).toFixed(1)
for (const [name, trees] of [
  ['EWT dev', readTreebank(join(data, 'ud-ewt-dev'))],
  ['GUM news', readTreebank(join(data, 'ud-gum-news'))],
  ['PolNeAR dev, automatic', readSilverTrees(join(data, 'polnear-dev'))],
] as const) {
  const { words, heads, labelled, agreed, agreedRight } = scoreTrees(model, trees)
  tell(`${name}: UAS ${percent(heads)} LAS ${percent(labelled)} of ${words} words; both readings agree on ` +
    `${percent(agreed)}, of which ${percent(agreedRight)} right; ${Math.round(wordsPerSecond(model, trees))} words/s`)
}
