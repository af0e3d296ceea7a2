// PolNeAR's articles with their automatic tags, cut into segments by our own tokens.
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { segmentStarts } from '../src/language/words/segment-starts.js'
import { rawTokens } from '../src/language/words/tokens.js'
import { seededRandom } from './random.js'
import type { TaggedSegment } from './tagger-training.js'

/** A segment with the lemmas that came with the tags. */
export interface SilverSegment extends TaggedSegment {
  lemmas: string[]
}

type SilverToken = [start: number, end: number, lemma: string, tag: string]

const smallWords = new Set(['a', 'an', 'the', 'of', 'to', 'in', 'on', 'at', 'by', 'for', 'and', 'or', 'as'])

/** Words that the annotations cut in two. */
const joined: Readonly<Record<string, string>> = { cannot: 'MD', gonna: 'VBG', gotta: 'VB', wanna: 'VB' }
const marksTags = new Set(['.', ',', ':', '``', "''", '-LRB-', '-RRB-', '$', '#', 'POS', 'CC', 'SYM'])

/** readSilver reads PATH.jsonl and PATH-corenlp.jsonl.gz. A word whose span is not ours has the tag ''. */
export function readSilver(path: string): SilverSegment[] {
  const annotations = `${path}-corenlp.jsonl.gz`
  if (!existsSync(annotations)) throw new Error(`${annotations} is missing`)
  const texts = new Map<string, string>()
  for (const { id, text } of readLines<{ id: string; text: string }>(readFileSync(`${path}.jsonl`, 'utf8'))) {
    texts.set(id, text)
  }
  const segments: SilverSegment[] = []
  const articles = readLines<{ id: string; sentences: SilverToken[][] }>(
    gunzipSync(readFileSync(annotations)).toString())
  for (const { id, sentences } of articles) {
    const text = texts.get(id)
    if (text === undefined) throw new Error(`${path}.jsonl has no article ${id}`)
    const known = new Map(sentences.flat().map((token) => [token[0] * 1024 + token[1] - token[0], token]))
    const tokens = rawTokens(text)
    const starts = segmentStarts(text, tokens)
    let segment: SilverSegment = { words: [], tags: [], lemmas: [] }
    for (let at = 0; at < tokens.length; at += 1) {
      if (starts[at] && segment.words.length > 0) {
        segments.push(segment)
        segment = { words: [], tags: [], lemmas: [] }
      }
      const { start, end, text: word } = tokens[at]!
      const found = known.get(start * 1024 + end - start)
      segment.words.push(word)
      segment.tags.push(found && isTagOfMark(word, found[3]) ? found[3] : joined[word.toLowerCase()] ?? '')
      segment.lemmas.push(found?.[2] ?? '')
    }
    if (segment.words.length > 0) segments.push(segment)
  }
  return segments
}

/**
 * withHeadlines adds headlines made of ordinary sentences: the annotations take the capitals of a headline for names,
 * so its own headlines teach the wrong thing and are left out.
 */
export function withHeadlines(segments: SilverSegment[], seed: number): TaggedSegment[] {
  const random = seededRandom(seed)
  const out: TaggedSegment[] = []
  for (const segment of segments) {
    if (isHeadline(segment.words)) continue
    out.push(segment)
    if (segment.words.length > 24 || random() > 0.15) continue
    const capitals = random() < 0.15
    const bare = segment.words.at(-1) === '.' ? segment.words.slice(0, -1) : segment.words
    out.push({
      words: bare.map((word, at) => {
        if (capitals) return word.toUpperCase()
        const staysSmall = at > 0 && smallWords.has(word) && random() < 0.7
        return staysSmall ? word : word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
      }),
      tags: segment.tags.slice(0, bare.length),
    })
  }
  return out
}

/** The annotations give some marks the tag of a word. */
function isTagOfMark(word: string, tag: string): boolean {
  return word === '%' || /[\p{L}\p{N}]/u.test(word) || marksTags.has(tag)
}

function isHeadline(words: string[]): boolean {
  const long = words.filter((word) => /^\p{L}/u.test(word) && word.length > 3)
  return long.length > 2 && long.filter((word) => /^\p{Lu}/u.test(word)).length > 0.8 * long.length
}

function readLines<T>(text: string): T[] {
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as T)
}
