import type { Anchor } from '../../domain/anchor.js'
import { findIn, type Place } from '../../domain/find-words.js'
import { findSentences } from '../../language/sentences/sentences.js'
import type { Span } from '../../language/split-result.js'
import { tokenize } from '../../language/words/tokens.js'

// So far (UTF-16 units) around a claim's words its sentence is looked for.
const REACH = 1_200

/** FindNear answers where words stand in the sentences of a claim (UTF-16 code units of its text); null where they do not, or in several places. */
export type FindNear = (words: string) => Place | null

/** wordsNear finds words in the sentences of a text in which these anchors stand. */
export function wordsNear(text: string, anchors: Anchor[]): FindNear {
  const sentences = new Map(anchors.flatMap((anchor) => sentencesOf(text, anchor)).map((sentence) => [sentence.start, sentence]))
  const finders = [...sentences.values()].map(({ start, end }) => ({ start, finder: findIn(text.slice(start, end)) }))
  return (words) => {
    const places = finders.flatMap(({ start, finder }) => finder.find(words).map((place) => ({ start: start + place.start, end: start + place.end })))
    return places.length === 1 ? places[0]! : null
  }
}

function sentencesOf(text: string, { start, end }: Anchor): Span[] {
  const from = Math.max(0, start - REACH)
  const near = text.slice(from, end + REACH)
  return findSentences(near, tokenize(near))
    .map((sentence) => ({ start: from + sentence.start, end: from + sentence.end }))
    .filter((sentence) => sentence.start < end && sentence.end > start)
}
