// Short names → how the article names somebody in full: "Sessions" → "Jefferson Sessions", "Mr. Hale" → "President Hale".
import { honorifics, organizationWords } from '../../lexicon/names.js'
import { words } from '../../lexicon/word-lists.js'
import type { Token } from '../../words/token.js'
import type { Entity, Mention, Mentions } from '../mentions.js'
import type { Reference } from './reference.js'

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
  /** Entity → the one whose name its own is the end of, "Suu Kyi" of "Aung San Suu Kyi", where only one is; else itself. */
  root: Int32Array
  /** Who is called president with the full name, or has no fuller one. */
  presidents: ReadonlySet<number>
  /** 1 where "the" stands before the full name somewhere: "the Health Board". */
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
  const presidents = new Set<number>()
  const full = new Int32Array(entities.length)
  const hasArticle = new Uint8Array(entities.length)
  for (const mention of mentions) {
    if (mention.form !== 'full') continue
    if (tokens[mention.firstToken - 1]?.lower === 'the' && tokens[mention.endToken]?.pos !== 'NOUN') hasArticle[mention.entity] = 1
    full[mention.entity]! += 1
    for (let at = mention.firstToken; at < mention.endToken - 1; at += 1) if (tokens[at]!.lower === 'president') presidents.add(mention.entity)
  }
  const root = Int32Array.from(entities, (entity, index) => rootOf(entities, byWord, entity, index))
  return { byWord, full, root, presidents, hasArticle }
}

function rootOf(entities: readonly Entity[], byWord: Callings['byWord'], { name, kind, gender }: Entity, index: number): number {
  if (kind !== 'person') return index
  const end = ` ${name.toLowerCase()}`
  const longer = (byWord.get(name.toLowerCase().split(' ').at(-1)!) ?? []).filter((other) => other !== index && entities[other]!.name.toLowerCase().endsWith(end) &&
    (entities[other]!.gender ?? gender) === (gender ?? entities[other]!.gender))
  const [only] = longer
  return longer.length === 1 && !organizationWords.has(entities[only!]!.name.toLowerCase().split(' ')[0]!) ? only! : index
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
  const { firstToken, endToken } = mention
  const entity = callings.root[mention.entity]!
  const { presidents } = callings
  const known = mentions.entities[entity]!
  const own = new Set(known.name.toLowerCase().split(' '))
  let nameToken = firstToken
  while (nameToken < endToken - 1 && !own.has(tokens[nameToken]!.lower)) nameToken += 1
  const last = tokens[endToken - 1]!
  // "President Lee" beside "Ann Lee", whom the article calls no president, may be another Lee.
  const isOther = tokens[nameToken - 1]?.lower === 'president' && nameToken > firstToken && !presidents.has(entity)
  const wording = wordingOf(tokens, known, firstToken, nameToken)
  const written = tokens.slice(firstToken, endToken).map(({ text }) => text).join(' ')
  if (isOther || wording === written || isInitials(last.text) || !own.has(last.lower)) return undefined
  if (isModifier(tokens, mention, known) || isShared(mentions, callings, { ...mention, entity }, last.lower)) return undefined
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
function isShared({ entities }: Mentions, { byWord, full, root }: Callings, { entity, firstToken, endToken }: Mention, word: string): boolean {
  const rivals = (byWord.get(word) ?? []).filter((other) => other !== entity && root[other] !== entity && entities[other]!.name.includes(' '))
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
  // "the Lee letter" is Ann Lee's; what "the Rye letter" is, its name does not tell.
  return (next.pos === 'PROPN' || (next.pos === 'NOUN' && kind !== 'person')) && (next.start > tokens[endToken - 1]!.end)
}

