// A sentence measured from one of its cues: what stands between the cue and each token.
import { groupStart, isPassive } from './cue-features.js'
import { hashPair, hashWord, kinds, type Sheet } from './sheet.js'

/** Of a longer sentence the tokens around the cue count. */
export const longestView = 240
const none = hashWord('\u0000none')

/** A cue in its sentence, with what its tokens are measured against. */
export interface CueView {
  cue: number
  first: number
  end: number
  /** Token → how likely it is a cue of its own, in steps 0..3. */
  rivals: Uint8Array
  /** Where the verb group of the cue begins. */
  start: number
  /** Class of the cue, passive or not, its subject before or after it. */
  frame: number
  /** The word that opens the clause after the cue, and how near it is. */
  opener: number
  /** Token − first, counted outwards from the cue: what stands in between. */
  verbs: Uint8Array
  commas: Uint8Array
  chunks: Uint8Array
  edges: Uint8Array
  others: Uint8Array
  breaks: Int32Array
  depth: Uint8Array
  /** What the rules take each token for: 0 they have no such cue, 1 outside, 2 cue, 3 source, 4 content. */
  ruled: Uint8Array
}

function cap(value: number, most: number): number {
  return value < most ? value : most
}

/** viewFrom measures a sentence from its token `cue`. */
export function viewFrom(sheet: Sheet, cue: number, rivals: Uint8Array): CueView {
  const { kind, quote, chunk, tag, word, sentences, sentenceOf, cueClass } = sheet
  const { firstToken, endToken } = sentences[sentenceOf[cue]!]!
  const first = Math.max(firstToken, cue - longestView / 2)
  const end = Math.min(endToken, cue + longestView / 2)
  const length = end - first
  const bytes = (): Uint8Array => new Uint8Array(length)
  const start = groupStart(sheet, cue, first)
  const passive = isPassive(sheet, cue, start) ? 1 : 0
  const before = start > first ? kind[start - 1]! : kinds.other
  const after = cue + 1 < end ? chunk[cue + 1]! : -1
  const inverted = after >= 0 && (before === kinds.comma || before === kinds.quote) ? 1 : 0
  let opener = none
  for (let at = cue + 1; at < end && at <= cue + 6; at += 1) {
    const { lower } = sheet.tokens[at]!
    if (lower === 'that' || lower === 'if' || lower === 'whether' || lower === 'how' || lower === 'why' || lower === 'what' ||
      (lower === 'to' && at === cue + 1) || (lower === 'as' && at < cue + 6) || kind[at] === kinds.quote) {
      opener = hashPair(word[at]!, cap(at - cue, 2))
      break
    }
  }
  const view: CueView = { cue, first, end, rivals, start,
    frame: hashPair(hashPair(cueClass[cue]!, passive), inverted), opener, verbs: bytes(), commas: bytes(),
    chunks: bytes(), edges: bytes(), others: bytes(), breaks: new Int32Array(length).fill(none), depth: bytes(), ruled: bytes() }
  let draft = -1
  for (let at = cue; at >= start && draft < 0; at -= 1) draft = sheet.draftOf[at]!
  const rule = sheet.drafts[draft]
  if (rule) {
    view.ruled.fill(1)
    fillRanges(view.ruled, rule.content, 4, first)
    fillRanges(view.ruled, rule.cue, 2, first)
    fillRanges(view.ruled, rule.source, 3, first)
  }
  for (const step of [-1, 1]) {
    let [verbs, commas, chunks, edges, others, brk, depth] = [0, 0, 0, 0, 0, none, 0]
    let lastChunk = chunk[cue]!
    for (let at = cue + step; at >= first && at < end; at += step) {
      const index = at - first
      if (chunk[at]! >= 0 && chunk[at] !== lastChunk) chunks += 1
      lastChunk = chunk[at]!
      const { text } = sheet.tokens[at]!
      if (text === '(' || text === '[') depth += step
      if (text === ')' || text === ']') depth -= step
      view.verbs[index] = cap(verbs, 4)
      view.commas[index] = cap(commas, 4)
      view.chunks[index] = cap(chunks, 6)
      view.edges[index] = cap(edges, 4)
      view.others[index] = cap(others, 2)
      view.breaks[index] = brk
      view.depth[index] = depth > 0 ? 1 : 0
      const isOwnGroup = step < 0 && at >= start
      if (kind[at] === kinds.verb && !isOwnGroup) verbs += 1
      if (kind[at] === kinds.comma || kind[at] === kinds.dash) commas += 1
      if (quote[at] !== quote[at - step]!) edges += 1
      if (rivals[at]! > 1) others += 1
      const isBreak = kind[at] === kinds.comma || kind[at] === kinds.that || kind[at] === kinds.quote || kind[at] === kinds.dash ||
        kind[at] === kinds.conjunction || kind[at] === kinds.relative || kind[at] === kinds.to || tag[at] === none
      if (isBreak) brk = word[at]!
    }
  }
  return view
}

function fillRanges(into: Uint8Array, ranges: readonly (readonly [number, number])[], value: number, first: number): void {
  for (const [from, to] of ranges) into.fill(value, cap(Math.max(0, from - first), into.length), cap(Math.max(0, to - first), into.length))
}

