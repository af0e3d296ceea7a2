import { can } from '../../domain/permission.js'
import { sentenceTypes, type Split } from '../../language/types.js'
import type { BlockOf } from './article-text.js'
import { presentField, summariseErrors, type ErrorSummary, type FieldView } from './fields.js'
import { deskPage, type Frame, type PageModel } from './page.js'
import { presentFoundClaims, type ClaimGroup } from './split-cards.js'
import { labelOfSentence, presentSplitText, type SplitPiece } from './split-text.js'
import { plural } from './tally.js'

export interface SplitPage extends PageModel<'desk'> {
  errors: ErrorSummary
  text: FieldView
  publishedOn: FieldView
  canImport: boolean
  result: SplitResult | null
}

export interface SplitResult {
  blocks: BlockOf<SplitPiece>[]
  counts: { label: string; detail: string | null }[]
  /** In which other language the text seems to be, and what that means; null for English. */
  languageNote: string | null
  /** Why there is no claim to see, or null. */
  empty: string | null
  first: ClaimGroup | null
  more: ClaimGroup[]
  claimsLabel: string
}

/** presentSplit draws the page that splits a text; `parts` are what was found in `values.text`, null before that. */
export function presentSplit({ frame, values, errors, parts }: {
  frame: Frame
  values: Record<string, string>
  errors: Record<string, string>
  parts: Split | null
}): SplitPage {
  const text = presentField('split', { name: 'text', label: 'Text', hint: 'Up to 100,000 characters', required: true }, values, errors)
  const publishedOn = presentField(
    'split', { name: 'publishedOn', label: 'Published on (optional)', hint: 'Then “on Tuesday” is a date' }, values, errors,
  )
  return {
    ...deskPage(frame, 'Split a text', { scripts: ['/assets/split.js'], styles: ['/assets/split.css'] }),
    errors: summariseErrors([text, publishedOn], errors),
    text,
    publishedOn,
    canImport: can(frame.actor, 'import_article'),
    result: parts && presentResult(text.value, parts),
  }
}

function presentResult(text: string, parts: Split): SplitResult {
  const [first = null, ...more] = presentFoundClaims(text, parts)
  return {
    blocks: presentSplitText(text, parts),
    counts: countsOf(parts),
    languageNote: languageNote(parts.language),
    empty: first === null ? emptyWords(parts) : null,
    first,
    more,
    claimsLabel: `Claims (${parts.claims.length})`,
  }
}

function countsOf({ sentences, claims, attributions }: Split): SplitResult['counts'] {
  const types = sentenceTypes.flatMap((type) => {
    const count = sentences.filter((sentence) => sentence.type === type).length
    const label = labelOfSentence(type)?.toLowerCase() ?? 'statement'
    return count === 0 ? [] : [type === 'other' ? `${count} other` : plural(count, label)]
  })
  const sourced = claims.filter((claim) => claim.attributions.some((index) => attributions[index]!.hops.length > 0)).length
  const relayed = attributions.filter(({ hops }) => hops.length > 1).length
  return [
    { label: plural(sentences.length, 'sentence'), detail: types.join(', ') || null },
    { label: plural(claims.length, 'claim'), detail: claims.length === 0 ? null : `${sourced} with a source` },
    { label: plural(attributions.length, 'attribution'), detail: relayed === 0 ? null : `${relayed} through more than one hop` },
  ]
}

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' })

function languageNote(language: string): string | null {
  if (language === 'en') return null
  const name = language === 'und' ? 'no English' : LANGUAGES.of(language)
  return `This text seems to be ${name}: each sentence is taken as one claim, and no attribution is guessed.`
}

function emptyWords({ sentences }: Split): string {
  return sentences.length === 0
    ? 'No sentence was found in this text.'
    : 'No claim was found in this text. Questions, greetings and opinions give none.'
}
