// `tsx training/attributions.ts DATA`: trains the attribution models on PolNeAR and writes
// src/language/models/attributions.bin. First on its training half, which says what they reach on articles that they have
// not seen; then, for shipping, on both halves. The first figure goes into the file's header.
import { performance } from 'node:perf_hooks'
import { findAttributions } from '../src/language/attributions/find-attributions.js'
import { packModel, type AttributionModel } from '../src/language/attributions/models/attribution-model.js'
import { modelPath, writeModel } from '../src/language/models/model-file.js'
import { findMentions } from '../src/language/mentions/find-mentions.js'
import { shippedOptions, trainAttributions } from './attribution-training.js'
import { readPolnear, tokensIn, type Example } from './corpus.js'
import { pair } from './joint-score.js'

const data = process.argv[2]
if (!data) {
  console.error('usage: tsx training/attributions.ts DATA')
  process.exit(2)
}
const report = (line: string): void => console.log(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${line}`)
const train = readPolnear(data, 'train')
const dev = readPolnear(data, 'dev')
const measured = trainAttributions(train, shippedOptions, report)
const onDevelopment = endToEnd(dev, measured.model)
report(`development half, which these weights have not seen: joint F1 ${onDevelopment.toFixed(4)}`)
const { header, tables } = packModel(trainAttributions([...train, ...dev], shippedOptions, report).model)
const crossValidated = Number(measured.crossValidated.toFixed(4))
writeModel(modelPath('attributions'), { ...header, trainedOn: 'PolNeAR, training and development halves',
  measuredOnTrainingHalf: { crossValidated, onDevelopment: Number(onDevelopment.toFixed(4)) } }, tables)
report('written: src/language/models/attributions.bin')

/** The joint F1 of all that findAttributions gives, as a reader of split(text) sees it. */
function endToEnd(examples: Example[], model: AttributionModel): number {
  let [hits, found, gold] = [0, 0, 0]
  for (const example of examples) {
    const { text, tokens, sentences } = example
    const attributions = findAttributions(text, tokens, sentences, findMentions(tokens, sentences), model)
    hits += pair(example, attributions.map(({ content, source }) =>
      ({ content: new Set(tokensIn(tokens, content)), source: new Set(tokensIn(tokens, source)) })))
      .filter((result) => result === 2).length
    found += attributions.length
    gold += example.attributions.length
  }
  return (2 * hits) / (found + gold)
}
