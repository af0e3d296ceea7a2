// How well split(text) does on the public corpora. `tsx bench/language.ts DATA`: DATA holds the corpora as JSON Lines, and
// DATA/../tools/score.mjs scores. Prints each figure beside what is asked and what others reach.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { split } from '../src/language/split.js'

interface Goal {
  corpus: string
  task: string
  figure: string
  asked: string
  others: string
  /** Only the ids up to this one. */
  lastId?: number
}

const goals: Goal[] = [
  { corpus: 'golden-rules-en', task: 'sentences', figure: 'exact', asked: '45 of 52',
    others: '36 the best npm package, 51 pragmatic_segmenter', lastId: 52 },
  { corpus: 'gum-news-dev', task: 'sentences', figure: 'f1', asked: '0.97', others: '0.966 wink-nlp' },
  { corpus: 'polnear-dev', task: 'attribution', figure: 'joint', asked: '0.42',
    others: '0.360 cue words; 0.739 two people' },
  { corpus: 'polnear-dev', task: 'attribution', figure: 'attribution', asked: '-',
    others: '0.462 cue words; 0.802 two people' },
  { corpus: 'polnear-train', task: 'attribution', figure: 'joint', asked: '-', others: '-' },
  { corpus: 'rose-acu-dev', task: 'units', figure: 'f1', asked: '0.33',
    others: '0.308 a sentence each; 0.331 naive clauses' },
  { corpus: 'policlaim-train', task: 'claims', figure: 'f1', asked: '-',
    others: '0.779 all claims; 0.833 naive Bayes (other half)' },
  { corpus: 'claimbuster', task: 'worth', figure: 'best_f1', asked: '-', others: '0.766 logistic regression' },
]

const data = process.argv[2]
if (!data) {
  console.error('usage: tsx bench/language.ts DATA')
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'claimtrail-language-'))
const scored = new Map<string, Record<string, number>>()
console.log(`${'corpus'.padEnd(16)} ${'figure'.padEnd(18)} ${'here'.padEnd(7)} ${'asked'.padEnd(9)} others`)
for (const goal of goals) {
  const scores = scored.get(goal.corpus) ?? score(goal)
  scored.set(goal.corpus, scores)
  const here = scores[goal.figure]!
  const shown = Number.isInteger(here) ? String(here) : here.toFixed(4)
  console.log(`${goal.corpus.padEnd(16)} ${goal.figure.padEnd(18)} ${shown.padEnd(7)} ${goal.asked.padEnd(9)} ${goal.others}`)
}
rmSync(folder, { recursive: true })

function score({ corpus, task, lastId }: Goal): Record<string, number> {
  const lines = readFileSync(join(data!, `${corpus}.jsonl`), 'utf8').split('\n').filter(Boolean)
  const gold: string[] = []
  const predicted: string[] = []
  for (const line of lines) {
    const { id, text } = JSON.parse(line) as { id: string; text: string }
    if (lastId !== undefined && Number(id) > lastId) continue
    gold.push(line)
    predicted.push(JSON.stringify({ id, ...split(text) }))
  }
  const [goldFile, predictedFile] = [join(folder, `${corpus}.gold.jsonl`), join(folder, `${corpus}.jsonl`)]
  writeFileSync(goldFile, gold.join('\n'))
  writeFileSync(predictedFile, predicted.join('\n'))
  const tool = join(data!, '..', 'tools', 'score.mjs')
  return JSON.parse(execFileSync(
    process.execPath, [tool, task, goldFile, predictedFile, '--json'], { encoding: 'utf8' })) as Record<string, number>
}
