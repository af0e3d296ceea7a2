// "I think I won" said by Ann Lee → "Ann Lee thinks she won": who speaks, with the verb made to agree. All of a claim or none.
import type { ReadArticle } from '../../article.js'
import type { Token } from '../../words/token.js'
import { words } from '../../lexicon/word-lists.js'
import { mentionAt } from '../../mentions/mentions.js'
import { possessiveOf } from '../../mentions/references/names.js'
import type { Replacement } from './replacement.js'

/** Whoever speaks, an entity of the article. */
export interface NamedSpeaker {
  name: string
  entity: number
}

const singular = words('i me my myself')
// Past and present are spelled alike.
const alike = words('read put set hit let cut shut cost bet quit spread hurt cast beat')
const agreeing: ReadonlyMap<string, string> = new Map([['am', 'is'], ['have', 'has'], ['do', 'does'], ['go', 'goes'], ["'m", 'is'], ["'ve", 'has']])
const shortened = words("'m 've")
const quotationMarks = words('“ ” " `` \'\' ‘')

/** isSingular tells "I", "me", "my" from "we". */
export function isSingular({ lower }: Token): boolean {
  return singular.has(lower)
}

/**
 * nameFirstPerson gives the words for each "I", "me", "my" among article tokens in the order of a claim; undefined where one
 * cannot be put right: as one of two, in a question, in a quotation within, before a verb whose form is unclear. Linear.
 */
export function nameFirstPerson({ tokens, mentions }: ReadArticle, list: readonly number[], { name, entity }: NamedSpeaker, isQuotation: boolean): ReadonlyMap<number, Replacement> | undefined {
  const found = new Map<number, Replacement>()
  const gender = mentions.entities[entity]!.gender
  let pronouns = gender ? forms[gender] : undefined
  let isQuoted = false
  for (let place = 0; place < list.length; place += 1) {
    const at = list[place]!
    if (place > 0 && hasMark(tokens, list[place - 1]!, at)) isQuoted = !isQuoted || !isQuotation
    const other = mentionAt(mentions, at)
    // "He" would be read as the one named between.
    if (other && other.entity !== entity && mentions.entities[other.entity]!.kind === 'person') pronouns = undefined
    const { lower } = tokens[at]!
    if (!singular.has(lower)) continue
    if (isQuoted || isJoined(tokens, list, place) || isTitle(tokens, list, place)) return undefined
    const isFirst = found.size === 0
    const short = isFirst ? name : name.split(' ').at(-1)!
    if (lower === 'myself') {
      if (!gender) return undefined
      found.set(at, { end: at + 1, text: forms[gender].self })
    } else if (lower === 'i') {
      const verb = agree(tokens, list, place)
      if (!verb || (verb.text !== undefined && isOfSeveral(tokens, list, place))) return undefined
      const subject = isFirst || !pronouns ? short : pronouns.i
      if (verb.at === at + 1 && verb.isShort) found.set(at, { end: at + 2, text: `${subject} ${verb.text!}` })
      else {
        found.set(at, { end: at + 1, text: subject })
        if (verb.text !== undefined) found.set(verb.at, { end: verb.at + 1, text: verb.text })
      }
    } else if (lower === 'my') found.set(at, { end: at + 1, text: isFirst || !pronouns ? possessiveOf(short) : pronouns.my })
    else found.set(at, { end: at + 1, text: isFirst || !pronouns ? short : pronouns.me })
  }
  return found.size > 0 ? found : undefined
}

/** "The book “My Patients”": a capital within. */
function isTitle(tokens: readonly Token[], list: readonly number[], place: number): boolean {
  const { lower, text } = tokens[list[place]!]!
  return lower !== 'i' && place > 0 && /^\p{Lu}/u.test(text) && tokens[list[place]! - 1]?.tag !== '.'
}

const forms = {
  male: { i: 'he', me: 'him', my: 'his', self: 'himself' },
  female: { i: 'she', me: 'her', my: 'her', self: 'herself' },
} as const

/** Whether a quotation begins or ends between two words that stand side by side in the article. */
function hasMark(tokens: readonly Token[], before: number, at: number): boolean {
  if (at <= before + 1 || at - before > 3) return false
  for (let look = before + 1; look < at; look += 1) if (quotationMarks.has(tokens[look]!.text)) return true
  return false
}

/** "I or she", "do I": not alone before its verb. */
function isJoined(tokens: readonly Token[], list: readonly number[], place: number): boolean {
  const [before, after] = [tokens[list[place - 1] ?? -1], tokens[list[place + 1] ?? -1]]
  return after?.pos === 'CCONJ' || (tokens[list[place]!]!.lower === 'i' && (before?.pos === 'AUX' || before?.tag === 'MD'))
}

/** "Ann and I own a house", where the verb is that of both. */
function isOfSeveral(tokens: readonly Token[], list: readonly number[], place: number): boolean {
  const joint = list[place - 1] ?? -1
  return tokens[joint]?.pos === 'CCONJ' && /^(?:NOUN|PROPN|PRON)$/.test(tokens[joint - 1]?.pos ?? '')
}

/** The verb of "I" and what becomes of it; no text where it stays; undefined where that is unclear. */
function agree(tokens: readonly Token[], list: readonly number[], place: number): { at: number; text?: string; isShort: boolean } | undefined {
  let next = place + 1
  while (next < list.length && tokens[list[next]!]!.pos === 'ADV' && next - place <= 3) next += 1
  const at = list[next]
  const verb = at === undefined ? undefined : tokens[at]
  if (at === undefined || !verb || (verb.pos !== 'VERB' && verb.pos !== 'AUX')) return undefined
  const lower = verb.lower.replace('’', "'")
  // "I mean, …": no thought of its own.
  if (isCoordinated(tokens, list, next) || (lower === 'mean' && tokens[at + 1]?.text === ',')) return undefined
  const isShort = shortened.has(lower)
  if (agreeing.has(lower)) return { at, text: agreeing.get(lower)!, isShort }
  // "The secretary and I are": the verb of both.
  if (lower === 'are' && isOfSeveral(tokens, list, place)) return { at, isShort: false }
  if (lower === 'are') return undefined
  if (verb.tag === 'VBD' || verb.tag === 'MD' || lower === "'d" || lower === "'ll") return { at, isShort: false }
  if ((verb.tag !== 'VBP' && verb.tag !== 'VB') || alike.has(lower) || lower === 'be' || lower.startsWith("'")) return undefined
  return { at, text: thirdPerson(lower), isShort: false }
}

/** "I hope and pray": the second verb would have to agree too. */
function isCoordinated(tokens: readonly Token[], list: readonly number[], place: number): boolean {
  for (let look = place + 1; look + 1 < list.length; look += 1) {
    const { pos, lower } = tokens[list[look]!]!
    if (pos !== 'CCONJ' && lower !== 'but') continue
    let next = look + 1
    while (next + 1 < list.length && tokens[list[next]!]!.pos === 'ADV') next += 1
    if (/^(?:VBP|VB)$/.test(tokens[list[next]!]!.tag)) return true
  }
  return false
}

function thirdPerson(lower: string): string {
  if (/[^aeiou]y$/.test(lower)) return `${lower.slice(0, -1)}ies`
  return /(?:s|sh|ch|x|z|o)$/.test(lower) ? `${lower}es` : `${lower}s`
}
