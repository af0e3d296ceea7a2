// The marks between the words of a claim: those stay that part what is still there, and those that close what opens.
import { daysFromToday } from '../../lexicon/calendar.js'
import { finiteTags, relativeTags } from '../../words/finite-tags.js'
import type { Token } from '../../words/token.js'
import type { Passage } from '../passages/cut-passages.js'
import { closing, opening, type ClaimWord } from './claim-words.js'

/**
 * withMarks gives the words of a claim with the marks between them: a mark stays where what it parts is still there on both
 * sides, an aside in brackets where the word before it is.
 */
export function withMarks(tokens: readonly Token[], { asides, attribution, indexes }: Passage, list: readonly ClaimWord[]): ClaimWord[] {
  const out: ClaimWord[] = []
  const [first] = list
  // “Sons of Rye” is a play: what opens before the first word is closed in the claim.
  if (typeof first === 'number' && first > 0 && attribution < 0 && opens(tokens, first - 1)) out.push(first - 1)
  list.forEach((word, place) => {
    out.push(word)
    const next = list[place + 1]
    if (typeof word !== 'number') return
    const aside = asides.get(word)
    if (aside !== undefined && (next === undefined || typeof next === 'number')) {
      for (let at = word + 1; at < aside; at += 1) out.push(at)
    }
    if (typeof next !== 'number' || next <= word) return
    const from = aside ?? word + 1
    // "Under the plan, [they said] rents would fall": the comma of the phrase that opens what is said.
    if (attribution >= 0 && tokens[from]!.text === ',' && /^(?:ADP|SCONJ)$/.test(tokens[indexes[0]!]!.pos) && from + 1 < next && !indexes.includes(from + 1) && indexes.includes(from)) {
      out.push(from)
      return
    }
    for (let at = from; at < next; at += 1) {
      if (tokens[at]!.pos === 'PUNCT') continue
      const mark = isAge(tokens, word) ? word + 1 : isInterposed(tokens, next) ? next - 1 : isLead(tokens, out, word) || isNamed(tokens, out, word) ? word + 1 : closingMark(tokens, from, at, out)
      if (mark >= 0) out.push(mark)
      return
    }
    // "[Ten] years": an editor's brackets are no marks of the claim.
    for (let at = from; at < next; at += 1) if (tokens[at]!.text !== '[' && tokens[at]!.text !== ']') out.push(at)
  })
  return balanceQuotes(tokens, out)
}

/** "The mayor, 52, was jailed": the age keeps both its commas. */
function isAge(tokens: readonly Token[], at: number): boolean {
  return tokens[at]!.pos === 'NUM' && tokens[at - 1]?.text === ',' && tokens[at + 1]?.text === ','
}

/** "The horse, Pewter Lad, …": a name behind its noun keeps both its commas. */
function isNamed(tokens: readonly Token[], list: readonly ClaimWord[], last: number): boolean {
  if (tokens[last + 1]?.text !== ',' || list[list.length - 1] !== last) return false
  for (let place = list.length - 1; place > 1; place -= 1) {
    const word = list[place]!
    if (typeof word !== 'number') return false
    if (tokens[word]!.text === ',') return place < list.length - 1 && tokens[word - 1]!.pos === 'NOUN'
    if (tokens[word]!.pos !== 'PROPN') return false
  }
  return false
}

/** "On May 5, …": what opens the sentence goes with a clause that stands further on. */
function isLead(tokens: readonly Token[], list: readonly ClaimWord[], last: number): boolean {
  const [first] = list
  return typeof first === 'number' && list[list.length - 1] === last && (tokens[first]!.pos === 'ADP' || daysFromToday.has(tokens[first]!.lower)) && tokens[last + 1]?.text === ',' &&
    !list.some((word) => typeof word === 'number' && finiteTags.has(tokens[word]!.tag))
}

/** "The rate, which, at 35 percent, is the highest": without "which" the phrase keeps both its commas. */
function isInterposed(tokens: readonly Token[], next: number): boolean {
  return tokens[next - 1]!.text === ',' && relativeTags.has(tokens[next - 2]?.tag ?? '')
}

/** Whether a mark opens a quotation: a straight one does where it stands right before its word, and behind a space. */
function opens(tokens: readonly Token[], at: number): boolean {
  const { text, start, end } = tokens[at]!
  if (text === '“' || text === '``') return true
  return text === '"' && tokens[at + 1]!.start === end && (tokens[at - 1]?.end ?? -1) < start
}

/** “deliberate attack,” he said, when …: the quotation ends before the words that are left out. */
function closingMark(tokens: readonly Token[], from: number, end: number, list: readonly ClaimWord[]): number {
  for (let at = from; at < end; at += 1) {
    const { text } = tokens[at]!
    if (text === '”' || text === '’' || text === "''") return at
    if (text === '"' && list.filter((word) => typeof word === 'number' && tokens[word]!.text === '"').length % 2 === 1) return at
  }
  return -1
}

/** A quotation mark whose partner is not in the claim goes. */
function balanceQuotes(tokens: readonly Token[], list: ClaimWord[]): ClaimWord[] {
  const drop = new Set<number>()
  let open = -1
  list.forEach((word, place) => {
    if (typeof word !== 'number' || tokens[word]!.pos !== 'PUNCT') return
    const { text } = tokens[word]!
    if (opening.has(text) && (open < 0 || !closing.has(text))) {
      // A second one opens before the first is closed: that closes elsewhere.
      if (open >= 0) drop.add(open)
      open = place
    } else if (open >= 0 && closing.has(text)) open = -1
    else if (open < 0 && closing.has(text)) drop.add(place)
  })
  const kept = list.filter((_, place) => !drop.has(place) && (place !== open || open > 0))
  // What is quoted in part stays marked as quoted to where the claim ends.
  if (open > 0) kept.push(closingOf(tokens[list[open] as number]!.text))
  return kept
}

function closingOf(mark: string): string {
  return mark === '“' ? '”' : mark === '‘' ? '’' : mark === '``' ? "''" : mark
}
