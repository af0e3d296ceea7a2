// What a candidate claim looks like, as numbers of hashed features: whether a person would list it as a fact of its own.
import type { Token } from '../words/token.js'
import type { Candidate } from './candidates.js'
import type { Draft, DraftOrigin, Part } from './drafts.js'
import type { Frame } from './frames.js'
import { phraseTypes, type Phrase } from './phrases.js'

/** How many features there are: two of them may share a number. */
export const featureCount = 1 << 14

const origins: DraftOrigin[] = ['main', 'coordinate', 'relative', 'participial', 'subordinate', 'apposition', 'title']
const be = wordHash('be')
const always = feature(1)
const steps = [0, 1, 2, 3, 4, 5, 6, 8, 11, 15, 20]

/** What candidates are made of. */
export interface Drafted {
  draft: Draft
  frame: Frame | undefined
  tokens: readonly Token[]
  /** It is part of what somebody said. */
  attributed: boolean
}

/** DraftShape: what all candidates of a draft have in common, in numbers. */
export interface DraftShape {
  drafted: Drafted
  origin: number
  /** How long it is, in steps. */
  whole: number
  /** The features that its origin, its length and its subject make by themselves. */
  first: number[]
  start: number[]
  /** Hash of its verb's dictionary form. */
  lemma: number
  /** Of its first four phrases. */
  types: number
}

/** shapeOf measures a draft once for all of its candidates. */
export function shapeOf(drafted: Drafted): DraftShape {
  const { draft, frame, tokens, attributed } = drafted
  const origin = origins.indexOf(draft.origin)
  const subject = draft.subject?.[0] ?? draft.parts[0]
  const start: number[] = []
  if (subject && typeof subject !== 'string') {
    const first = tokens[subject[0]]!
    start.push(feature(7, wordHash(first.pos), step(subject[1] - subject[0])))
    if (first.pos === 'PRON') start.push(feature(8, wordHash(first.lower)))
  }
  const whole = step(sizeOf(draft.parts))
  return {
    drafted, origin, whole, start, first: [feature(2, origin), feature(4, whole), feature(6, Number(attributed), origin)],
    lemma: frame ? wordHash(tokens[draft.verb]!.lemma) : 0, types: frame ? typesOf(frame.phrases, 4) : 0,
  }
}

/** featuresOf gives the numbers of the features that a candidate has, each below featureCount. */
export function featuresOf(shape: DraftShape, { parts, leads, kept }: Candidate): number[] {
  const { origin, whole, lemma, drafted: { draft, frame, tokens } } = shape
  const size = step(sizeOf(parts))
  const list = [always, shape.first[0]!, feature(3, size), shape.first[1]!, feature(5, size, whole), shape.first[2]!, ...shape.start]
  if (!frame) {
    list.push(feature(9, origin))
    return list
  }
  const { phrases } = frame
  const last = kept[kept.length - 1]
  const lastName = nameOf(tokens, last)
  const types = typesOf(kept, kept.length)
  const next = firstFrom(phrases, last?.to ?? draft.verb)
  const nextType = next ? phraseTypes.indexOf(next.type) + 1 : 0
  const lastType = last ? phraseTypes.indexOf(last.type) + 1 : 0
  let shared = 0
  while (shared < kept.length && kept[shared]!.from === phrases[shared]?.from) shared += 1
  const isPart = kept.length > 0 && !phrases.some(({ from, to }) => from === last!.from && to === last!.to)
  const isWhole = kept.length === phrases.length && shared === kept.length && leads === frame.leads.length
  const first = phrases[0]
  list.push(
    feature(10, kept.length, phrases.length), feature(11, Number(isWhole)), feature(12, lastName),
    feature(13, lastType, nextType), feature(14, nameOf(tokens, first), Number(kept[0]?.from === first?.from)),
    feature(15, nameOf(tokens, next)), feature(16, nextType, Number(next?.parted ?? false)),
    feature(17, Number(shared === kept.length)), feature(18, Number(isWhole), types),
    feature(19, types, shape.types), feature(20, lemma),
    feature(21, Number(lemma === be), kept.length), feature(22, leads, frame.leads.length),
  )
  if (last) list.push(feature(23, step(last.to - last.from), lastType))
  else list.push(feature(24, lemma), feature(25, nameOf(tokens, next)), feature(26, wordHash(tokens[draft.verb]!.pos)))
  if (shared < kept.length && !isPart) {
    const skipped = phrases.slice(shared).filter(({ to }) => to <= last!.from)
    for (const phrase of skipped) {
      list.push(feature(27, nameOf(tokens, phrase)), feature(28, phraseTypes.indexOf(phrase.type), lastType))
    }
    list.push(feature(29, skipped.length))
  }
  if (last && last.items.length > 1) list.push(feature(30))
  if (isPart) list.push(feature(31), feature(32, lastType))
  return list
}

function sizeOf(parts: readonly Part[]): number {
  let size = 0
  for (const part of parts) size += typeof part === 'string' ? 1 : part[1] - part[0]
  return size
}

function step(count: number): number {
  let at = 0
  while (at < steps.length && count > steps[at]!) at += 1
  return at
}

function nameOf(tokens: readonly Token[], phrase: Phrase | undefined): number {
  if (!phrase) return 0
  const type = phraseTypes.indexOf(phrase.type) + 1
  const lexical = phrase.type === 'preposition' || phrase.type === 'clause'
  return lexical ? mix(type, wordHash(tokens[phrase.from]!.lower)) : type
}

function firstFrom(phrases: readonly Phrase[], token: number): Phrase | undefined {
  for (const phrase of phrases) if (phrase.from >= token) return phrase
  return undefined
}

function typesOf(phrases: readonly Phrase[], most: number): number {
  let types = 0
  for (let at = 0; at < most && at < phrases.length; at += 1) types = mix(types, phraseTypes.indexOf(phrases[at]!.type) + 1)
  return types
}

function wordHash(word: string): number {
  let hash = 0
  for (let at = 0; at < word.length && at < 16; at += 1) hash = mix(hash, word.charCodeAt(at))
  return hash
}

// The step of FNV-1a, on 32 bits.
function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193) ^ (hash >>> 15)
}

function feature(template: number, first = 0, second = 0): number {
  const hash = Math.imul(mix(mix(Math.imul(template, 0x9e3779b1), first), second), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) & (featureCount - 1)
}
