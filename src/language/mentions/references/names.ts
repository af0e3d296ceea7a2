// Short names → how the article names somebody in full: "Sessions" → "Jefferson Sessions", "Mr. Hale" → "President Hale".
import { words } from '../../lexicon/word-lists.js'
import type { Token } from '../../words/token.js'
import type { Entity, Mention, Mentions } from '../mentions.js'
import type { Reference } from './reference.js'

const honorifics = words('mr mr. mrs mrs. ms ms. miss mx.')
const placeTies = words('in off near from at around outside into across')
const companyKinds = words('administration campaign campaigns team family foundation organization organisation supporter supporters voter voters')

/** isName tells a mention by name from a pronoun and from a noun that stands for one. */
export function isName({ form }: Mention): boolean {
  return form === 'full' || form === 'short'
}

/** How an article calls its entities, worked out once. */
export interface Callings {
  /** Word of a name, in lower case → the entities whose names end or begin with it. */
  byWord: ReadonlyMap<string, readonly number[]>
  /** How often each is named in full. */
  full: Int32Array
  /** 1 where "the" stands before the first full name: "the Health Board". */
  hasArticle: Uint8Array
}

/** readCallings gathers how the entities of an article are named. */
export function readCallings(tokens: readonly Token[], { entities, mentions }: Mentions): Callings {
  const byWord = new Map<string, number[]>()
  entities.forEach(({ name }, index) => {
    const parts = name.toLowerCase().split(' ')
    for (const word of new Set([parts[0]!, parts[parts.length - 1]!])) {
      const known = byWord.get(word)
      if (known) known.push(index)
      else byWord.set(word, [index])
    }
  })
  const full = new Int32Array(entities.length)
  const hasArticle = new Uint8Array(entities.length)
  for (const mention of mentions) {
    if (mention.form !== 'full') continue
    if (full[mention.entity] === 0 && tokens[mention.firstToken - 1]?.lower === 'the') hasArticle[mention.entity] = 1
    full[mention.entity]! += 1
  }
  return { byWord, full, hasArticle }
}

/** fullName words a person or body as the article names it most fully: "President Hale", "the Health Board". */
export function fullName({ name, title, kind }: Entity, hasArticle: boolean): string {
  if (kind === 'person') return title !== undefined && !name.includes(' ') ? `${title} ${name}` : name
  return hasArticle && !/^the /i.test(name) ? `the ${name}` : name
}

/** possessiveOf: "Ann Lee’s", "Sessions’". */
export function possessiveOf(name: string): string {
  return /s$/i.test(name) ? `${name}’` : `${name}’s`
}

/** nameReference gives the full name for a short one, where only one entity of the article fits. */
export function nameReference(tokens: readonly Token[], mentions: Mentions, callings: Callings, mention: Mention): Reference | undefined {
  const { firstToken, endToken, entity } = mention
  const known = mentions.entities[entity]!
  const own = new Set(known.name.toLowerCase().split(' '))
  let nameToken = firstToken
  while (nameToken < endToken - 1 && !own.has(tokens[nameToken]!.lower)) nameToken += 1
  const last = tokens[endToken - 1]!
  const wording = wordingOf(tokens, known, firstToken, nameToken)
  const written = tokens.slice(firstToken, endToken).map(({ text }) => text).join(' ')
  if (wording === written || isInitials(last.text) || !own.has(last.lower)) return undefined
  if (isModifier(tokens, mention, known) || isShared(mentions, callings, mention, last.lower)) return undefined
  return { firstToken, endToken, kind: 'name', decision: { wording }, chain: entity }
}

function wordingOf(tokens: readonly Token[], entity: Entity, first: number, nameToken: number): string {
  const titles = tokens.slice(first, nameToken).filter(({ lower }) => !honorifics.has(lower)).map(({ text }) => text)
  if (titles.length === 0) return fullName(entity, false).replace(/^the /i, '')
  return `${titles.join(' ')} ${entity.name}`
}

function isInitials(text: string): boolean {
  return /^\p{Lu}[\p{Lu}.&]+$/u.test(text)
}

/** "Ann Lee" and "Bob Lee" in one article: "Lee" is only spelled out where one of them is named far more, or by a title's gender. */
function isShared({ entities }: Mentions, { byWord, full }: Callings, { entity, firstToken, endToken }: Mention, word: string): boolean {
  const rivals = (byWord.get(word) ?? []).filter((other) => other !== entity && entities[other]!.name.includes(' '))
  if (rivals.length === 0) return false
  return endToken - firstToken > 3 || rivals.some((rival) => full[entity]! < dominance * full[rival]!)
}

const dominance = 2

/** "the Lee campaign", "off Dalby": the name is part of another one, or stands for a place. */
function isModifier(tokens: readonly Token[], { firstToken, endToken }: Mention, { kind }: Entity): boolean {
  const before = tokens[firstToken - 1]
  const next = tokens[endToken]
  if (before && (before.pos === 'NUM' || before.pos === 'PROPN') && before.end + 1 >= tokens[firstToken]!.start) return true
  if (kind !== 'person' && before !== undefined && (placeTies.has(before.lower) || before.tag === 'POS' || before.text === '-')) return true
  if (!next || next.start === tokens[endToken - 1]!.end && next.tag !== 'POS' && next.pos !== 'PUNCT') return next !== undefined
  if (next.text === '-' || next.text === '/') return true
  if (companyKinds.has(next.lower)) return true
  return (next.pos === 'NOUN' || next.pos === 'PROPN') && (next.start > tokens[endToken - 1]!.end)
}

