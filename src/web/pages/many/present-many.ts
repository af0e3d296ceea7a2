import { acts } from '../../../domain/act.js'
import type { Article } from '../../../domain/article.js'
import { canStand } from '../../../domain/claim.js'
import { dismissalWords, reasonsForMany } from '../../../domain/dismissal.js'
import { refusalOf, type Person } from '../../../domain/permission.js'
import { MOST_AT_ONCE, seenOf, type Many, type ManyAct } from '../../../desk/claims/act-on-many.js'
import { summariseErrors, presentField, type ErrorSummary } from '../../parts/fields.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { inFull, plural } from '../../parts/tally.js'
import { filterQuery, type WorkspaceFilter } from '../workspace/workspace-filter.js'

/** How many of the wordings are listed before it is done. */
const LISTED = 20

export interface ManyModel extends PageModel<'desk'> {
  title: string
  words: WordsView
  heading: string
  backHref: string
  /** What was done, with what takes all of it back where that can be; null before. */
  done: { undo: { action: string; batch: string } | null } | null
  /** What is asked; null where there is nothing to do, or it is done. */
  ask: AskView | null
  /** Said where there is nothing to do. */
  empty: string | null
  isDismissal: boolean
  errors: ErrorSummary
}

interface AskView {
  action: string
  /** Which claims were seen. */
  seen: string
  label: string
  wordings: { number: number; wording: string }[]
  /** What is to be known of those that are not listed, or not meant, and of who sees them. */
  hints: string[]
  reasons: { value: string; label: string; isChosen: boolean }[]
  hasNoReason: boolean
}

/** presentMany asks before many claims are accepted or dismissed at once, or says what was done; `many` is null where it is done, `reason` as it was chosen. */
export function presentMany({ frame, article, act, filter, done, many, reason, errors }: {
  frame: Frame
  article: Article
  act: ManyAct
  filter: WorkspaceFilter
  done: { batch: string; act: ManyAct; count: number } | null
  many: Many | null
  reason: string
  errors: Record<string, string>
}): ManyModel {
  const path = `/desk/articles/${article.id}`
  const heading = headingOf(act, done, many)
  const hasSome = done === null && many !== null && many.claims.length > 0
  return {
    ...deskPage(frame, heading),
    title: article.title, words: presentWords(article.language), heading, backHref: `${path}${filterQuery(filter)}`,
    done: done && { undo: done.act === 'dismiss' || article.publication === 'draft' ? { action: `${path}/${acts.undo_many.resource}`, batch: done.batch } : null },
    ask: hasSome ? askOf(article, act, { filter, many, reason }) : null,
    empty: done === null && many !== null && many.claims.length === 0 ? whyNone(frame.actor, article, act, many) : null,
    isDismissal: act === 'dismiss',
    errors: summariseErrors([presentField('many', { name: 'claims', label: 'Claims' }, {}, errors)], errors),
  }
}

function whyNone(actor: Person | null, article: Article, act: ManyAct, { left }: Many): string {
  const isKeptBack = act === 'accept' && left > 0 && !canStand(actor, article, { publicSince: null })
  return isKeptBack ? refusalOf('show_claim', actor) : 'None of the claims that the filter keeps is to be decided.'
}

const VERBS: Record<ManyAct, { ask: string; done: string }> = { accept: { ask: 'Accept', done: 'accepted' }, dismiss: { ask: 'Dismiss', done: 'dismissed' } }

function headingOf(act: ManyAct, done: { act: ManyAct; count: number } | null, many: Many | null): string {
  if (done) return `${plural(done.count, 'claim')} ${VERBS[done.act].done}`
  return many && many.claims.length > 0 ? `${VERBS[act].ask} ${plural(many.claims.length, 'claim')}?` : `${VERBS[act].ask} claims`
}

function askOf(article: Article, act: ManyAct, { filter, many, reason }: { filter: WorkspaceFilter; many: Many; reason: string }): AskView {
  const { claims, left, isMore } = many
  const count = claims.length
  const reasons = act === 'dismiss' ? reasonsForMany.map((value) => ({ value, label: dismissalWords[value].label, isChosen: value === reason })) : []
  return {
    action: `/desk/articles/${article.id}/${acts[`${act}_many`].resource}${filterQuery(filter)}`, seen: seenOf(claims), label: `${VERBS[act].ask} ${plural(count, 'claim')}`,
    wordings: claims.slice(0, LISTED).map(({ number, text }) => ({ number, wording: text })),
    hints: [
      ...(count > LISTED ? [`And ${plural(count - LISTED, 'more', 'more')}.`] : []),
      ...(isMore ? [`These are the first ${inFull(MOST_AT_ONCE)} in the order of the text: so many are done at once.`] : []),
      ...(left > 0 ? [`${plural(left, 'other')} of the list cannot be so, and ${left === 1 ? 'is' : 'are'} left as ${left === 1 ? 'it is' : 'they are'}.`] : []),
      ...(act === 'accept' && article.publication !== 'draft' ? ['The article is published: readers see these claims at once, and only an editor takes one back, with a note for them.'] : []),
    ],
    reasons, hasNoReason: reasons.every(({ isChosen }) => !isChosen),
  }
}
