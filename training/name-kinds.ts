// Trains models/name-kinds.bin, by which a name is a person's, an organization's or a place's. `tsx
// training/name-kinds.ts DATA
// [OUT]`: DATA holds polnear-train.jsonl and polnear-dev.jsonl, and the silver named entities beside them; OUT is
// the model file.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { modelPath, writeModel } from '../src/language/models/model-file.js'
import { findSentences } from '../src/language/sentences/sentences.js'
import { guessKinds } from '../src/language/mentions/name-kinds.js'
import { findNames } from '../src/language/mentions/name-spans.js'
import { tokenize } from '../src/language/words/tokens.js'
import { silverKinds, trainNameKinds, type SilverNames } from './name-kind-training.js'

const data = process.argv[2]
if (!data) {
  console.error('usage: tsx training/name-kinds.ts DATA [OUT]')
  process.exit(2)
}
const model = trainNameKinds(readArticles('polnear-train'), tokenize)
writeModel(process.argv[3] ?? modelPath('name-kinds'), { scale: model.scale }, { weights: model.weights })

const table = new Map<string, number>()
let right = 0
let all = 0
for (const article of readArticles('polnear-dev')) {
  const tokens = tokenize(article.text)
  const names = findNames(tokens, findSentences(article.text, tokens))
  const keys = names.map(({ nameToken, endToken }) => tokens.slice(nameToken, endToken).map(({ lower }) => lower).join(' '))
  const guesses = guessKinds(tokens, names, keys, model)
  silverKinds(article, tokens, names).forEach((kind, index) => {
    if (!kind) return
    const guess = guesses.get(keys[index]!)!.kind
    all += 1
    right += Number(guess === kind)
    table.set(`${kind} as ${guess}`, (table.get(`${kind} as ${guess}`) ?? 0) + 1)
  })
}
console.log(`dev: ${String(all)} names, as silver has them ${(100 * right / all).toFixed(1)}%`)
for (const [pair, count] of [...table].sort((a, b) => b[1] - a[1])) console.log(`${String(count).padStart(6)} ${pair}`)

function readArticles(name: string): SilverNames[] {
  const texts = new Map(readLines(`${name}.jsonl`).map((row) => [row.id, row.text as string]))
  return readLines(`${name}-corenlp.jsonl.gz`).flatMap(({ id, sentences }) => {
    const text = texts.get(id)
    const labels = (sentences as [number, number, string, string, string][][])
      .flatMap((tokens) => tokens.map(([start, end, , , label]) => ({ start, end, label })))
    return text === undefined ? [] : [{ text, labels }]
  })
}

function readLines(file: string): { id: string; text?: unknown; sentences?: unknown }[] {
  const bytes = readFileSync(join(data!, file))
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n').filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string })
}
