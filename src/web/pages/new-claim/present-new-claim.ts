import type { Article } from '../../../domain/article.js'
import { presentField, summariseErrors, type ErrorSummary, type FieldView } from '../../parts/fields.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { presentPlaces, type PlaceChoice } from '../../parts/passages.js'

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
    choices: presentPlaces('claim', text, values, before),
    errors: summariseErrors([quote, wording], errors),
  }
}

const QUOTE = {
  name: 'quote', label: 'Words of the article', required: true,
  hint: 'Copied from its text. Where the words stand apart, a passage a line.',
}
const TEXT = { name: 'text', label: 'The claim', required: true, hint: 'One sentence that stands alone: names instead of “he”, dates instead of “yesterday”.' }
