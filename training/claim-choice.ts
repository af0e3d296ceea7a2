// Trains src/language/models/claim-choice.bin. `tsx training/claim-choice.ts DATA`: DATA holds rose-acu-dev.jsonl. Prints the
// figures of five folds by article, each judged by the weights of the other four, then writes the weights of all.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { modelPath, writeModel } from '../src/language/models/model-file.js'
import { judge, quantise, scoreChoice, scoreFolds, trainChoice, type Score, type UnitText } from './claim-choice-training.js'

const data = process.argv[2]
if (!data) {
  console.error('usage: tsx training/claim-choice.ts DATA')
  process.exit(2)
}
const lines = readFileSync(join(data, 'rose-acu-dev.jsonl'), 'utf8').split('\n').filter(Boolean)
const texts = lines.map((line) => judge(JSON.parse(line) as UnitText))
print('five folds', scoreFolds(texts))

const weights = trainChoice(texts)
const { scale, table } = quantise(weights)
const rounded = Float32Array.from(table, (weight) => weight * scale)
print('on what it was trained on', scoreChoice(texts, () => rounded))
writeModel(modelPath('claim-choice'), { trainedOn: 'rose-acu-dev', texts: texts.length, scale }, { weights: table })

function print(name: string, { precision, recall, f1, claims }: Score): void {
  console.log(`${name.padEnd(26)} F1 ${f1.toFixed(4)}  P ${precision.toFixed(4)}  R ${recall.toFixed(4)}  ${claims} claims`)
}
