// Whether claims say words that their article does not. `tsx bench/invented-words.ts DATA`: runs split over every corpus in DATA
// that holds texts and lists the content words of claims that stand nowhere in the article. Asked: none.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fold } from '../src/language/words/folding.js'
import { split } from '../src/language/split.js'
import type { Split } from '../src/language/split-result.js'

/** Words that the grammar adds, and those that name what a verdict judges ("The claim that …"): they say nothing by themselves. */
const grammar = new Set(`is are was were be been has have had will would a an the in on s as of claim that`.split(' '))
const day = '2016-10-12'
const corpora = ['polnear-train', 'polnear-dev', 'rose-acu-dev', 'policlaim-train', 'claimbuster', 'gum-news-dev', 'golden-rules-en']

export interface Invention {
  claim: string
  words: string[]
}

export interface Report {
  claims: number
  inventions: Invention[]
  /** Claims that hold a date resolved from the article's own, which is no invention. */
  dated: number
}

/**
 * findInventions lists the claims of a text that hold content words which it does not. The words of the article's own day,
 * where one was given, count as its own ("last week (as of October 12, 2016)"), and words are read as split folds them.
 */
export function findInventions(text: string, { claims }: Split, day: string | null = null): Report {
  const own = new Set([...wordsOf(text), ...wordsOf(fold(text).text)])
  const report: Report = { claims: claims.length, inventions: [], dated: 0 }
  for (const claim of claims) {
    const words = wordsOf(claim.text).filter((word) => !own.has(word) && !grammar.has(word) && !isForm(own, word))
    const rest = words.filter((word) => !claim.times.some(({ start, end }) => isOfDate(word, start) || isOfDate(word, end)) && !isOfDate(word, day))
    if (rest.length > 0) report.inventions.push({ claim: claim.text, words: rest })
    else if (words.length > 0) report.dated += 1
  }
  return report
}

/** "Thinks", "doesn", "himself", "she" where the text has "think", "don", "myself", "I": said of somebody named in place of "I". */
function isForm(own: ReadonlySet<string>, word: string): boolean {
  if (word === 'doesn') return own.has('don')
  if (word === 'hasn') return own.has('haven')
  if (/^(?:he|she|him|her|his)$/.test(word)) return own.has('i') || own.has('me') || own.has('my')
  if (word === 'does') return own.has('do')
  if (/^(?:him|her)self$/.test(word)) return own.has('myself')
  return /[^s]s$/.test(word) && (own.has(word.slice(0, -1)) || own.has(word.slice(0, -2)) || own.has(word.replace(/ies$/, 'y')))
}

/** wordsOf gives the words of a text, lower case, without apostrophes and what follows them. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

// 2017-06-13 holds "13", "june" and "2017".
function isOfDate(word: string, iso: string | null): boolean {
  if (iso === null) return false
  const date = new Date(`${iso}T00:00:00Z`)
  const month = date.toLocaleString('en', { month: 'long', timeZone: 'UTC' }).toLowerCase()
  return word === month || word === String(date.getUTCDate()) || word === String(date.getUTCFullYear())
}

function run(data: string): void {
  console.log(`${'corpus'.padEnd(16)} ${'claims'.padStart(7)} ${'invented'.padStart(9)} ${'dated'.padStart(6)}`)
  for (const corpus of corpora) {
    const file = join(data, `${corpus}.jsonl`)
    if (!existsSync(file)) continue
    const total: Report = { claims: 0, inventions: [], dated: 0 }
    for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
      const { text } = JSON.parse(line) as { text: string }
      const found = findInventions(text, split(text, { publishedAt: day }), day)
      total.claims += found.claims
      total.dated += found.dated
      total.inventions.push(...found.inventions)
    }
    console.log(`${corpus.padEnd(16)} ${String(total.claims).padStart(7)} ${String(total.inventions.length).padStart(9)} ${String(total.dated).padStart(6)}`)
    for (const { claim, words } of total.inventions.slice(0, 20)) console.log(`  ${words.join(' ')}: ${claim}`)
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (!process.argv[2]) {
    console.error('usage: tsx bench/invented-words.ts DATA')
    process.exit(2)
  }
  run(process.argv[2])
}
