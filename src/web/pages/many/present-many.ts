import { acts } from '../../../domain/act.js'
import type { Article } from '../../../domain/article.js'
import { dismissalReasons, dismissalWords } from '../../../domain/dismissal.js'
import type { Many, ManyAct } from '../../../desk/claims/act-on-many.js'
import { summariseErrors, presentField, type ErrorSummary } from '../../parts/fields.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { plural } from '../../parts/tally.js'
import { filterQuery, type WorkspaceFilter } from '../workspace/workspace-filter.js'

/** How many of the wordings are listed before it is done. */
const LISTED = 20

export interface ManyModel extends PageModel<'desk'> {
  title: string
  words: WordsView
  heading: string
  backHref: string
  /** What was done, with what takes it back; null before. */
  done: { undo: string } | null
  /** What is asked; null where there is nothing to do, or it is done. */
  ask: { action: string; count: number; label: string; wordings: string[]; more: string | null; left: string | null; reasons: { value: string; label: string }[] } | null
  /** Said where there is nothing to do. */
  empty: string | null
  isDismissal: boolean
  errors: ErrorSummary
}

/** presentMany asks before many claims are accepted or dismissed at once, or says what was done. `many` is null where they are too many. */
export function presentMany({ frame, article, act, filter, done, many, errors }: {
  frame: Frame
  article: Article
  act: ManyAct
  filter: WorkspaceFilter
  done: { act: ManyAct; count: number } | null
  many: Many | null
  errors: Record<string, string>
}): ManyModel {
  const path = `/desk/articles/${article.id}`
  const heading = headingOf(act, done, many)
  const hasSome = done === null && many !== null && many.claims.length > 0
  return {
    ...deskPage(frame, heading),
    title: article.title, words: presentWords(article.language), heading, backHref: `${path}${filterQuery(filter)}`,
    done: done && { undo: `${path}/${acts.undo_many.resource}` },
    ask: hasSome ? askOf(path, act, filter, many) : null,
    empty: done === null && many !== null && many.claims.length === 0 ? 'None of the claims that the filter keeps is undecided.' : null,
    isDismissal: act === 'dismiss',
    errors: summariseErrors([presentField('many', { name: 'count', label: 'Claims' }, {}, errors)], errors),
  }
}

const VERBS: Record<ManyAct, { ask: string; done: string }> = { accept: { ask: 'Accept', done: 'accepted' }, dismiss: { ask: 'Dismiss', done: 'dismissed' } }

function headingOf(act: ManyAct, done: { act: ManyAct; count: number } | null, many: Many | null): string {
  if (done) return `${plural(done.count, 'claim')} ${VERBS[done.act].done}`
  return many && many.claims.length > 0 ? `${VERBS[act].ask} ${plural(many.claims.length, 'claim')}?` : `${VERBS[act].ask} claims`
}

function askOf(path: string, act: ManyAct, filter: WorkspaceFilter, { claims, left }: Many): NonNullable<ManyModel['ask']> {
  const count = claims.length
  return {
    action: `${path}/${acts[`${act}_many`].resource}${filterQuery(filter)}`, count, label: `${VERBS[act].ask} ${plural(count, 'claim')}`,
    wordings: claims.slice(0, LISTED).map(({ text }) => text),
    more: count > LISTED ? `And ${plural(count - LISTED, 'more', 'more')}.` : null,
    left: left > 0 ? `${plural(left, 'other claim')} of the list ${left === 1 ? 'is' : 'are'} decided already, or readers could see ${left === 1 ? 'it' : 'them'}: left as ${left === 1 ? 'it is' : 'they are'}.` : null,
    reasons: act === 'dismiss' ? dismissalReasons.filter((reason) => reason !== 'duplicate').map((value) => ({ value, label: dismissalWords[value].label })) : [],
  }
}
