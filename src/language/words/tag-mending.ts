// Mends what the tagger gets wrong and later steps depend on: a verb taken for a noun leaves a sentence without a verb.
import { phraseTags } from './nominal-tags.js'
import type { TaggedWord } from './token.js'
import { words } from '../lexicon/word-lists.js'

/** Verbs that are spelled like a noun, and whose past is too: they follow one and many alike. */
const pastAsSpelled = words('cost cut hit put set shut hurt split spread bet')
/** Verbs that are spelled like a noun. */
const nounVerbs: ReadonlySet<string> = new Set([...pastAsSpelled, ...words(`need plan work show claim report run cover rise fall test house host sell face lead hold owe employ leak rule fund
  order start end return raise drop close open aim call lack own support serve share use want mean include remain play
  pay help change cause limit ban charge train store ship tax grant risk top hope doubt fear promise estimate speed
  flood supply`)])
const told = words(`that said says suggests suggested confirmed confirms claims claimed insists insisted argued warned
  believes`)
const clauseBreaks: ReadonlySet<string> = new Set([...'.;:!?”"', 'told', ...told])
const mistakenNames: ReadonlySet<string> = new Set(['NN', 'NNS', 'JJ', 'VBG', 'RB', 'VB', 'VBP'])
/** Names of bodies and trades that are spelled like a small word; read here alone. */
const capitalNames = words('who it us ice nato aids')
const capitalTags = words('PRP WP NN NNS JJ VB VBP IN UH FW DT')
const longestStretch = 40
const longestAside = 14
const longestHearer = 8
const tellings = words('told tells telling tell informed warned assured reminded')

/**
 * nameSegmentStarts makes a name of a segment's first word where the same spelling is a name elsewhere and never stands
 * in small letters: a capital at the start says nothing by itself. `starts` as in tagWords. Linear in the words.
 */
export function nameSegmentStarts(list: TaggedWord[], starts: Uint8Array): void {
  const names = new Set<string>()
  const small = new Set<string>()
  for (let at = 0; at < list.length; at += 1) {
    const { text, lower, tag } = list[at]!
    if (text === lower) small.add(lower)
    else if (tag === 'NNP' && !isFirst(list, at, starts)) names.add(text)
  }
  for (let at = 0; at < list.length; at += 1) {
    const word = list[at]!
    if (!mistakenNames.has(word.tag) || !names.has(word.text) || small.has(word.lower)) continue
    if (isFirst(list, at, starts)) word.tag = 'NNP'
  }
}

function isFirst(list: TaggedWord[], at: number, starts: Uint8Array): boolean {
  return at === 0 || starts[at] !== 0 || list[at - 1]!.tag === '``' || list[at - 1]!.tag === ':'
}

/**
 * mendTags corrects tags in place where the words around leave no other reading: the noun of a clause without a verb
 * that can only be its verb ("The storm cost insurers 4 million", "Lee said the dam leaks"), and the "that" after
 * "told the paper". Linear in the words.
 */
export function mendTags(list: TaggedWord[]): void {
  for (let at = 0; at < list.length; at += 1) if (isCapitalName(list, at)) Object.assign(list[at]!, { tag: 'NNP', pos: 'PROPN' })
  let start = 0
  let hasVerb = false
  for (let at = 0; at <= list.length; at += 1) {
    const word = list[at]
    if (word && list[at - 1]?.text === ',' && endsAside(list, start, at)) makeVerb(word)
    if (word && hasVerb && isSecondVerb(list, at)) makeVerb(word)
    if (word?.tag === 'WDT' && word.lower === 'that' && isTold(list, at)) {
      word.tag = 'IN'
      word.pos = 'SCONJ'
    }
    if (word?.tag === 'VBZ' && headsRelative(list, at)) makePlural(list, at)
    if (word && !clauseBreaks.has(word.lower)) {
      hasVerb ||= word.pos === 'VERB' || word.pos === 'AUX'
      continue
    }
    if (!hasVerb && at - start > 2 && at - start <= longestStretch) {
      mendStretch(list, start, at, told.has(list[start - 1]?.lower ?? ''))
    }
    start = at + 1
    hasVerb = false
  }
}

/** "WHO said", "IT staff": capitals amid small letters make a name of a pronoun's letters. */
function isCapitalName(list: TaggedWord[], at: number): boolean {
  const { text, lower, tag } = list[at]!
  if (text.length < 2 || text === lower || text !== text.toUpperCase() || !capitalTags.has(tag)) return false
  return capitalNames.has(lower) && !isShouted(list[at - 1]) && !isShouted(list[at + 1])
}

const isShouted = (word: TaggedWord | undefined): boolean =>
  word !== undefined && word.text.length > 1 && /^\p{Lu}/u.test(word.text) && word.text === word.text.toUpperCase() && !capitalNames.has(word.lower)

/** "storms that strengthen": what a plural verb after "that" tells of is no verb itself. */
function headsRelative(list: TaggedWord[], at: number): boolean {
  const verb = list[at + 2]
  return list[at + 1]?.lower === 'that' && (verb?.tag === 'VB' || verb?.tag === 'VBP') && list[at - 1]?.text === ','
}

function makePlural(list: TaggedWord[], at: number): void {
  Object.assign(list[at]!, { tag: 'NNS', pos: 'NOUN' })
  Object.assign(list[at + 1]!, { tag: 'WDT', pos: 'PRON' })
  list[at + 2]!.tag = 'VBP'
}

function makeVerb(word: TaggedWord): void {
  const { lower } = word
  word.pos = 'VERB'
  word.tag = pastAsSpelled.has(lower) ? 'VBD' : lower.endsWith('s') ? 'VBZ' : 'VBP'
  word.lemma = pastAsSpelled.has(lower) ? lower : singular(lower)
}

/** "… crossed the coast and cut power to 61,000 homes": a past spelled like a noun, with an object and a goal. */
function isSecondVerb(list: TaggedWord[], at: number): boolean {
  const { pos, lower } = list[at]!
  if (pos !== 'NOUN' || !pastAsSpelled.has(lower) || list[at - 1]?.pos !== 'CCONJ') return false
  return list[at + 1]?.pos === 'DET' || (list[at + 1]?.pos === 'NOUN' && list[at + 2]?.lower === 'to')
}

/** "told the paper that profits rose" */
function isTold(list: TaggedWord[], at: number): boolean {
  for (let look = at - 1; look >= 0 && at - look < longestHearer; look -= 1) {
    const { lower, pos } = list[look]!
    if (tellings.has(lower)) return look < at - 1
    if (!phraseTags.has(pos) && pos !== 'PART') return false
  }
  return false
}

const singular = (lower: string): string => lower.replace(/ies$/, 'y').replace(/s$/, '')

/** "The law, passed in 2014, bans smoking": behind the aside the sentence still wants its verb. */
function endsAside(list: TaggedWord[], start: number, at: number): boolean {
  const { pos, lower } = list[at]!
  const one = lower.endsWith('s')
  const next = list[at + 1]
  if (pos !== 'NOUN' || !nounVerbs.has(one ? singular(lower) : lower) || !next) return false
  if (!phraseTags.has(next.pos) && next.pos !== 'SYM') return false
  let opening = at - 2
  while (opening > start && list[opening]!.text !== ',' && at - opening < longestAside) opening -= 1
  const subject = list[opening - 1]
  if (list[opening]!.text !== ',' || opening <= start || !subject || subject.pos !== 'NOUN') return false
  const opener = list[opening + 1]!
  if (opener.pos !== 'VERB' && opener.lower !== 'which' && opener.lower !== 'who') return false
  if (one === /[^s]s$/.test(subject.lower)) return false
  return list.slice(start, opening).every((word) => word.pos !== 'VERB' && word.pos !== 'AUX')
}

function mendStretch(list: TaggedWord[], start: number, end: number, isTold: boolean): void {
  for (let at = start + 1; at < end; at += 1) {
    const word = list[at]!
    if (word.pos !== 'NOUN') continue
    const isPlural = word.lower.endsWith('s') && !word.lower.endsWith('ss')
    const base = isPlural ? word.lower.slice(0, -1) : word.lower
    if (!nounVerbs.has(base)) continue
    const before = list[at - 1]!
    const manyBefore = /[^s]s$/.test(before.lower)
    if (isPlural === manyBefore && !pastAsSpelled.has(word.lower)) continue
    if (!/^(?:NOUN|PROPN|ADJ)$/.test(before.pos)) continue
    if (before.pos === 'ADJ' && (list[at - 2]?.pos !== 'DET' || at - 2 < start)) continue
    const next = at + 1 < end ? list[at + 1]!.pos : 'END'
    // "The storm cost insurers €40 million": who paid, and then how much.
    const paid = pastAsSpelled.has(word.lower) && /^(?:NOUN|PROPN)$/.test(next) &&
      /^(?:NUM|SYM)$/.test(list[at + 2]?.pos ?? '')
    const goesOn = paid || /^(?:NUM|SYM|DET|PRON|ADV)$/.test(next) || (isTold && /^(?:END|ADP|PART)$/.test(next))
    if (!goesOn) continue
    if (before.pos === 'ADJ') {
      before.pos = 'NOUN'
      before.tag = 'NN'
    }
    makeVerb(word)
    return
  }
}
