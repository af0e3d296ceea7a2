import type { Article } from '../../../domain/article.js'
import { findIn, MOST_PLACES, type Place } from '../../../domain/find-words.js'
import { presentField, summariseErrors, type ErrorSummary, type FieldView } from '../../parts/fields.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'

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
  places: { id: string; value: string; isChosen: boolean; before: string; words: string; after: string }[]
}

/** passagesOf reads quoted words, a passage a line. */
export function passagesOf(quote: string): string[] {
  return quote.split(/\r?\n/).filter((line) => line.trim() !== '')
}

/** placeName is the field that says where the passage of that number stands. */
export function placeName(at: number): string {
  return `place-${at}`
}

/** presentNewClaim draws the form for a claim that somebody adds, with what was typed; `text` is the article's. */
export function presentNewClaim({ frame, article, text, values, errors: found }: {
  frame: Frame
  article: Article
  text: string
  values: Record<string, string>
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
    choices: choicesOf(text, values),
    errors: summariseErrors([quote, wording], errors),
  }
}

const QUOTE = {
  name: 'quote', label: 'Words of the article', required: true,
  hint: 'Copied from its text. Where the words stand apart, a passage a line.',
}
const TEXT = { name: 'text', label: 'The claim', required: true, hint: 'One sentence that stands alone: names instead of “he”, dates instead of “yesterday”.' }

// Enough to tell one place from another.
const AROUND_UNITS = 60

// No more than a claim can have.
const MOST_PASSAGES = 20
const LONGEST_PASSAGE = 10_000

function choicesOf(text: string, values: Record<string, string>): PlaceChoice[] {
  const passages = passagesOf(values['quote'] ?? '')
  if (passages.length === 0 || passages.length > MOST_PASSAGES || passages.some(({ length }) => length > LONGEST_PASSAGE)) return []
  const finder = findIn(text)
  return passages.flatMap((passage, at) => choiceOf(text, finder.find(passage).slice(0, MOST_PLACES), passage, at, values[placeName(at)]))
}

function choiceOf(text: string, places: Place[], passage: string, at: number, chosen: string | undefined): PlaceChoice[] {
  if (places.length < 2) return []
  return [{
    name: placeName(at),
    legend: `Which “${passage.trim()}”?`,
    places: places.map((place, index) => ({
      id: `claim-${placeName(at)}-${index}`, value: String(place.start), isChosen: String(place.start) === chosen, ...around(text, place),
    })),
  }]
}

function around(text: string, { start, end }: Place) {
  const line = { start: text.lastIndexOf('\n', start - 1) + 1, end: text.indexOf('\n', end) === -1 ? text.length : text.indexOf('\n', end) }
  const [from, to] = [Math.max(line.start, start - AROUND_UNITS), Math.min(line.end, end + AROUND_UNITS)]
  return {
    before: `${from > line.start ? '… ' : ''}${whole(text.slice(from, start))}`,
    words: text.slice(start, end),
    after: `${whole(text.slice(end, to))}${to < line.end ? ' …' : ''}`,
  }
}

// Not half a character at its ends.
const whole = (words: string) => words.toWellFormed().replaceAll('\ufffd', '')
