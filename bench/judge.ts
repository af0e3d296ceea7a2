// Two versions of split judged blind, claim by claim.
//
//   npx tsx bench/judge.ts TEXTS --other DIR [--count 120] [--seed 1] [--out judge.jsonl]
//   npx tsx bench/judge.ts --score FILE
//
// TEXTS is JSON Lines of {id, text, date?}. DIR is another checkout of the program, with its packages: its own
// src/language/split.ts is used. The first form writes FILE to fill in, FILE.md with what the verdicts mean, and
// FILE.key.json with what the judge may not see; the second reads FILE and its key.
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { split } from '../src/language/split.js'
import { drawItems, judgedVersions, JudgedItem, JudgedText, KeyEntry, SplitShape, type JudgedSplit } from './judge-items.js'
import { areaUnder, calibrationOf, readJudged, sharesOf, wilson } from './judge-scores.js'

type Splitter = (text: string, context: { publishedAt?: string }) => unknown
const SplitModule = z.object({ split: z.custom<Splitter>((value) => typeof value === 'function') })

const instructions = `# How to fill in FILE

Each line is a claim that a program drew out of an article: what a fact-checker would put on her list. Read \`from\` (the
sentences that it comes from) with \`before\` and \`after\`, then write one word into \`verdict\`:

| verdict | when |
| --- | --- |
| kept | she would put it on her list as it stands: the text says so, and the claim alone tells whom and what it speaks of |
| false | the text does not say so: another actor, time, place, number or source meant; a hedge, negation or condition lost; said of what is only supposed |
| truncated | true to the text as far as it goes, but words are missing without which it says something else or nothing that can be checked |
| garbled | no English sentence, or not to be understood |
| hanging | sound, but without the article it is not clear whom or what it speaks of (a pronoun, "the firm", a bare "on Tuesday") |
| empty | it says nothing ("There was a reaction."), or nothing of the article's matter |
| double | one of \`beside\` (other claims of the same list) says the same, or all of it and more |
| not-checkable | opinion, question, wish, praise, instruction, heading: nothing to check |

Where several fit, the first of this order counts: garbled, false, truncated, empty, not-checkable, double, hanging.

- \`chainWrong\`: true where \`sources\` (origin first, the outlet nearest the article last) are not those to whom the text
  gives the claim, or one is missing, or one is too many; else false. "The article itself": nobody is named for it.
- \`marksRight\`: only where \`open\` lists words (those that the program says are unclear): true where the claim does not tell
  whom or what all of them mean, false where one of them is clear.
- \`date\` is the article's own. \`besideLeftOut\` counts those overlapping claims that were too many to list.
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    other: { type: 'string' },
    count: { type: 'string', default: '120' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'judge.jsonl' },
    score: { type: 'string' },
  },
})
const [texts] = positionals
if (values.score !== undefined) score(values.score)
else if (texts !== undefined && values.other !== undefined) {
  await draw(texts, { other: values.other, count: wholeNumber(values.count), seed: wholeNumber(values.seed), out: values.out })
} else {
  console.error('usage: tsx bench/judge.ts TEXTS --other DIR [--count 120] [--seed 1] [--out judge.jsonl]\n       tsx bench/judge.ts --score FILE')
  process.exit(2)
}

async function draw(path: string, { other, count, seed, out }: { other: string; count: number; seed: number; out: string }): Promise<void> {
  const module: unknown = await import(pathToFileURL(join(resolve(other), 'src', 'language', 'split.ts')).href)
  const before = SplitModule.parse(module).split
  const pairs = linesOf(path).map((line) => {
    const article = JudgedText.parse(JSON.parse(line))
    const read = (splitter: Splitter): JudgedSplit =>
      SplitShape.parse(splitter(article.text, article.date === undefined ? {} : { publishedAt: article.date }))
    return { ...article, new: read(split), other: read(before) }
  })
  const { items, key } = drawItems(pairs, count, seed)
  writeFileSync(out, items.map((item) => `${JSON.stringify(item)}\n`).join(''))
  writeFileSync(`${out}.md`, instructions.replace('FILE', basename(out)))
  writeFileSync(`${out}.key.json`, `${JSON.stringify(key, null, 1)}\n`)
  for (const version of judgedVersions) {
    const all = pairs.reduce((sum, pair) => sum + pair[version].claims.length, 0)
    console.log(`${version.padEnd(6)} ${key.filter((entry) => entry.version === version).length} of ${all} claims in ${pairs.length} texts`)
  }
  console.log(`to fill in: ${out}, as ${out}.md says; then: npx tsx bench/judge.ts --score ${out}`)
}

function score(file: string): void {
  const items = linesOf(file).map((line) => JudgedItem.parse(JSON.parse(line)))
  const key = z.array(KeyEntry).parse(JSON.parse(readFileSync(`${file}.key.json`, 'utf8')))
  const unfilled = items.filter(({ verdict }) => verdict === '').length
  if (unfilled > 0) console.log(`${unfilled} of ${items.length} items have no verdict and are left out`)
  if (items.length < key.length) console.log(`${key.length - items.length} of ${key.length} items are missing and are left out`)
  for (const version of judgedVersions) {
    const claims = readJudged(items, key, version)
    console.log(`\n${version}: ${claims.length} claims judged`)
    for (const { name, hits, of } of sharesOf(claims)) {
      const { low, high } = wilson(hits, of)
      const percent = (share: number): string => `${(100 * share).toFixed(1)}%`
      console.log(`${name.padEnd(29)} ${of === 0 ? '     -' : percent(hits / of).padStart(6)}  ${`${hits} of ${of}`.padEnd(11)} ${of === 0 ? '' : `95%: ${percent(low)} to ${percent(high)}`}`.trimEnd())
    }
    const area = areaUnder(claims)
    console.log(`confidence: area under the curve ${area === undefined ? '-' : area.toFixed(3)}, calibration error ${calibrationOf(claims).toFixed(3)}`)
  }
}

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8').split('\n').filter(Boolean)
}

function wholeNumber(words: string): number {
  if (!/^\d+$/.test(words)) throw new Error(`"${words}" is no whole number`)
  return Number(words)
}
