import type { Article } from '../../../domain/article.js'
import { LONGEST_PASSAGE, MOST_PASSAGES } from '../../../desk/claims/add-claim.js'
import { anchorAt } from '../../../domain/anchor.js'
import { findIn, MOST_PLACES, type Place, type WordFinder } from '../../../domain/find-words.js'
import { presentField, summariseErrors, type ErrorSummary, type FieldView } from '../../parts/fields.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { presentQuotes, type QuotePart } from '../../parts/quote.js'

export interface NewClaimModel extends PageModel<'desk'> {
  title: string
  words: WordsView
  action: string
  backHref: string
  quote: FieldView
  text: FieldView
  /** The passages whose words stand in several places, each with them to choose from. */
  choices: PlaceChoice[]
  errors: ErrorSummary
}

interface PlaceChoice {
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

/** placeName is the field that says where the passage of that number stands. */
export function placeName(at: number): string {
  return `place-${at}`
}

/** presentNewClaim draws the form for a claim that somebody adds, with what was typed; `text` is the article's, `before` what stands before the words that were selected in it. */
export function presentNewClaim({ frame, article, text, values, before, errors: found }: {
  frame: Frame
  article: Article
  text: string
  values: Record<string, string>
  before: string | null
  errors: Record<string, string>
}): NewClaimModel {
  const { anchors, ...others } = found
  const errors = { ...others, ...(anchors !== undefined && { quote: anchors }) }
  const quote = presentField('claim', QUOTE, values, errors)
  const wording = presentField('claim', TEXT, values, errors)
  return {
    ...deskPage(frame, `Add a claim to ${article.title}`),
    title: article.title,
    words: presentWords(article.language),
    action: `/desk/articles/${article.id}/claims`,
    backHref: `/desk/articles/${article.id}`,
    quote,
    text: wording,
    choices: choicesOf(text, values, before),
    errors: summariseErrors([quote, wording], errors),
  }
}

const QUOTE = {
  name: 'quote', label: 'Words of the article', required: true,
  hint: 'Copied from its text. Where the words stand apart, a passage a line.',
}
const TEXT = { name: 'text', label: 'The claim', required: true, hint: 'One sentence that stands alone: names instead of “he”, dates instead of “yesterday”.' }

function choicesOf(text: string, values: Record<string, string>, before: string | null): PlaceChoice[] {
  const passages = passagesOf(values['quote'] ?? '')
  // More, or longer ones, are refused in words.
  if (passages.length === 0 || passages.length > MOST_PASSAGES || passages.some(({ length }) => length > LONGEST_PASSAGE)) return []
  const finder = findIn(text)
  return passages.flatMap((passage, at) => {
    const places = finder.find(passage)
    return places.length < 2 ? [] : [choiceOf(text, places, passage, at, values[placeName(at)] ?? placeAfter(finder, places, before))]
  })
}

// What was selected in the text is meant there, and not where the same words stand too.
function placeAfter(finder: WordFinder, places: Place[], before: string | null): string | null {
  const [only, ...more] = before === null ? [] : places.filter((place) => finder.isAfter(place, before))
  return only && more.length === 0 ? String(only.start) : null
}

function choiceOf(text: string, places: Place[], passage: string, at: number, chosen: string | null): PlaceChoice {
  return {
    name: placeName(at),
    legend: `Which “${passage.trim()}”?`,
    hint: places.length > MOST_PLACES ? `The first ${MOST_PLACES} places are listed. Quote more of the words around the one that is meant to find it elsewhere.` : null,
    places: places.slice(0, MOST_PLACES).map(({ start, end }, index) => ({
      id: `claim-${placeName(at)}-${index}`, value: String(start), isChosen: String(start) === chosen, quote: presentQuotes(text, [anchorAt(text, start, end)])[0]!,
    })),
  }
}
