import type { Article } from '../../../domain/article.js'
import { acts } from '../../../domain/act.js'
import type { Claim } from '../../../domain/claim.js'
import { presentField, summariseErrors, type ErrorSummary, type FieldView } from '../../parts/fields.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { inFull } from '../../parts/tally.js'

/** How many other claims the form offers. */
export const MOST_OFFERED = 40

export interface MergeModel extends PageModel<'desk'> {
  title: string
  words: WordsView
  action: string
  backHref: string
  version: number
  number: number
  wording: string
  others: { id: string; name: string; version: number; number: number; wording: string; isChosen: boolean }[]
  /** What is said where there is no other claim to choose, or where not all near by are listed; else null. */
  hint: string | null
  /** Whether it can be undone: not what readers see at once. */
  canUndo: boolean
  choice: { errorId: string; error: string | null }
  text: FieldView
  errors: ErrorSummary
}

/** claimIn is the field that chooses a claim; its value is the version that was looked at. */
export function claimIn(id: string): string {
  return `merge-${id}`
}

/** presentMerge draws the form: `others` are offered, of `count.near`, which `areAll` that stand and may be merged or only the nearest; `typed` is the form as it was sent, null where it was not. */
export function presentMerge({ frame, article, claim, others, count, typed, errors }: {
  frame: Frame
  article: Article
  claim: Claim
  others: Pick<Claim, 'id' | 'number' | 'text' | 'version'>[]
  count: { near: number; areAll: boolean }
  typed: Record<string, string> | null
  errors: Record<string, string>
}): MergeModel {
  const text = presentField('merge', TEXT, typed ?? { text: claim.text }, errors)
  const offered = others.map(({ id, number, text: wording, version }, at) => ({ id: `merge-other-${at}`, name: claimIn(id), version, number, wording, isChosen: typed?.[claimIn(id)] !== undefined }))
  const choice = { ...presentField('merge', { name: 'other-0', label: 'Claims' }, {}, {}), error: errors['others'] ?? null }
  return {
    ...deskPage(frame, 'Merge claims'),
    title: article.title,
    words: presentWords(article.language),
    action: `/desk/claims/${claim.id}/${acts.merge_claims.resource}`,
    backHref: `/desk/articles/${article.id}?claim=${claim.id}#claim-${claim.id}`,
    version: claim.version,
    number: claim.number,
    wording: claim.text,
    others: offered,
    hint: hintOf(others.length, count),
    canUndo: article.publication === 'draft',
    choice: { errorId: 'merge-others-error', error: choice.error },
    text,
    errors: summariseErrors([{ ...choice, name: 'others' }, text], errors),
  }
}

function hintOf(offered: number, { near, areAll }: { near: number; areAll: boolean }): string | null {
  if (near === 0) return 'No other claim of this article can be merged: none stands that readers could not see.'
  if (offered === near && areAll) return null
  return `Of ${areAll ? `the ${inFull(near)}` : 'the nearest'} other claims those that share most words with it are listed. Dismiss another as a duplicate where it is said elsewhere.`
}

const TEXT = { name: 'text', label: 'How all of it is worded', required: true, hint: 'One sentence that stands alone.' }
