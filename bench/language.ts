// How well split(text) does, the whole table in one go. `npm run bench:language -- DATA`: DATA holds the corpora as JSON
// Lines; DATA/../tools/score.mjs and cases.mjs score, DATA/../cases/language.jsonl are the cases. Prints each figure beside what is asked, what others reach and how fast the
// corpus was read. What was trained on a corpus is measured on it by folds, or by weights that were trained without it.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { readModel } from '../src/language/models/model-file.js'
import { split } from '../src/language/split.js'
import { projectPath } from '../src/project.js'
import { readPassages, scoreChains } from './chain-scores.js'
import { worthFigures } from './folds.js'
import { findInventions } from './invented-words.js'
import { scorePronouns } from './pronoun-scores.js'

const data = process.argv[2]
if (!data) {
  console.error('usage: tsx bench/language.ts DATA')
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'claimtrail-language-'))
const columns = [38, 8, 8, 60] as const

print('figure', 'here', 'asked', 'others', 'characters/s')
const golden = scored('golden-rules-en', 'sentences', {}, 52)
print('sentences: golden rules right, of 52', golden.figures.exact!, 51, 'best npm package 36; pragmatic_segmenter 51', golden.speed)
const gum = scored('gum-news-dev', 'sentences')
print('sentences: gum-news-dev F1', gum.figures.f1!, 0.98, 'wink-nlp .966', gum.speed)

const discrete = scored('news-claims-dev', 'discrete')
print('claims: discrete F1 on news-claims-dev', discrete.figures.f1!, '-', 'whole sentence .45; two annotators .90', discrete.speed)
print('  precision', discrete.figures.p!, '-', '')
print('  recall', discrete.figures.r!, '-', '')
print('  traps asserted', discrete.figures.traps_asserted!, '-', `of ${discrete.figures.traps!}`)
print('  chains right on matched claims', discrete.figures.chains_right!, '-', '')
const unseen = scored('polnear-dev', 'discrete', { claims: [] })
print('claims: redundant on polnear-dev', unseen.figures.redundant!, '-', `of ${unseen.figures.claims!} claims`)
printReach()
printCases()

const { measuredOnTrainingHalf: without } = readModel('attributions').header as
  { measuredOnTrainingHalf: { crossValidated: number; onDevelopment: number } }
const dev = scored('polnear-dev', 'attribution')
print('attribution: polnear-dev joint F1', without.onDevelopment, 0.7, 'cue words .360; two people .739', dev.speed)
print('  by folds of polnear-train', without.crossValidated, '-', '')
print('  polnear-dev, shipped weights (seen)', dev.figures.joint!, '-', '')
print('  matched content, shipped (seen)', dev.figures.attribution!, '-', 'cue words .462; two people .802')

const pronouns = scorePronouns(data)
print('sources: pronouns right, of 200', share(pronouns, ({ right }) => right), 0.85, 'labelled by a person')
const chains = scoreChains(readPassages(readFileSync(projectPath('fixtures', 'chains.jsonl'), 'utf8')), split)
print('sources: chains right', share(chains, ({ outcome }) => outcome === 'right'), 0.9, `${chains.length} chains of our own writing`)
for (const half of ['blind', 'seen']) {
  print(`  the half ${half}`, share(chains.filter(({ passage }) => passage.half === half), ({ outcome }) => outcome === 'right'), '-', '')
}

const worth = worthFigures(data)
const policlaim = scored('policlaim-train', 'claims')
const claimbuster = scored('claimbuster', 'worth')
print('claims: policlaim-train F1, by speech', worth.policlaim.elsewhere, 0.87, 'naive Bayes .833, GPT-4 .878 (other half)', policlaim.speed)
print('  of the whole of split', worth.policlaim.split, '-', '')
print('claims: claimbuster best F1, four folds', worth.claimbuster.model.bestF1, 0.8, 'logistic regression .766', claimbuster.speed)
print('  of the whole of split', worth.claimbuster.split, '-', '')
print('  expected calibration error', worth.claimbuster.model.calibrationError, '-', '')
const inventions = ['polnear-dev', 'rose-acu-dev', 'gum-news-dev', 'policlaim-train', 'claimbuster'].flatMap((corpus) =>
  linesOf(corpus).map((line) => {
    const { text } = JSON.parse(line) as { text: string }
    return findInventions(text, split(text, { publishedAt: '2016-10-12' }))
  }))
const claims = inventions.reduce((sum, report) => sum + report.claims, 0)
print('claims: with a word not in the article', inventions.reduce((sum, report) => sum + report.inventions.length, 0), 0, `of ${claims} claims`)
rmSync(folder, { recursive: true })

function print(figure: string, here: number | string, asked: number | string, others: string, speed?: number | string): void {
  const shown = (value: number | string): string =>
    typeof value === 'string' ? value : Number.isInteger(value) ? String(value) : value.toFixed(4).replace(/^0/, '')
  const [wide, narrow, , last] = columns
  const fast = typeof speed === 'number' ? Math.round(speed).toLocaleString('en') : speed ?? ''
  console.log(`${figure.padEnd(wide)} ${shown(here).padEnd(narrow)} ${shown(asked).padEnd(narrow)} ${others.padEnd(last)} ${fast}`.trimEnd())
}

function share<T>(list: T[], isRight: (item: T) => boolean): number {
  return list.filter(isRight).length / list.length
}

function linesOf(corpus: string): string[] {
  return readFileSync(join(data!, `${corpus}.jsonl`), 'utf8').split('\n').filter(Boolean)
}

/** The attributions with a source that some claim carries: the others' words are lost to the reader. */
function printReach(): void {
  let [reached, all] = [0, 0]
  for (const line of linesOf('polnear-dev')) {
    const { claims, attributions } = split((JSON.parse(line) as { text: string }).text)
    const carried = new Set(claims.flatMap((claim) => claim.attributions))
    const sourced = attributions.flatMap(({ hops }, index) => hops.length > 0 ? [index] : [])
    reached += sourced.filter((index) => carried.has(index)).length
    all += sourced.length
  }
  print('attributions that reach a claim', reached / all, '-', `of ${all} in polnear-dev`)
}

function printCases(): void {
  const name = 'cases passed, share'
  const cases = join(data!, '..', 'cases', 'language.jsonl')
  const tool = join(data!, '..', 'tools', 'cases.mjs')
  const missing = [cases, tool].find((path) => !existsSync(path))
  if (missing) {
    print(name, '-', '-', `${missing} is missing`)
    return
  }
  const rows = readFileSync(cases, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as { id: string; text: string; date?: string })
  const predicted = rows.map(({ id, text, date }) => JSON.stringify({ id, ...split(text, date === undefined ? {} : { publishedAt: date }) }))
  const file = join(folder, 'cases.jsonl')
  writeFileSync(file, predicted.join('\n'))
  const result = JSON.parse(execFileSync(process.execPath, [tool, cases, file, '--json'], { encoding: 'utf8', maxBuffer: 100_000_000 })) as
    { passed: number; cases: number }
  print(name, result.passed / result.cases, '-', `${result.passed} of ${result.cases}`)
}

/** What the corpora's scorer says of a corpus, how many characters a second were split; `more` is laid over each
 * line of the corpus, of which only ids up to `lastId` count. */
function scored(corpus: string, task: string, more: object = {}, lastId = Infinity): { figures: Record<string, number>; speed: number } {
  const gold = linesOf(corpus).filter((line) => !(Number((JSON.parse(line) as { id: string }).id) > lastId))
  const texts = gold.map((line) => JSON.parse(line) as { id: string; text: string })
  const start = performance.now()
  const predicted = texts.map(({ id, text }) => ({ id, ...split(text) }))
  const speed = (1_000 * texts.reduce((sum, { text }) => sum + text.length, 0)) / (performance.now() - start)
  const [goldFile, predictedFile] = [join(folder, `${corpus}.gold.jsonl`), join(folder, `${corpus}.jsonl`)]
  writeFileSync(goldFile, gold.map((line) => JSON.stringify({ ...JSON.parse(line) as object, ...more })).join('\n'))
  writeFileSync(predictedFile, predicted.map((line) => JSON.stringify(line)).join('\n'))
  const tool = join(data!, '..', 'tools', 'score.mjs')
  const figures = JSON.parse(execFileSync(
    process.execPath, [tool, task, goldFile, predictedFile, '--json'], { encoding: 'utf8' })) as Record<string, number>
  return { figures, speed }
}
