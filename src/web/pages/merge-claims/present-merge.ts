import type { Article } from '../../../domain/article.js'
import { acts } from '../../../domain/act.js'
import type { Claim } from '../../../domain/claim.js'
import { presentField, summariseErrors, type ErrorSummary, type FieldView } from '../../parts/fields.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { plural } from '../../parts/tally.js'

/** How many other claims the form offers. */
export const MOST_OFFERED = 40

export interface MergeModel extends PageModel<'desk'> {
  title: string
  words: WordsView
  action: string
  backHref: string
  version: number
  wording: string
  others: { id: string; name: string; version: number; wording: string; isChosen: boolean }[]
  /** What is said where there is no other claim to choose, or where not all near by are listed; else null. */
  hint: string | null
  choice: { errorId: string; error: string | null }
  text: FieldView
  errors: ErrorSummary
}

/** claimIn is the field that chooses a claim; its value is the version that was looked at. */
export function claimIn(id: string): string {
  return `merge-${id}`
}

/** presentMerge draws the form: `others` are offered, `left` more are near by; `typed` is the form as it was sent, null where it was not. */
export function presentMerge({ frame, article, claim, others, left, typed, errors }: {
  frame: Frame
  article: Article
  claim: Claim
  others: Pick<Claim, 'id' | 'text' | 'version'>[]
  left: number
  typed: Record<string, string> | null
  errors: Record<string, string>
}): MergeModel {
  const text = presentField('merge', TEXT, typed ?? { text: claim.text }, errors)
  const offered = others.map(({ id, text: wording, version }, at) => ({ id: `merge-other-${at}`, name: claimIn(id), version, wording, isChosen: typed?.[claimIn(id)] !== undefined }))
  const choice = { ...presentField('merge', { name: 'other-0', label: 'Claims' }, {}, {}), error: errors['others'] ?? null }
  return {
    ...deskPage(frame, 'Merge claims'),
    title: article.title,
    words: presentWords(article.language),
    action: `/desk/claims/${claim.id}/${acts.merge_claims.resource}`,
    backHref: `/desk/articles/${article.id}?claim=${claim.id}#claim-${claim.id}`,
    version: claim.version,
    wording: claim.text,
    others: offered,
    hint: others.length === 0 ? 'No other claim of this article stands.' : left > 0 ? `Of the claims around it those that share most words with it come first; ${plural(left, 'more')} near by share fewer.` : null,
    choice: { errorId: 'merge-others-error', error: choice.error },
    text,
    errors: summariseErrors([{ ...choice, name: 'others' }, text], errors),
  }
}

const TEXT = { name: 'text', label: 'How all of it is worded', required: true, hint: 'One sentence that stands alone.' }
