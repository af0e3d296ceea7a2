import { can } from '../../../domain/permission.js'
import { sentenceTypes, type Split } from '../../../language/split-result.js'
import type { BlockOf } from '../../parts/article-text.js'
import { labelOfLevel, presentConfidence } from '../../parts/confidence.js'
import { presentField, summariseErrors, type ErrorSummary, type FieldView } from '../../parts/fields.js'
import { labelOfLanguage, type WordsView } from '../../parts/language.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { presentFoundClaims, wordsOf, type FoundClaim } from './split-cards.js'
import { cutIntoParts, type TextPart } from './split-parts.js'
import { labelOfSentence, presentSplitText, type SplitPiece } from './split-text.js'
import { plural } from '../../parts/tally.js'

export interface SplitPage extends PageModel<'desk'> {
  errors: ErrorSummary
  text: FieldView
  publishedOn: FieldView
  canImport: boolean
  result: SplitResult | null
}

export interface SplitResult {
  blocks: BlockOf<SplitPiece>[]
  words: WordsView
  legend: Legend
  counts: { label: string; detail: string | null }[]
  /** In which other language the text seems to be, and what that means; null for English. */
  languageNote: string | null
  /** Why there is no claim to see, or null. */
  empty: string | null
  claims: FoundClaim[]
  claimsLabel: string
  /** The way through a text that is too long for one page; null where one is enough. */
  pager: PartPager | null
}

/** Legend explains the lines that occur: how likely each claim stands as it is, and who said what. */
export interface Legend {
  levels: { level: number; label: string }[]
  showsSaid: boolean
}

/** PartPager leads from each part of a long text to the others; `number` counts from 1. */
export interface PartPager {
  label: string
  parts: { number: number; current: boolean; label: string }[]
  next: { number: number; label: string } | null
}

/**
 * presentSplit draws the page that splits a text; `parts` are what was found in `values.text`, null before that. Of a long
 * text it draws the part whose number, from 1, is `part`; the last one where there are not so many.
 */
export function presentSplit({ frame, values, errors, parts, part = 1 }: {
  frame: Frame
  values: Record<string, string>
  errors: Record<string, string>
  parts: Split | null
  part?: number
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
    result: parts && presentResult(text.value, parts, part),
  }
}

function presentResult(text: string, parts: Split, asked: number): SplitResult {
  const cut = cutIntoParts(text, parts)
  const number = Math.min(asked, cut.length)
  const part = cut[number - 1]!
  return {
    blocks: presentSplitText(text, parts, part),
    words: wordsOf(parts),
    legend: legendOf(parts),
    counts: countsOf(parts),
    languageNote: languageNote(parts.language),
    empty: part.claims.length === 0 ? emptyWords(parts) : null,
    claims: presentFoundClaims(text, parts, part),
    claimsLabel: `Claims (${part.claims.length})`,
    pager: cut.length === 1 ? null : pagerOf(cut, number),
  }
}

function legendOf({ claims, attributions }: Split): Legend {
  const occurring = new Set(claims.map(({ confidence }) => presentConfidence(confidence).level))
  const levels = [...occurring].sort((a, b) => b - a).map((level) => ({ level, label: labelOfLevel(level) }))
  return { levels, showsSaid: attributions.length > 0 }
}

function pagerOf(cut: TextPart[], number: number): PartPager {
  const labels = cut.map(({ claims }, index) => `Part ${index + 1}${numbersOf(claims)}`)
  return {
    label: `Part ${number} of ${cut.length}`,
    parts: labels.map((label, index) => ({ number: index + 1, current: index + 1 === number, label })),
    next: number === cut.length ? null : { number: number + 1, label: labels[number]! },
  }
}

function countsOf({ language, sentences, claims, attributions }: Split): SplitResult['counts'] {
  const types = sentenceTypes.flatMap((type) => {
    const count = sentences.filter((sentence) => sentence.type === type).length
    const label = labelOfSentence(type)?.toLowerCase() ?? 'statement'
    return count === 0 ? [] : [type === 'other' ? `${count} other` : plural(count, label)]
  })
  const sourced = claims.filter((claim) => claim.attributions.some((index) => attributions[index]!.hops.length > 0)).length
  const relayed = attributions.filter(({ hops }) => hops.length > 1).length
  // Of other languages it is not known who said what, which is not the same as nobody.
  const isRead = language === 'en'
  return [
    { label: plural(sentences.length, 'sentence'), detail: types.join(', ') || null },
    { label: plural(claims.length, 'claim'), detail: isRead && claims.length > 0 ? `${sourced} with a source` : null },
    ...(isRead
      ? [{ label: plural(attributions.length, 'attribution'), detail: relayed === 0 ? null : `${relayed} passed on by somebody else` }]
      : []),
  ]
}

function numbersOf(claims: number[]): string {
  return claims.length === 0 ? '' : `: claims ${claims[0]! + 1} to ${claims.at(-1)! + 1}`
}

function languageNote(language: string): string | null {
  if (language === 'en') return null
  const what = language === 'und' ? 'The language of this text was not recognised' : `This text seems to be ${labelOfLanguage(language)}`
  return `${what}: each sentence is taken as one claim, and no attribution is guessed.`
}

function emptyWords({ sentences, claims }: Split): string {
  if (sentences.length === 0) return 'No sentence was found in this text.'
  return `No claim was found in this ${claims.length === 0 ? 'text' : 'part of the text'}. Questions, greetings and opinions give none.`
}
