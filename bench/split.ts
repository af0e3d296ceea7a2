// Characters per second of split(text) beside wink-nlp's bare readDoc and the sentence pipeline of compromise on the
// same text in the same run, what starting costs, and what hostile input costs beside news.
// `npm run bench:split [FOLDER]`: FOLDER holds .jsonl files with a `text` a line; without it, the news is the articles
// of fixtures/, repeated.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import compromise from 'compromise'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { split } from '../src/language/split.js'

const megabyte = 1_000_000
const rounds = 5
const asked = { charactersPerSecond: 200_000, timesNews: 3, weightBytes: 20 * megabyte }

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
  'new lines': '\n'.repeat(megabyte),
  'open quotations': '“ she said '.repeat(megabyte / 11),
  'distinct words': distinctWords(),
  'the man said that': sentenceOf('and the man said that '),
  'only commas': ','.repeat(megabyte),
  'names': sentenceOf('Ann Lee, Omar Diaz, Mary Poe of Leeds and '),
  'who': sentenceOf('the man who saw the dog who '),
  'because': sentenceOf('because the dam broke and the rain fell, '),
  'if': sentenceOf('if the dam broke and if it rained, '),
  'nested because': sentenceOf('because '),
  'ordinary words': endlessSentence(),
  'Chinese': '大坝垮了。'.repeat(megabyte / 5),
  'German': 'Der Damm ist nicht sicher und wird gesperrt. '.repeat(megabyte / 45),
}

const nlp = winkNLP(model)
// Compromise is slow and slower yet on long texts: it reads a part, an article's length at a time.
const articleLength = 5_000
const articles = Array.from({ length: 8 }, (_, at) => news.slice(at * articleLength, (at + 1) * articleLength))
const rivals = {
  'split': () => split(news),
  'wink-nlp readDoc': () => nlp.readDoc(news),
  'compromise sentences': () => articles.map((text) => compromise(text).sentences().json() as unknown),
}
const shares: Record<string, number> = { 'compromise sentences': (articles.length * articleLength) / news.length }
const times: Record<string, number[]> = {}
for (let round = -1; round < rounds; round += 1) {
  for (const [name, act] of Object.entries(rivals)) {
    const spent = time(act)
    // The first round warms them up.
    if (round >= 0) (times[name] ??= []).push(spent / (shares[name] ?? 1))
  }
}
const ours = median(times.split!)
console.log(`news: ${news.length} characters, median of ${rounds} rounds in turn`)
for (const name of Object.keys(rivals)) {
  const spent = median(times[name]!)
  console.log(`${name.padEnd(21)} ${perSecond(spent)} characters/s  ${(spent / ours).toFixed(2)} times our time`)
}
console.log(`asked: at least ${asked.charactersPerSecond.toLocaleString('en')} characters/s ${
  (1_000 * news.length) / ours >= asked.charactersPerSecond ? '(met)' : '(missed)'}`)
printWeights()
printStart()

console.log(`\n1 MB of            seconds  times news (asked: at most ${asked.timesNews})`)
const newsPerMegabyte = (ours / news.length) * megabyte
let worst = { name: 'news', ratio: 1 }
for (const [name, text] of Object.entries(hostile)) {
  const spent = median([0, 1, 2].map(() => time(() => split(text))))
  const perMegabyte = (spent / text.length) * megabyte
  const ratio = perMegabyte / newsPerMegabyte
  if (ratio > worst.ratio) worst = { name, ratio }
  console.log(`${name.padEnd(18)} ${(perMegabyte / 1000).toFixed(2).padStart(7)}  ${ratio.toFixed(2)}`)
}
console.log(`worst: ${worst.name}, ${worst.ratio.toFixed(2)} times news ${worst.ratio <= asked.timesNews ? '(met)' : '(missed)'}`)

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

/** What a process pays for loading split, its models, and splitting one sentence, over a bare start of node. */
function printStart(): void {
  const built = new URL('../dist/src/language/split.js', import.meta.url)
  if (!existsSync(built)) {
    console.log('start-up: not measured, there is no dist/ (npm run build)')
    return
  }
  const load = `const { split } = await import('${built.href}'); split('The mayor said that it held.')`
  const start = (code: string): number => median(Array.from({ length: 9 }, () => time(() => {
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  })))
  const bare = start('')
  const whole = start(load)
  const more = Math.round(whole - bare)
  console.log(`start-up: ${more} ms over the ${Math.round(bare)} ms of a bare node (asked: under 150)`)
}

function printWeights(): void {
  const models = new URL('../src/language/models/', import.meta.url)
  const files = readdirSync(models).filter((name) => name.endsWith('.bin'))
  const bytes = files.reduce((sum, name) => sum + statSync(new URL(name, models)).size, 0)
  console.log(`weights: ${(bytes / megabyte).toFixed(2)} MB in ${files.length} files (asked: at most ${asked.weightBytes / megabyte} MB) ${
    bytes <= asked.weightBytes ? '(met)' : '(missed)'}`)
}

/** One sentence, a megabyte long: its words over and over, a full stop at the end. */
function sentenceOf(words: string): string {
  return `The council met ${words.repeat(megabyte / words.length)}.`
}

// The words of the news without a mark that ends or parts anything: tens of thousands in one sentence.
function endlessSentence(): string {
  return `${news.match(/[\p{Ll}’'-]+(?= )/gu)?.join(' ') ?? ''}.`
}

function distinctWords(): string {
  let text = ''
  for (let at = 0; text.length < megabyte; at += 1) text += `w${at.toString(36)}x `
  return text
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
