// Mends what the tagger gets wrong and later steps depend on: a verb taken for a noun leaves a sentence without a verb.
import type { TaggedWord } from './part-of-speech.js'
import { words } from './word-lists.js'

/** Verbs that are spelled like a noun. */
const nounVerbs = words(`cost need plan work show claim report run cover rise fall test house host sell face lead
  hold owe employ leak rule fund order start end return raise drop cut close open aim call lack own support serve
  share use want mean include remain play pay help change cause limit ban charge train store ship tax grant risk top
  hope doubt fear promise estimate speed flood hit put set shut hurt split spread bet supply`)
/** Of those, the ones whose past is spelled like the noun: they follow one and many alike. */
const pastAsSpelled = words('cost cut hit put set shut hurt split spread bet')
const told = words(`that said says suggests suggested confirmed confirms claims claimed insists insisted argued warned
  believes`)
const clauseBreaks: ReadonlySet<string> = new Set([...'.;:!?”"', 'told', ...told])
const longestStretch = 40
const longestAside = 14

/**
 * mendTags corrects parts of speech in place: a capitalised "verb" inside a name, and the noun of a clause without a
 * verb that can only be its verb ("The repair costs 4.2 million", "Lee said the dam leaks"). Linear in the words.
 */
export function mendTags(list: TaggedWord[]): void {
  let start = 0
  let hasVerb = false
  for (let at = 0; at <= list.length; at += 1) {
    const word = list[at]
    if (word && isInsideName(list, at)) word.pos = 'PROPN'
    if (word && isAfterName(list, at)) {
      word.pos = 'VERB'
      word.lemma = word.lower.replace(/s$/, '')
    }
    if (word && isClosingShow(list, at)) word.pos = 'VERB'
    if (word && list[at - 1]?.text === ',' && endsAside(list, start, at)) {
      word.pos = 'VERB'
      word.lemma = singular(word.lower)
    }
    // "according to people", "according to documents"
    if (word?.pos === 'VERB' && list[at - 1]?.lower === 'to' && list[at - 2]?.lower === 'according') word.pos = 'NOUN'
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

function isInsideName(list: TaggedWord[], at: number): boolean {
  const { pos, text } = list[at]!
  const before = list[at - 1]
  return pos === 'VERB' && before?.pos === 'PROPN' && /^\p{Lu}\p{Ll}/u.test(text) && !/^\p{Lu}{3}/u.test(before.text) &&
    /^\p{Lu}/u.test(before.text) && list[at - 2]?.pos !== 'PUNCT' && at > 1
}

/** "Berg claims the dam is safe", "residents fear the dam will break" */
function isAfterName(list: TaggedWord[], at: number): boolean {
  const { pos, lower } = list[at]!
  const next = list[at + 1]
  const before = list[at - 1]
  const isVerb = before?.pos === 'PROPN' ? lower.endsWith('s') && nounVerbs.has(lower.slice(0, -1))
    : before?.pos === 'NOUN' && /[^s]s$/.test(before.lower) && nounVerbs.has(lower)
  return pos === 'NOUN' && isVerb && next !== undefined &&
    (next.pos === 'DET' || next.pos === 'PRON' || next.lower === 'that')
}

const singular = (lower: string): string => lower.replace(/ies$/, 'y').replace(/s$/, '')

/** "The law, passed in 2014, bans smoking": behind the aside the sentence still wants its verb. */
function endsAside(list: TaggedWord[], start: number, at: number): boolean {
  const { pos, lower } = list[at]!
  const one = lower.endsWith('s')
  const next = list[at + 1]
  if (pos !== 'NOUN' || !nounVerbs.has(one ? singular(lower) : lower) || !next) return false
  if (!/^(?:NOUN|PROPN|ADJ|DET|NUM|SYM|PRON)$/.test(next.pos)) return false
  let opening = at - 2
  while (opening > start && list[opening]!.text !== ',' && at - opening < longestAside) opening -= 1
  const subject = list[opening - 1]
  if (list[opening]!.text !== ',' || opening <= start || !subject || subject.pos !== 'NOUN') return false
  const opener = list[opening + 1]!
  if (opener.pos !== 'VERB' && opener.lower !== 'which' && opener.lower !== 'who') return false
  if (one === /[^s]s$/.test(subject.lower)) return false
  return list.slice(start, opening).every((word) => word.pos !== 'VERB' && word.pos !== 'AUX')
}

/** "…, court records show.": after the comma, only the records show. */
function isClosingShow(list: TaggedWord[], at: number): boolean {
  const { pos, lower } = list[at]!
  if (pos !== 'NOUN' || lower !== 'show' || !/^[.,]$/.test(list[at + 1]?.text ?? '')) return false
  let many = false
  for (let look = at - 1; look > 0 && at - look < longestAside; look -= 1) {
    if (list[look]!.text === ',') return many
    many ||= list[look]!.pos === 'NOUN' && /[^s]s$/.test(list[look]!.lower)
  }
  return false
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
    if ((isPlural === manyBefore && !pastAsSpelled.has(word.lower)) || !/^(?:NOUN|PROPN|ADJ)$/.test(before.pos)) continue
    if (before.pos === 'ADJ' && (list[at - 2]?.pos !== 'DET' || at - 2 < start)) continue
    const next = at + 1 < end ? list[at + 1]!.pos : 'END'
    // "The storm cost insurers €40 million": who paid, and then how much.
    const paid = pastAsSpelled.has(word.lower) && /^(?:NOUN|PROPN)$/.test(next) && /^(?:NUM|SYM)$/.test(list[at + 2]?.pos ?? '')
    const goesOn = paid || /^(?:NUM|SYM|DET|PRON|ADV)$/.test(next) || (isTold && /^(?:END|ADP|PART)$/.test(next))
    if (!goesOn) continue
    if (before.pos === 'ADJ') before.pos = 'NOUN'
    word.pos = 'VERB'
    word.lemma = base
    return
  }
}
