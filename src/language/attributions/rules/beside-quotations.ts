// Verbs of manner beside a quotation: "“…,” grumbled Jon from the porch", "“…,” the mayor beamed". No list could hold them all.
import { personNouns } from '../../lexicon/source-nouns.js'
import { times } from '../../lexicon/calendar.js'
import { words } from '../../lexicon/word-lists.js'
import { quoteAt, type Draft, type Scene } from '../drafts.js'
import { isDeterminer, type TokenRange } from '../../words/noun-phrases.js'
import { cueVerb } from '../../lexicon/cue-verbs.js'
import { quotesAfter } from './content.js'

const particles = words('in out up back off on along')
const titled = words('headlined titled entitled captioned subtitled')
const pronouns = words('he she they')
const fewestWords = 3

/** readBesideQuotation gives the attribution of a quotation that ends before `at`, by a verb that no list has. */
export function readBesideQuotation(scene: Scene, at: number): Draft | undefined {
  const { tokens, end } = scene
  const quote = quoteAt(scene, at - 1)
  if (!quote || quote.end !== at || at >= end || !/^[,?!—]$/.test(tokens[at - 2]?.text ?? '') || quote.end - quote.first < fewestWords + 3) return undefined
  const content: TokenRange = [quote.first, quote.end]
  if (!hasVerb(tokens, quote.first, quote.end)) return undefined
  if (isManner(scene, at) || cueVerb(tokens[at]!.lower)?.type === 'speech') {
    const after = particles.has(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1
    const stop = personEnd(scene, after)
    if (stop === after || !ends(scene, stop)) return undefined
    return { content: [content, ...quotesAfter(scene, clauseEnd(scene, stop))], cue: [[at, after]], source: [[after, stop]], type: 'speech', isCertain: true }
  }
  const stop = personEnd(scene, at)
  if (stop === at || !isManner(scene, stop)) return undefined
  const after = particles.has(tokens[stop + 1]?.lower ?? '') ? stop + 2 : stop + 1
  if (!ends(scene, after)) return undefined
  return { content: [content, ...quotesAfter(scene, clauseEnd(scene, after))], cue: [[stop, after]], source: [[at, stop]], type: 'speech', isCertain: true }
}

/** readTitled gives "Headlined, “…,” the article …": what a headline says is the article's. */
export function readTitled(scene: Scene): Draft | undefined {
  const { tokens, first, end } = scene
  if (!titled.has(tokens[first]?.lower ?? '')) return undefined
  const opening = tokens[first + 1]?.text === ',' ? first + 2 : first + 1
  const quote = quoteAt(scene, opening)
  if (!quote || quote.first !== opening || quote.end >= end) return undefined
  const source = tokens[quote.end]!.text === ',' ? quote.end + 1 : quote.end
  let stop = source
  while (stop < end && stop - source < 8 && /^(?:DET|ADJ|NOUN|PROPN)$/.test(tokens[stop]!.pos)) stop += 1
  if (stop === source || !hasVerb(tokens, quote.first, quote.end)) return undefined
  return { content: [[quote.first, quote.end]], cue: [[first, first + 1]], source: [[source, stop]], type: 'speech', isCertain: true }
}

function hasVerb(tokens: Scene['tokens'], from: number, end: number): boolean {
  for (let at = from; at < end; at += 1) if (tokens[at]!.pos === 'VERB' || tokens[at]!.pos === 'AUX') return true
  return false
}

/** A verb in the past or present, as the tagger has it or by its ending, that the lists of cues lack. */
function isManner({ tokens }: Scene, at: number): boolean {
  const token = tokens[at]
  if (!token || cueVerb(token.lower) || !/^\p{Ll}+$/u.test(token.text) || token.lemma === 'be' || token.lemma === 'have') return false
  return /^VB[DZ]$/.test(token.tag) || (/ed$/.test(token.lower) && /^(?:VB|JJ|NN)/.test(token.tag))
}

/** "Jon", "the mayor", "he": a person, as far as the words say so; `from` for all else. */
function personEnd({ tokens, end }: Scene, from: number): number {
  if (from >= end) return from
  if (pronouns.has(tokens[from]!.lower)) return from + 1
  let at = from
  while (at < end && at - from < 5 && /^\p{Lu}/u.test(tokens[at]!.text) && tokens[at]!.pos !== 'DET' && !times.has(tokens[at]!.lower)) at += 1
  if (at > from) return at
  if (!isDeterminer(tokens[from])) return from
  at = from + 1
  while (at < end && at - from < 5 && /^(?:NOUN|ADJ|PROPN)$/.test(tokens[at]!.pos)) at += 1
  const { lower, lemma } = tokens[at - 1]!
  return personNouns.has(lower) || personNouns.has(lemma) ? at : from
}

/** Nothing that would make the verb one of doing: the end, a mark, or where, when and how. */
function ends({ tokens, end }: Scene, at: number): boolean {
  if (at >= end) return true
  const { text, pos } = tokens[at]!
  return /^[.,;:!?—–“"]$/.test(text) || pos === 'ADP' || pos === 'ADV' || pos === 'SCONJ' || /^(?:as|when|while|to)$/.test(text)
}

/** Where the clause of the cue ends: at the mark after it. */
function clauseEnd({ tokens, end }: Scene, from: number): number {
  let at = from
  while (at < end && at - from < 16 && !/^[.,;:!?“"]$/.test(tokens[at]!.text)) at += 1
  return at
}
