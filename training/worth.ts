// Trains and measures the worth model, what asserts something checkable and what is worth checking:
// `npx tsx training/worth.ts DATA`. Prints the figures of folds, then writes src/language/models/worth.bin.
import { fileURLToPath } from 'node:url'
import { worthTables } from '../src/language/worth/worth-model.js'
import { modelPath, writeModel } from '../src/language/models/model-file.js'
import { readWordVectors } from './read-word-vectors.js'
import { readWorthCorpora, trainWorth } from './worth-corpora.js'

const data = process.argv[2]
if (!data) {
  console.error('usage: tsx training/worth.ts DATA')
  process.exit(2)
}
const vectors = readWordVectors(fileURLToPath(new URL('word-vectors.bin', import.meta.url)))
const { header, tables } = worthTables(trainWorth(readWorthCorpora(data, vectors), vectors))
writeModel(modelPath('worth'), header, tables)
const { worthFigures } = await import('../bench/folds.js')
for (const [corpus, { model, elsewhere, split }] of Object.entries(worthFigures(data))) {
  console.log(`${corpus.padEnd(25)} ${Object.entries(model).map(([name, value]) => `${name} ${value.toFixed(4)}`).join('  ')}  `
    + `elsewhere ${elsewhere.toFixed(4)}  split ${split.toFixed(4)}`)
}
