// What an office in capitals before a name says: "White House Press Secretary Ann Lee" holds that office.
import type { ReadArticle } from '../article.js'
import { titles } from '../lexicon/names.js'
import { mentionAt } from '../mentions/mentions.js'
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'
import { titledName } from './appositions.js'
import type { Chunk } from './chunk.js'
import type { Draft, Part } from './drafts.js'
import type { Passage } from './passages.js'

// Forms of address, and words that name no office without the next.
const noOffices = words(`mr mr. mrs mrs. ms ms. miss mx. dr dr. prof. rev. reverend fr. father sister sir lord lady dame former then
  press prime foreign senior vice deputy assistant resident chief`)
const past = words('once former formerly ex late')
const farthest = 6

/**
 * describeOffices gives a draft for each person of a passage who is named in full behind an office of two words or more: one word
 * ("Mayor Ann Lee") says little by itself.
 */
export function describeOffices(article: ReadArticle, passage: Passage, chunks: readonly Chunk[]): Draft[] {
  const { tokens } = passage
  const drafts: Draft[] = []
  chunks.forEach((chunk, at) => {
    const name = nameIn(article, passage, chunk)
    const from = tokens[chunk.from]!.lower === 'the' ? chunk.from + 1 : chunk.from
    if (name - from < 2 || !holdsOffice(tokens, name) || titledName(tokens, chunk) >= 0) return
    const held = tokens[from]!.lower === 'former' ? ['a'] : []
    const role: Part[] = [...held, [from, name]]
    drafts.push({ origin: 'title', parts: [[name, chunk.to], held.length === 0 && isPast(tokens, chunks, at) ? 'was' : 'is', ...role], verb: -1 })
  })
  return drafts
}

// The token where a person's full name begins that ends a noun phrase; -1 where none does.
function nameIn({ mentions }: ReadArticle, { tokens, indexes }: Passage, { type, from, to }: Chunk): number {
  const mention = type === 'noun' && tokens[to - 1]!.pos === 'PROPN' ? mentionAt(mentions, indexes[to - 1]!) : undefined
  if (mention?.form !== 'full' || mention.endToken !== indexes[to - 1]! + 1) return -1
  const { kind, name } = mentions.entities[mention.entity]!
  const size = name.split(' ').length
  const start = to - size
  return kind === 'person' && size > 1 && start > from && tokens[start]!.text === name.slice(0, name.indexOf(' ')) ? start : -1
}

function holdsOffice(tokens: readonly Token[], name: number): boolean {
  const { lower, pos } = tokens[name - 1]!
  return pos === 'PROPN' && titles.has(lower) && !noOffices.has(lower)
}

// "once trusted aides such as F.B.I. Director …": what they were once, they are as examples of that.
function isPast(tokens: readonly Token[], chunks: readonly Chunk[], named: number): boolean {
  let at = named - 1
  while (at > 0 && (chunks[at]!.type === 'conjunction' || chunks[at]!.type === 'mark' || chunks[at]!.type === 'noun')) at -= 1
  const opener = chunks[at]
  if (!opener || !/^(?:as|like|including)$/.test(tokens[opener.from]!.lower)) return false
  for (let back = opener.from - 1; back >= 0 && back >= opener.from - farthest; back -= 1) if (past.has(tokens[back]!.lower)) return true
  return false
}
