// Characters per second of split(text) beside wink-nlp's bare readDoc on the same text in the same run, and what hostile
// input costs beside news. `npm run bench:split [FOLDER]`: FOLDER holds .jsonl files with a `text` a line; without it, the
// news is the articles of fixtures/, repeated.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { split } from '../src/language/split.js'

const megabyte = 1_000_000
const rounds = 5

const news = readNews(process.argv[2])
const hostile: Record<string, string> = {
  'quotation marks': '"'.repeat(megabyte),
  'mixed marks': '"\'“”‘’'.repeat(megabyte / 6),
  'one sentence': 'the mayor said that the council and '.repeat(megabyte / 36),
  'one word': 'a'.repeat(megabyte),
  'one dotted word': 'a.'.repeat(megabyte / 2),
  'said': 'said '.repeat(megabyte / 5),
  'capital words': 'Alpha Beta '.repeat(megabyte / 11),
  'commas': 'he, she, '.repeat(megabyte / 9),
  'line breaks': 'a\n'.repeat(megabyte / 2),
  'opening brackets': '( '.repeat(megabyte / 2),
}

const nlp = winkNLP(model)
const splitTimes: number[] = []
const winkTimes: number[] = []
for (let round = -1; round < rounds; round += 1) {
  const ours = time(() => split(news))
  const floor = time(() => nlp.readDoc(news))
  // The first round warms both up.
  if (round < 0) continue
  splitTimes.push(ours)
  winkTimes.push(floor)
}
const ours = median(splitTimes)
const floor = median(winkTimes)
console.log(`news: ${news.length} characters, median of ${rounds} rounds in turn`)
console.log(`split            ${perSecond(ours)} characters/s`)
console.log(`wink-nlp readDoc ${perSecond(floor)} characters/s`)
console.log(`ratio            ${(ours / floor).toFixed(2)} (asked: at most 3)`)

console.log('\n1 MB of            seconds  times news (asked: at most 6)')
const newsPerMegabyte = (ours / news.length) * megabyte
for (const [name, text] of Object.entries(hostile)) {
  const spent = median([0, 1, 2].map(() => time(() => split(text))))
  const perMegabyte = (spent / text.length) * megabyte
  console.log(`${name.padEnd(18)} ${(perMegabyte / 1000).toFixed(2).padStart(7)}  ${(perMegabyte / newsPerMegabyte).toFixed(2)}`)
}

function readNews(folder: string | undefined): string {
  const texts: string[] = []
  if (folder) {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl')).sort()) {
      for (const line of readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean)) {
        const row = JSON.parse(line) as { text?: string }
        if (row.text && row.text.length > 1500) texts.push(row.text)
      }
    }
  } else {
    const articles = new URL('../fixtures/articles/', import.meta.url)
    for (const file of readdirSync(articles).filter((name) => name.endsWith('.md')).sort()) {
      texts.push(readFileSync(new URL(file, articles), 'utf8'))
    }
  }
  if (texts.length === 0) throw new Error(`No news in ${folder ?? 'fixtures/articles'}`)
  let news = ''
  for (let at = 0; news.length < megabyte; at += 1) news += `${texts[at % texts.length]!}\n\n`
  return news.slice(0, megabyte)
}

function time(act: () => unknown): number {
  const start = performance.now()
  act()
  return performance.now() - start
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}

function perSecond(milliseconds: number): string {
  return Math.round((news.length / milliseconds) * 1000).toLocaleString('en').padStart(10)
}
