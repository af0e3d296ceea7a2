// Quoted words in a form: a passage a line, and of words that stand in several places which are meant.
import { LONGEST_PASSAGE, MOST_PASSAGES } from '../../desk/claims/passages.js'
import { anchorAt } from '../../domain/anchor.js'
import { findIn, MOST_PLACES, type Place, type WordFinder } from '../../domain/find-words.js'
import { presentQuotes, type QuotePart } from './quote.js'

/** PlaceChoice is a passage whose words stand in several places, with these to choose from. */
export interface PlaceChoice {
  name: string
  legend: string
  /** Where there are more places than are listed; else null. */
  hint: string | null
  places: { id: string; value: string; isChosen: boolean; quote: QuotePart[] }[]
}

/** passagesOf reads quoted words, a passage a line. */
export function passagesOf(quote: string): string[] {
  return quote.split(/\r?\n/).filter((line) => line.trim() !== '')
}

/** readPassages reads them with the places that were chosen; `prefix` are words right before the first one. */
export function readPassages(typed: Record<string, string>): { exact: string; start: number | null; prefix?: string }[] {
  return passagesOf(typed['quote'] ?? '').map((exact, at) => ({ exact, start: startOf(typed[placeName(at)]), ...(at === 0 && { prefix: typed['prefix'] ?? '' }) }))
}

/** presentPlaces lists what is to be chosen of what was typed; `scope` makes its ids unique in the page, `text` is the article's. */
export function presentPlaces(scope: string, text: string, values: Record<string, string>, before: string | null): PlaceChoice[] {
  const passages = passagesOf(values['quote'] ?? '')
  // More, or longer ones, are refused in words.
  if (passages.length === 0 || passages.length > MOST_PASSAGES || passages.some(({ length }) => length > LONGEST_PASSAGE)) return []
  const finder = findIn(text)
  return passages.flatMap((passage, at) => {
    const places = finder.find(passage)
    if (places.length < 2) return []
    const chosen = values[placeName(at)] ?? placeAfter(finder, places, before)
    return [choiceOf(`${scope}-${placeName(at)}`, text, { places, passage, at, chosen })]
  })
}

const placeName = (at: number) => `place-${at}`
const startOf = (place: string | undefined) => (place !== undefined && /^\d{1,7}$/.test(place) ? Number(place) : null)

// What was selected in the text is meant there, and not where the same words stand too.
function placeAfter(finder: WordFinder, places: Place[], before: string | null): string | null {
  const [only, ...more] = before === null ? [] : places.filter((place) => finder.isAfter(place, before))
  return only && more.length === 0 ? String(only.start) : null
}

function choiceOf(id: string, text: string, { places, passage, at, chosen }: { places: Place[]; passage: string; at: number; chosen: string | null }): PlaceChoice {
  return {
    name: placeName(at),
    legend: `Which “${passage.trim()}”?`,
    hint: places.length > MOST_PLACES ? `The first ${MOST_PLACES} places are listed. Quote more of the words around the one that is meant to find it elsewhere.` : null,
    places: places.slice(0, MOST_PLACES).map(({ start, end }, index) => ({
      id: `${id}-${index}`, value: String(start), isChosen: String(start) === chosen, quote: presentQuotes(text, [anchorAt(text, start, end)])[0]!,
    })),
  }
}
