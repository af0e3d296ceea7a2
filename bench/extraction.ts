import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { IntakeError } from '../src/intake/intake-error.js'
import { readText } from '../src/intake/read-document.js'

// Measures the article body that intake finds in HTML pages against the body that people marked, as the
// article-extraction-benchmark does: F1 of four-word shingles, precision and recall averaged over pages.
//
//   npx tsx bench/extraction.ts FOLDER [PREDICTIONS]
//
// FOLDER holds extraction-dev.jsonl.gz, lines of {id, url, html, articleBody}. PREDICTIONS is written as lines of {id, text}.

interface Page {
  id: string
  url: string
  html: string
  articleBody: string
}

const [folder, predictions] = process.argv.slice(2)
if (!folder) {
  console.error('usage: bench/extraction.ts FOLDER [PREDICTIONS]')
  process.exit(2)
}
const lines = gunzipSync(readFileSync(join(folder, 'extraction-dev.jsonl.gz'))).toString('utf8').split('\n')
const pages = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Page)

const start = performance.now()
const texts = pages.map(textOf)
const seconds = (performance.now() - start) / 1000

const scores = pages.map((page, index) => score(shingles(page.articleBody), shingles(texts[index]!)))
const precision = mean(scores.map((one) => one.precision))
const recall = mean(scores.map((one) => one.recall))
const f1 = (2 * precision * recall) / (precision + recall)
console.log(`F1 ${f1.toFixed(4)} (precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}) on ${pages.length} pages`)
console.log(`${(pages.length / seconds).toFixed(1)} pages a second`)
if (predictions) {
  writeFileSync(predictions, pages.map(({ id }, index) => `${JSON.stringify({ id, text: texts[index] })}\n`).join(''))
}

function textOf(page: Page): string {
  try {
    return readText({ text: page.html, format: 'html', url: page.url }).text
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error
    console.error(`${page.id}: ${error.message}`)
    return ''
  }
}

function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? []
  const size = Math.min(4, words.length)
  const counts = new Map<string, number>()
  for (let at = 0; size > 0 && at + size <= words.length; at += 1) {
    const shingle = words.slice(at, at + size).join(' ')
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  }
  return counts
}

function score(gold: Map<string, number>, found: Map<string, number>): { precision: number; recall: number } {
  let both = 0
  for (const [shingle, count] of found) both += Math.min(count, gold.get(shingle) ?? 0)
  const size = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0)
  return { precision: both / (size(found) || 1), recall: both / (size(gold) || 1) }
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
