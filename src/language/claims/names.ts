// The words of a draft, with each name as far as the article tells it: "she" → "Ruth Alder", "Alder" → "Ruth Alder".
import type { ReadArticle } from '../article.js'
import { mentionAt, standaloneName, type Mention } from '../mentions/mentions.js'
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'
import type { Part } from './drafts.js'
import type { Passage } from './passages.js'

const perfect = words('been had got gotten done made said told gone become taken given seen shown')
const places = words('in off near from at around outside into across')
const honorifics = words('mr mr. mrs mrs. ms ms. miss')

/** Word: a word of a claim. */
export interface Word {
  text: string
  /** Index among the article's tokens, -1 for a word that the grammar added. */
  index: number
  /** Put here in place of another: takes a space on both sides unless punctuation follows. */
  spaced: boolean
}

/** nameWords gives the words of the parts in order; the first mention of somebody carries the full name. */
export function nameWords(article: ReadArticle, passage: Passage, parts: readonly Part[]): Word[] {
  let named: Set<number> | undefined
  const said: number[] = []
  const list: Word[] = []
  // A short form that has been written out already.
  let spelled = -1
  // The part before is a word in the place of a pronoun, or one that grammar added.
  let replaced = false
  for (const part of parts) {
    if (typeof part === 'string') {
      list.push({ text: part, index: -1, spaced: true })
      replaced = true
      continue
    }
    const short = replaced ? spellOut(passage, part[0]) : ''
    replaced = false
    if (short !== '') {
      list.push({ text: short, index: passage.indexes[part[0]]!, spaced: true })
      spelled = part[0]
    }
    for (let at = part[0]; at < part[1]; at += 1) {
      if (at === spelled) continue
      const index = passage.indexes[at]!
      const mention = mentionAt(article.mentions, index)
      const begins = mention && (mention.firstToken === index || at === part[0])
      if (begins && passage.indexes[part[1] - 1]! >= mention.endToken - 1 && !said.includes(mention.entity)) {
        const isName = mention.form === 'short' || mention.form === 'full'
        if (isName || !(named ??= namedEntities(article, passage, parts)).has(mention.entity)) {
          said.push(mention.entity)
          const isReflexive = /sel(?:f|ves)$/.test(passage.tokens[at]!.lower)
          if (mention.form !== 'full' && !isReflexive && !isModifier(article, mention)) {
            list.push({ text: nameFor(article, mention), index: mention.endToken - 1, spaced: false })
            at += mention.endToken - index - 1
            const full = mention.form === 'pronoun' ? spellOut(passage, at + 1) : ''
            if (full !== '') {
              list.push({ text: full, index: mention.endToken, spaced: true })
              spelled = at + 1
            }
            continue
          }
        }
      }
      const token = passage.tokens[at]!
      const moved = list.length > 0 && index === passage.sentenceStart
      list.push({ text: moved ? lowerFirst(token) : token.text, index, spaced: false })
    }
  }
  return list
}

/** lowerFirst gives the first word of a sentence as it is written further on in one. */
export function lowerFirst({ text, pos }: Token): string {
  if (pos === 'PROPN' || text === 'I' || /^.+[A-Z]/.test(text)) return text
  return text.charAt(0).toLowerCase() + text.slice(1)
}

// "In his speech Smith said …": the pronoun may stay, for the name follows.
function namedEntities(article: ReadArticle, passage: Passage, parts: readonly Part[]): Set<number> {
  const named = new Set<number>()
  for (const part of parts) {
    if (typeof part === 'string') continue
    for (let at = part[0]; at < part[1]; at += 1) {
      const mention = mentionAt(article.mentions, passage.indexes[at]!)
      if (mention && (mention.form === 'full' || mention.form === 'short')) named.add(mention.entity)
    }
  }
  return named
}

// "made her unfit", "told her about it": no noun follows that could be hers.
function isObject({ tokens }: ReadArticle, { form, endToken }: Mention): boolean {
  const next = tokens[endToken]?.pos
  return form === 'possessive' && tokens[endToken - 1]!.lower === 'her' &&
    next !== 'NOUN' && next !== 'PROPN' && next !== 'ADJ' && next !== 'NUM' && next !== 'VERB' && next !== 'ADV'
}

// "he's back" with the name in place of "he": written out, so that it reads as no possessive.
function spellOut({ tokens }: Passage, at: number): string {
  const short = tokens[at]?.lower.replace('’', "'")
  if (short === "'ll") return 'will'
  if (short === "'ve") return 'has'
  if (short !== "'s" && short !== "'d") return ''
  let next = at + 1
  while (tokens[next]?.pos === 'ADV') next += 1
  const isPerfect = perfect.has(tokens[next]?.lower ?? '')
  return short === "'d" ? (isPerfect ? 'had' : 'would') : isPerfect ? 'has' : 'is'
}

// "the Alder campaign": the name stands for more than the person.
function isModifier({ tokens, mentions }: ReadArticle, { form, firstToken, endToken, entity }: Mention): boolean {
  const before = tokens[firstToken - 1]
  // "170th Street", "Ann's Day": the word is part of another name.
  if (form === 'short' && before && (before.pos === 'NUM' || before.pos === 'PROPN' || isClitic(before.lower))) {
    if (mentions.entities[entity]!.kind !== 'person' || before.pos === 'NUM') return true
  }
  // "off Dalby" is the place, whatever "Radio Dalby" says.
  const isPlace = before?.pos === 'ADP' && places.has(before.lower) && endToken - firstToken === 1
  if (form === 'short' && isPlace && mentions.entities[entity]!.kind !== 'person') return true
  const next = tokens[endToken]
  if (form !== 'short' || !next || (next.pos !== 'NOUN' && next.pos !== 'PROPN')) return false
  return next.start > tokens[endToken - 1]!.end
}

function isClitic(lower: string): boolean {
  return lower === '’s' || lower === "'s" || lower === '’' || lower === "'"
}

// "President Alder" becomes "President Ruth Alder": the title that the article gives stays.
function nameFor(article: ReadArticle, mention: Mention): string {
  const entity = article.mentions.entities[mention.entity]!.name
  const name = isObject(article, mention) ? entity : standaloneName(article.mentions, mention)
  if (mention.form !== 'short' || mention.endToken - mention.firstToken < 2) return name
  const own = new Set(name.toLowerCase().split(' '))
  let title = ''
  for (let at = mention.firstToken; at < mention.endToken && !own.has(article.tokens[at]!.lower); at += 1) {
    if (!honorifics.has(article.tokens[at]!.lower)) title += `${article.tokens[at]!.text} `
  }
  return title + name
}
