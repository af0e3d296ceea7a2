// "Was there", "from there", "won that year": where and when, as it was told before.
import { words } from '../../lexicon/word-lists.js'
import type { Token } from '../../words/token.js'
import { describe } from './descriptions.js'
import type { Reading } from './reading.js'
import type { Reference } from './reference.js'

const placeTies = words('in at near outside inside from to around into on')
const waysThere = words('from be go get live stay remain arrive travel die work stand')
const mostBetween = 40

/** thereReference settles "there" as the event that the article reports, where no place has been named since; else it is open. */
export function thereReference(reading: Reading, at: number, start: number): Reference | undefined {
  const { tokens, event, quotes } = reading
  const { lower, tag } = tokens[at]!
  const [before, next] = [tokens[at - 1], tokens[at + 1]]
  // "They were there in May", tagged as though "there were".
  const isPlace = tag === 'RB' || (tag === 'EX' && before?.lemma === 'be' && (next?.pos === 'ADP' || next?.pos === 'PUNCT'))
  if (lower !== 'there' || !isPlace || quotes.byToken[at]! >= 0) return undefined
  // "It went downhill from there" means no place.
  const isFrom = before?.text === 'From'
  if (!before || !waysThere.has(isFrom ? 'from' : before.lemma) || isPlaced(tokens, start, isFrom ? at - 1 : at)) return undefined
  const base = { firstToken: at, endToken: at + 1, kind: 'demonstrative', chain: -1 } as const
  const isEvent = event !== undefined && event.head < start && before.lemma === 'be' && start - event.end < farthest
  return { ...base, decision: isEvent ? { wording: `at ${describe(reading, event)}` } : { open: [] } }
}

/** Tokens: an article that is about one event says "there" of it for a while. */
const farthest = 120

/** Whether tokens [start, at) name a place, or tell of one: "went to the house and stayed there". */
function isPlaced(tokens: readonly Token[], start: number, at: number): boolean {
  for (let look = Math.max(start, at - mostBetween); look < at - 1; look += 1) {
    if (placeTies.has(tokens[look]!.lower) && /^(?:PROPN|DET|NOUN|ADJ)$/.test(tokens[look + 1]!.pos)) return true
  }
  return false
}

/** Tokens: so far back the year of "that year" may stand. */
const yearsBack = 60

/** yearReference settles "that year" as the only year that was told right before. */
export function yearReference({ tokens }: Reading, at: number): Reference | undefined {
  if (tokens[at]!.lower !== 'that' || tokens[at + 1]?.lower !== 'year') return undefined
  let told = -1
  for (let look = at - 1; look >= 0 && at - look < yearsBack; look -= 1) {
    if (!/^(?:1[6-9]|20)\d\d$/.test(tokens[look]!.text) || tokens[look]!.pos !== 'NUM') continue
    if (told >= 0 && tokens[told]!.text !== tokens[look]!.text) return undefined
    if (told < 0) told = look
  }
  if (told < 0) return undefined
  const isTied = tokens[at - 1]?.pos === 'ADP'
  const wording = isTied ? tokens[told]!.text : `${/^\p{Lu}/u.test(tokens[at]!.text) ? 'In' : 'in'} ${tokens[told]!.text}`
  return { firstToken: at, endToken: at + 2, kind: 'demonstrative', decision: { wording }, antecedent: [told, told + 1], chain: -1 }
}
