// Trains models/antecedents.bin, by which a pronoun finds its antecedent. `tsx training/antecedents.ts DATA
// [OUT]`: DATA holds
// polnear-train.jsonl and the silver coreference beside it (polnear-train-corenlp.jsonl.gz); OUT is the model file.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { modelPath, writeModel } from '../src/language/models/model-file.js'
import { tokenize } from '../src/language/words/tokens.js'
import { readSilver, trainAntecedents, type SilverArticle } from './antecedent-training.js'

const data = process.argv[2]
if (!data) {
  console.error('usage: tsx training/antecedents.ts DATA [OUT]')
  process.exit(2)
}
const lines = (path: string): unknown[] => {
  const bytes = readFileSync(join(data, path))
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as unknown)
}
const texts = new Map((lines('polnear-train.jsonl') as { id: string; text: string }[]).map(({ id, text }) => [id, text]))
const articles: SilverArticle[] = []
for (const silver of lines('polnear-train-corenlp.jsonl.gz') as (Parameters<typeof readSilver>[1] & { id: string })[]) {
  const text = texts.get(silver.id)
  if (text) articles.push(readSilver(text, silver))
}
const held = articles.filter((_, index) => index % 10 === 9)
const { agreement } = trainAntecedents(articles.filter((_, index) => index % 10 !== 9), tokenize, held)
for (const [name, { right, all }] of agreement) {
  console.log(`held out, ${name.padEnd(6)} ${String(all).padStart(5)} pronouns, as silver has it ${(100 * right / all).toFixed(1)}%`)
}
const model = trainAntecedents(articles, tokenize)
writeModel(process.argv[3] ?? modelPath('antecedents'), { scale: model.scale }, { weights: model.weights })
