// Parts of speech and lemmas, by wink-nlp. Wink sees only plain words, numbers and marks, parted by single spaces, so
// that it never splits one itself: its own splitter takes minutes on a megabyte without a space, and remembers what
// it saw before.
import model from 'wink-eng-lite-web-model'
import type { ItsFunction, WinkMethods } from 'wink-nlp'
import winkNLP from 'wink-nlp'

/** A word to be tagged, and what it turned out to be. */
export interface TaggedWord {
  text: string
  lower: string
  pos: string
  lemma: string
}

// Wink keeps every new word for good. A fresh instance costs about 0.1 s, so it is replaced only when the growth
// matters.
const mostNewWords = 200_000
const tokensAtOnce = 50_000
const longestWord = 40

const plainWord = /^[A-Za-z\u00c0-\u024f]+(?:\.[A-Za-z]+)*\.?$/
const latin = /^[A-Za-z\u00c0-\u024f]/
const numeric = /^\d[\d.,:/]*$/
const apostrophe = /’/g
const marks: ReadonlySet<string> = new Set([...'.,;:!?()[]{}"“”‘\'-–—…/%$€£&*+=<>#@'])

interface Tagger {
  nlp: WinkMethods
  firstNewWord: number
  lastNewWord: number
}
let tagger: Tagger | undefined

function loadTagger(): Tagger {
  const nlp = winkNLP(model, ['pos'])
  const firstNewWord = Number(nlp.readDoc('qzxwvk').tokens().itemAt(0).out(nlp.its.uniqueId as ItsFunction<number>))
  return { nlp, firstNewWord, lastNewWord: firstNewWord }
}

/**
 * tagWords fills in the universal part of speech and the lemma of each word (no whitespace in any). The words of one
 * call are read as one running text.
 */
export function tagWords(words: TaggedWord[]): void {
  for (let at = 0; at < words.length; at += tokensAtOnce) tagPiece(words, at, Math.min(words.length, at + tokensAtOnce))
}

function tagPiece(words: TaggedWord[], first: number, end: number): void {
  if (!tagger || tagger.lastNewWord - tagger.firstNewWord > mostNewWords) tagger = loadTagger()
  const { nlp } = tagger
  const { its } = nlp
  const sent: string[] = []
  for (let at = first; at < end; at += 1) sent.push(spellForWink(words[at]!.text))
  const tokens = nlp.readDoc(sent.join(' ')).tokens()
  const parts = tokens.out(its.pos as ItsFunction<string>) as string[]
  const lemmas = tokens.out(its.lemma as ItsFunction<string>) as string[]
  for (const id of tokens.out(its.uniqueId as ItsFunction<number>) as number[]) {
    if (id > tagger.lastNewWord) tagger.lastNewWord = id
  }
  // Wink splits a few short forms all the same; the first part speaks for the word.
  const isWhole = parts.length === sent.length
  const spaces = isWhole ? [] : (tokens.out(its.precedingSpaces as ItsFunction<string>) as string[])
  let index = 0
  for (let at = 0; at < parts.length; at += 1) {
    if (at > 0 && spaces[at] === '') continue
    const word = words[first + index]!
    const pos = parts[at]!
    word.pos = pos
    const inflected = pos === 'VERB' || pos === 'NOUN' || pos === 'AUX' || pos === 'ADJ'
    word.lemma = inflected && sent[index] === word.text ? lemmas[at]! : word.lower
    index += 1
  }
  if (index !== sent.length) throw new Error(`wink-nlp lost count: ${index} of ${sent.length} words`)
}

function spellForWink(word: string): string {
  const first = word.charCodeAt(0)
  if (word.length === 1) return first > 47 && plainOrMark(word) ? word : marks.has(word) ? word : '*'
  if (word === "''") return '"'
  if (word.length > longestWord) return latin.test(word) ? 'thing' : '*'
  if (plainWord.test(word)) return word
  if (first > 47 && first < 58) return numeric.test(word) ? word.replace(/[.,:/]+$/, '') : spellNumberWord(word)
  if (word.includes('-') || word.includes('‑')) {
    const last = word.slice(Math.max(word.lastIndexOf('-'), word.lastIndexOf('‑')) + 1)
    return plainWord.test(last) ? last : latin.test(word) ? 'thing' : '*'
  }
  if (word.includes('’') || word.includes("'")) {
    const straight = word.replace(apostrophe, "'")
    if (/^(?:n't|'(?:s|ll|re|ve|d|m))$/i.test(straight)) return straight.toLowerCase()
  }
  if (latin.test(word)) return first < 91 ? 'Thing' : 'thing'
  if (word.startsWith('..')) return '...'
  return word.startsWith('--') ? '—' : '*'
}

function plainOrMark(word: string): boolean {
  return plainWord.test(word) || marks.has(word) || numeric.test(word)
}

function spellNumberWord(word: string): string {
  if (/^\d+(?:st|nd|rd|th)$/.test(word)) return word
  if (/-old$/.test(word)) return 'old'
  const letters = /[A-Za-z]+$/.exec(word)?.[0]
  return letters && word.includes('-') ? letters : 'thing'
}
