// Who stands after a verb or a preposition: noun phrases found by walking right, a bounded way.
import { objectPronouns } from '../../lexicon/pronouns.js'
import { times } from '../../lexicon/calendar.js'
import type { Token } from '../../words/token.js'
import { words } from '../../lexicon/word-lists.js'
import { cueVerb } from '../../lexicon/cue-verbs.js'
import { farthest, isDeterminer, isNominal, nominal, postposed, timeNouns } from '../../words/noun-phrases.js'

const asideEnds = words(', “ " . ; : —')
const clauseStarts = words('during before while when as because since that if who saying to')
const knowing = words('knowledge access ties insight')
/** Whoever is told, so with the two forms that are more than objects: "tell it that". */
const objects: ReadonlySet<string> = new Set([...objectPronouns, 'it', 'her'])
const rightStops: ReadonlySet<string> = new Set([...clauseStarts, ...words('in on at after by about with via through adding')])

export interface PhraseParts {
  /** Takes in what a comma adds: "Lee, the mayor of Rye". */
  aside?: boolean
  /** Takes in where and of what: "officials at the ministry in Rome". */
  adjuncts?: boolean
}

/** phraseAfter walks right over the noun phrase that begins at `first`, up to `limit`, and gives the token after it. */
export function phraseAfter(tokens: Token[], first: number, limit: number, parts: PhraseParts = {}): number {
  let end = plainPhraseEnd(tokens, first, limit, parts.adjuncts ? clauseStarts : rightStops)
  if (end === first || !parts.aside || tokens[end]?.text !== ',' || end + 1 >= limit) return end
  // "Nina Holt, 34, a nurse from Rye"
  if (tokens[end + 1]!.pos === 'NUM' && tokens[end + 2]?.text === ',' && end + 3 < limit) end += 2
  const next = tokens[end + 1]!
  const isAside = (nominal.has(next.pos) && next.pos !== 'SYM') || next.lower === 'who' || isDeterminer(next)
  if (!isAside) return end
  let look = end + 1
  while (look < limit && look - first < farthest) {
    if (asideEnds.has(tokens[look]!.text)) break
    look += 1
  }
  end = look
  return end
}

/** "a person with direct knowledge of the talks": what makes somebody a source. */
function isKnowing(tokens: Token[], at: number): boolean {
  return knowing.has(tokens[at + 1]?.lower ?? '') || (tokens[at + 1]?.pos === 'ADJ' && knowing.has(tokens[at + 2]?.lower ?? ''))
}

function plainPhraseEnd(tokens: Token[], first: number, limit: number, stops: ReadonlySet<string>): number {
  let end = first
  while (end < limit && end - first < farthest) {
    const { pos, lower, text } = tokens[end]!
    // "the BBC’s Today programme": a capital where no day is meant.
    const isTime = timeNouns.has(lower) ? text === lower : times.has(lower)
    // "a person close to her"
    const goesOn = (lower === 'to' && postposed.has(tokens[end - 1]?.lower ?? '')) || (lower === 'with' && isKnowing(tokens, end))
    if (end > first && !goesOn && (stops.has(lower) || isTime)) break
    // "told her the ferry was safe"
    if (lower === 'her' && end === first && /^(?:DET|PRON)$/.test(tokens[end + 1]?.pos ?? '')) return end + 1
    if (pos === 'PRON' && !isDeterminer(tokens[end])) {
      // "people briefed on it": the pronoun ends the phrase.
      const closes = end === first || (tokens[end - 1]!.pos === 'ADP' && objects.has(lower))
      if (closes) return end + 1
      break
    }
    // "told the BBC the port was full": a second phrase begins.
    if (end > first && isDeterminer(tokens[end]) && isNominal(tokens[end - 1]!)) break
    const inside = goesOn || nominal.has(pos) || pos === 'PART' || text === '&' || text === '-' || text === '’' ||
      isDeterminer(tokens[end])
    if (inside || (end > first && (pos === 'ADP' || (pos === 'CCONJ' && lower === 'and')))) {
      end += 1
      continue
    }
    // "documents seen by the Herald"
    const isQuoted = (lower === 'cited' || lower === 'quoted') && /^(?:by|in)$/.test(tokens[end + 1]?.lower ?? '')
    if (pos === 'VERB' && end > first && tokens[end + 1]?.pos === 'ADP' && (isQuoted || (stops === clauseStarts && !cueVerb(lower)))) {
      end += 2
      continue
    }
    if (text === '(' && end > first) {
      let shut = end
      while (shut < limit && tokens[shut]!.text !== ')' && shut - end < 10) shut += 1
      if (tokens[shut]?.text !== ')') break
      end = shut + 1
      continue
    }
    break
  }
  while (end > first && (tokens[end - 1]!.pos === 'ADP' || tokens[end - 1]!.pos === 'CCONJ')) end -= 1
  return end
}
