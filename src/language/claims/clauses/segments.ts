// A passage is cut before it is parsed where the words alone show that another clause begins: the parser is right more
// often on short clauses.
import { nominalTags, phraseTags } from '../../words/nominal-tags.js'
import { finiteTags, relativeTags } from '../../words/finite-tags.js'
import { objectPronouns, reflexives } from '../../lexicon/pronouns.js'
import { conditionals, contrasting, temporals } from '../../lexicon/conjunctions.js'
import type { Token } from '../../words/token.js'
import { daysFromToday, times } from '../../lexicon/calendar.js'
import { falseWords } from '../../lexicon/forces.js'
import { negators } from '../../lexicon/negation.js'
import { dashes } from '../../words/marks.js'

/** A segment: words [from, end) of a passage; where it goes on with the time or place that opens the passage, words [0, lead) too. */
export interface Segment {
  from: number
  end: number
  lead: number
}

const joints: ReadonlySet<string> = new Set([...contrasting, 'and', 'but', 'so', 'yet'])
const suppositions: ReadonlySet<string> = new Set([...conditionals, ...temporals, 'because', 'that', 'when', 'once'])
const subjects: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON', 'NUM'])
const opensNoun: ReadonlySet<string> = new Set([...phraseTags, 'ADV', 'VERB'])
const objects: ReadonlySet<string> = new Set([...objectPronouns, ...reflexives])
const reach = 14
const longestOpener = 40
const longestLabel = 6
const longestLead = 24

/**
 * cutSegments gives the segments of a passage in order; one where nothing shows a cut. `isGap` tells whether words of
 * somebody else stood before a word ("…, the mayor said, and …"). Linear in the words.
 */
export function cutSegments(words: readonly Token[], isGap: (at: number) => boolean = () => false): Segment[] {
  const opener = openingSide(words)
  const starts = opener > 0 ? [{ from: 0, at: 1 }, { from: opener, at: opener + 1 }] : [{ from: 0, at: behindLabel(words) }]
  let hasVerb = false
  let supposed = false
  let quoted = false
  // "not only …, but": the two are one.
  let paired = false
  const lone = loneDash(words)
  const list = listedClauses(words)
  for (let at = Math.max(1, opener); at + 2 < words.length; at += 1) {
    const { text, lower, tag } = words[at - 1]!
    if (text === '“' || text === '``') quoted = true
    else if (text === '”' || text === "''") quoted = false
    else if (text === '"') quoted = !quoted
    // "in which A, B, and C joined": the verb of the main clause does not end the relative one.
    if (relativeTags.has(tag) || (lower === 'that' && tag === 'IN' && words[at]!.pos !== 'NOUN')) hasVerb = false
    else if (finiteTags.has(tag)) hasVerb = true
    if (conditionals.has(lower)) supposed = true
    if (lower === 'only' && at > 1 && negators.has(words[at - 2]!.lower)) paired = true
    if (quoted || !hasVerb || (paired && words[at]!.lower === 'but')) continue
    const start = at === lone || (list.has(at) && !supposed) ? at + 1 : beginningAt(words, at, isGap(at), supposed)
    if (start < 0) continue
    starts.push({ from: words[at - 1]!.pos === 'PUNCT' && start > at ? at - 1 : at, at: start })
    hasVerb = false
    supposed = false
  }
  const lead = starts.length > 1 ? leadOf(words) : 0
  return starts.map(({ from, at }, index) => {
    const end = starts[index + 1]?.from ?? words.length
    const goesOn = index > 0 && /^(?:,|;|and|but)$/.test(words[from]!.lower) && !words.slice(at, end).some(isTime)
    return { from: at, end, lead: goesOn ? lead : 0 }
  })
}

/** "On May 5, the second day, A won, B lost": where what tells the time of all ends, 0 where nothing does. */
function leadOf(words: readonly Token[]): number {
  const verb = words.findIndex(({ tag }) => finiteTags.has(tag))
  if ((words[0]?.pos !== 'ADP' && !daysFromToday.has(words[0]?.lower ?? '')) || verb > longestLead) return 0
  for (let at = verb - 2; at > 1; at -= 1) {
    if (words[at]!.text === ',') return words.slice(0, at).some(isTime) && beginsClause(words, at + 1) ? at : 0
  }
  return 0
}

function isTime({ lower }: Token): boolean {
  return times.has(lower) || daysFromToday.has(lower) || /^(?:19|20)\d\d$/.test(lower)
}

/** "Another challenge: most states have passed the deadline": where the clause begins, 0 where no label stands before it. */
function behindLabel(words: readonly Token[]): number {
  for (let at = 0; at < Math.min(words.length - 2, longestLabel); at += 1) {
    if (words[at]!.text === ':') return beginsClause(words, at + 1) ? at + 1 : 0
    if (finiteTags.has(words[at]!.tag) || words[at]!.tag === 'VB' || words[at]!.pos === 'PUNCT') return 0
  }
  return 0
}

/** The one dash of a passage, where a clause follows it; -1 where none does, or where two may hold an aside. */
function loneDash(words: readonly Token[]): number {
  let lone = -1
  for (let at = 0; at < words.length; at += 1) {
    if (words[at]!.pos !== 'PUNCT' || !dashes.has(words[at]!.text) || (words[at - 1]?.pos === 'NUM' && words[at + 1]?.pos === 'NUM')) continue
    if (lone >= 0) return -1
    lone = at
  }
  const first = words[lone + 1]
  // "— something a caller also told the police", "— far lower than what he paid": no clause of its own.
  const canOpen = first !== undefined && (first.pos === 'DET' || subjects.has(first.pos)) && !/^(?:some|any|no)thing$/.test(first.lower)
  return lone >= 0 && canOpen && beginsClause(words, lone + 1) ? lone : -1
}

/** "Suits were filed, homes were raided and files were taken": the commas of a row of clauses that "and" ends, and that "and". */
function listedClauses(words: readonly Token[]): ReadonlySet<number> {
  const commas = new Set<number>()
  const verb = words.findIndex(({ tag }) => finiteTags.has(tag))
  if (verb < 0 || !opensNoun.has(words[0]!.pos) || suppositions.has(words[0]!.lower)) return commas
  let last = -1
  for (let at = words.length - 3; at > verb; at -= 1) {
    const { text, lower } = words[at]!
    if (lower === 'and' && hasOwnVerb(words, at + 1) && beginsClause(words, at + 1)) last = at
    else if (last >= 0 && text === ',' && hasOwnVerb(words, at + 1) && beginsClause(words, at + 1)) commas.add(at).add(last)
  }
  return commas
}

/** Of "the States, Britain and France back" only the last have the verb. */
function hasOwnVerb(words: readonly Token[], from: number): boolean {
  for (let at = from; at < Math.min(words.length, from + reach); at += 1) {
    if (finiteTags.has(words[at]!.tag)) return true
    if (words[at]!.pos === 'CCONJ' || words[at]!.text === ',') return false
  }
  return false
}

/** Where a clause begins that the word at `at` opens or parts from the one before; -1 where none does. */
function beginningAt(words: readonly Token[], at: number, isGap: boolean, supposed: boolean): number {
  if (words[at]!.text === ';') {
    const start = at + 1 + Number(joints.has(words[at + 1]!.lower))
    return beginsClause(words, start) ? start : -1
  }
  if (supposed) return -1
  // "…, meaning fewer than 5 were hurt": what follows is told as it stands.
  if (words[at]!.lower === 'meaning' && words[at - 1]!.text === ',') {
    const start = at + 1 + Number(words[at + 1]!.lower === 'that')
    return beginsClause(words, start) ? start : -1
  }
  if (isJoint(words, at, isGap)) return beginsClause(words, at + 1) ? at + 1 : -1
  return isGap && words[at - 1]!.pos !== 'ADP' && beginsClause(words, at) ? at : -1
}

/** ", and", "— but", ", while"; without a mark only "while" and "whereas" before a name or a noun. */
function isJoint(words: readonly Token[], at: number, isGap: boolean): boolean {
  const { lower } = words[at]!
  if (!joints.has(lower)) return false
  const mark = words[at - 1]!.text
  if (lower === 'but' && takesBack(words, at + 1)) return false
  if (isGap || mark === ',' || dashes.has(mark)) return words[at + 1]!.lower !== 'then' || lower !== 'and'
  return (lower === 'while' || lower === 'whereas') && nominalTags.has(words[at + 1]!.pos)
}

/** "…, but that was not the case": what is taken back stays with what takes it back. */
function takesBack(words: readonly Token[], at: number): boolean {
  if (!/^(?:that|this|it)$/.test(words[at]!.lower) || words[at + 1]?.lemma !== 'be') return false
  return negators.has(words[at + 2]?.lower ?? '') || falseWords.has(words[at + 2]?.lower ?? '')
}

/** "While A, B": where B begins, 0 where the words show no such thing. */
function openingSide(words: readonly Token[]): number {
  if (words.length < 6 || !contrasting.has(words[0]!.lower) || !opensNoun.has(words[1]!.pos) || words[1]!.tag === 'VBG') return 0
  for (let at = 3; at < Math.min(words.length - 2, longestOpener); at += 1) {
    if (words[at]!.text === ',' && words.slice(1, at).some(({ tag }) => finiteTags.has(tag)) && beginsClause(words, at + 1)) return at
  }
  return 0
}

/** Whether a subject and its finite verb begin at a word. */
function beginsClause(words: readonly Token[], from: number): boolean {
  const first = words[from]
  if (!first || !opensNoun.has(first.pos) || objects.has(first.lower) || relativeTags.has(first.tag) || finiteTags.has(first.tag)) return false
  let hasNoun = false
  let relative = false
  for (let at = from; at < Math.min(words.length, from + reach); at += 1) {
    const word = words[at]!
    if (suppositions.has(word.lower) && word.pos !== 'ADP' && at > from) return false
    if (word.text === ',' && /^(?:who|which)$/.test(words[at + 1]?.lower ?? '')) {
      // "and the mayor, who had backed it, resigned"
      const close = words.findIndex((other, index) => index > at + 2 && index < at + reach && other.text === ',')
      return close > 0 && hasNoun && finiteTags.has(words[close + 1]?.tag ?? '')
    }
    if (word.text === ',' || word.text === ';' || word.text === '—') return false
    if (relativeTags.has(word.tag)) relative = true
    else if (finiteTags.has(word.tag)) {
      if (!relative) return hasNoun
      relative = false
    } else if (subjects.has(word.pos)) hasNoun = true
    // "the car stolen", "to leave": what follows is no verb of the subject.
    if (word.tag === 'TO') return false
  }
  return false
}
