// What the worth model is trained on: sentences with what people said of them, as rows of features.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { featureNames, measureFeatures } from '../src/language/worth/worth-features.js'
import { buckets, hashFeatures, newHashedFeatures } from '../src/language/worth/worth-hashes.js'
import { namedShare, wordShare } from '../src/language/worth/worth.js'
import { findSentences } from '../src/language/sentences/sentences.js'
import { tokenize } from '../src/language/words/tokens.js'
import type { WordVectors } from './read-word-vectors.js'

export interface Example {
  /** Where it comes from: the speech of a sentence, the article. Folds keep a group together. */
  group: string
  text: string
  /** 1 where it asserts something (or is worth checking), else 0. */
  label: number
  /** How much it counts in training. */
  weight: number
}

export type Row = [column: number, value: number][]

/** Columns of a row: the named features, the hashed ones, then the numbers of the mean word vector. */
export const hashedFrom = featureNames.length
export const vectorFrom = hashedFrom + buckets

const everyNewsSentence = 12
const shortestNews = 40
const longestNews = 300
const inNobodysWords = /["“”?!]|\b(?:I|we|you|my|our|your|should|must|let)\b/i

/** readExamples reads a corpus of one sentence a line: {id, text, claim or checkworthy}. An id is GROUP-NUMBER, or a number. */
export function readExamples(data: string, corpus: string): Example[] {
  return readLines(data, corpus).map((line) => {
    const { id, text, claim, checkworthy } = line as { id: string; text: string; claim?: number; checkworthy?: number }
    return { group: id.replace(/-\d+$/, ''), text, label: Number(claim ?? checkworthy), weight: 1 }
  })
}

/** readNews takes statements in the third person out of news articles, as assertions: few of them are none. */
export function readNews(data: string, corpus: string, weight: number): Example[] {
  const examples: Example[] = []
  let seen = 0
  for (const line of readLines(data, corpus)) {
    const { id, text } = line as { id: string; text: string }
    for (const { start, end, type } of findSentences(text, tokenize(text))) {
      const words = text.slice(start, end)
      if (type !== 'statement' || words.length < shortestNews || words.length > longestNews || inNobodysWords.test(words)) continue
      if (seen % everyNewsSentence === 0) examples.push({ group: id, text: words, label: 1, weight })
      seen += 1
    }
  }
  return examples
}

function readLines(data: string, corpus: string): unknown[] {
  const lines = readFileSync(join(data, `${corpus}.jsonl`), 'utf8').split('\n').filter(Boolean)
  return lines.map((line): unknown => JSON.parse(line))
}

/** rowOf measures a text as split(text) does: the values by which weights are multiplied. */
export function rowOf(text: string, vectors: WordVectors): Row {
  const tokens = tokenize(text)
  const named = new Float64Array(featureNames.length)
  const found = newHashedFeatures()
  measureFeatures(tokens, 0, tokens.length, named)
  hashFeatures(tokens, 0, tokens.length, found)
  const row: Row = []
  named.forEach((value, column) => { if (value !== 0) row.push([column, value * namedShare]) })
  for (const column of found.columns.subarray(0, found.count)) row.push([hashedFrom + column, 1 / Math.sqrt(found.count)])
  const mean = new Float64Array(vectors.dimensions)
  for (const column of found.words.subarray(0, found.wordCount)) {
    const start = vectors.starts[column]!
    if (start < 0) continue
    for (let axis = 0; axis < mean.length; axis += 1) mean[axis]! += vectors.numbers[start + axis]! / 127
  }
  if (found.wordCount > 0) mean.forEach((sum, axis) => row.push([vectorFrom + axis, (wordShare * sum) / found.wordCount]))
  return row
}
