// Reads the PolNeAR corpus: articles with their attributions, and the cue's head word by the silver parse.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { ArticleSentence } from '../src/language/sentences/sentence.js'
import { labels } from '../src/language/attributions/models/lattice.js'
import { layOut, type Sheet } from '../src/language/attributions/models/sheet.js'
import { findSentences } from '../src/language/sentences/sentences.js'
import { tokenize } from '../src/language/words/tokens.js'
import type { Token } from '../src/language/words/token.js'
import type { Range } from '../src/language/split-result.js'

export interface GoldAttribution {
  source: Range[]
  cue: Range[]
  content: Range[]
}
type SilverToken = [start: number, end: number, lemma: string, pos: string, ner: string, head: number, relation: string]

export interface Gold extends GoldAttribution {
  /** Token of the cue's head. */
  head: number
  /** One label per token of the head's sentence. */
  labels: Uint8Array
  /** Tokens of the whole content and source. */
  contentTokens: Set<number>
  sourceTokens: Set<number>
}

export interface Example {
  id: string
  text: string
  tokens: Token[]
  sentences: ArticleSentence[]
  sheet: Sheet
  gold: Gold[]
  attributions: GoldAttribution[]
}

/** readPolnear reads the articles of one half ('train' or 'dev') from the folder of corpora. */
export function readPolnear(data: string, half: string): Example[] {
  const silver = new Map<string, SilverToken[][]>()
  const packed = gunzipSync(readFileSync(join(data, `polnear-${half}-corenlp.jsonl.gz`))).toString('utf8')
  for (const line of packed.split('\n')) {
    if (!line) continue
    const { id, sentences } = JSON.parse(line) as { id: string; sentences: SilverToken[][] }
    silver.set(id, sentences)
  }
  return readFileSync(join(data, `polnear-${half}.jsonl`), 'utf8').split('\n').filter(Boolean).map((line) => {
    const { id, text, attributions } = JSON.parse(line) as { id: string; text: string; attributions: GoldAttribution[] }
    return readExample(id, text, attributions, silver.get(id) ?? [])
  })
}

/** readExample lays out an article with its gold attributions; `silver` is its automatic parse, or empty. */
export function readExample(id: string, text: string, attributions: GoldAttribution[], silver: SilverToken[][]): Example {
  const tokens = tokenize(text)
  const sentences = findSentences(text, tokens)
  const headOf = new Map<number, number>()
  for (const sentence of silver) {
    for (const token of sentence) headOf.set(token[0], token[5] > 0 ? sentence[token[5] - 1]![0] : -1)
  }
  const sheet = layOut(tokens, sentences)
  const gold: Gold[] = []
  for (const attribution of attributions) {
    const found = tokensIn(tokens, attribution.cue)
    if (found.length === 0) continue
    const head = headAmong(tokens, found, headOf)
    const { firstToken, endToken } = sentences[sheet.sentenceOf[head]!]!
    const marks = new Uint8Array(endToken - firstToken)
    const contentTokens = new Set(tokensIn(tokens, attribution.content))
    const sourceTokens = new Set(tokensIn(tokens, attribution.source))
    for (const at of contentTokens) if (at >= firstToken && at < endToken) marks[at - firstToken] = labels.content
    for (const at of found) if (at >= firstToken && at < endToken) marks[at - firstToken] = labels.cue
    markSource(marks, sourceTokens, firstToken, endToken)
    gold.push({ ...attribution, head, labels: marks, contentTokens, sourceTokens })
  }
  return { id, text, tokens, sentences, sheet, gold, attributions }
}

/** The model knows one contiguous source: of several pieces the longest counts. */
function markSource(marks: Uint8Array, source: Set<number>, first: number, end: number): void {
  let best = [0, 0]
  let start = -1
  for (let at = first; at <= end; at += 1) {
    if (at < end && source.has(at)) {
      if (start < 0) start = at
    } else if (start >= 0) {
      if (at - start > best[1]! - best[0]!) best = [start, at]
      start = -1
    }
  }
  for (let at = best[0]!; at < best[1]!; at += 1) marks[at - first] = labels.source
}

/** tokensIn gives the tokens that spans of characters touch, in order. */
export function tokensIn(tokens: Token[], spans: Range[]): number[] {
  const found: number[] = []
  for (const [start, end] of spans) {
    for (let at = firstTokenFrom(tokens, start); at < tokens.length && tokens[at]!.start < end; at += 1) found.push(at)
  }
  return found
}

function firstTokenFrom(tokens: Token[], start: number): number {
  let [low, high] = [0, tokens.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens[middle]!.end <= start) low = middle + 1
    else high = middle
  }
  return low
}

function headAmong(tokens: Token[], found: number[], headOf: Map<number, number>): number {
  const starts = new Set(found.map((at) => tokens[at]!.start))
  const heads = found.filter((at) => !starts.has(headOf.get(tokens[at]!.start) ?? -1))
  const isVerb = (at: number): boolean => tokens[at]!.tag.startsWith('V')
  return heads.find(isVerb) ?? found.findLast(isVerb) ?? heads[0] ?? found[0]!
}

