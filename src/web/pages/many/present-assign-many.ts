import { acts } from '../../../domain/act.js'
import type { Article } from '../../../domain/article.js'
import type { Claim } from '../../../domain/claim.js'
import { fieldOf, idsOf, valueIn, type Event } from '../../../domain/event.js'
import type { Person } from '../../../domain/permission.js'
import { MOST_AT_ONCE, type Many } from '../../../desk/claims/act-on-many.js'
import type { AssignManyInput } from '../../../desk/claims/assign-many.js'
import { presentDay } from '../../parts/dates.js'
import { presentField, presentSelect, summariseErrors, type ErrorSummary, type FieldView, type SelectView } from '../../parts/fields.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { inFull, plural } from '../../parts/tally.js'
import { MOST_PEOPLE } from '../workspace/assignment-form.js'
import { filterQuery, type WorkspaceFilter } from '../workspace/workspace-filter.js'

/** How many of the wordings are listed before it is done. */
const LISTED = 20

export interface AssignManyModel extends PageModel<'desk'> {
  title: string
  words: WordsView
  heading: string
  backHref: string
  /** What was done, with what takes all of it back; null before. */
  done: { undo: { action: string; batch: string }; told: string[] } | null
  ask: AskView | null
  empty: string | null
  errors: ErrorSummary
}

interface AskView {
  action: string
  /** The claims that were seen: nobody's, and those that somebody works on, with who. */
  free: string
  held: string
  /** What is to be ticked for these to be assigned, too; null where there is none. */
  others: { label: string; isChosen: boolean } | null
  assignee: SelectView
  dueOn: FieldView
  label: string
  wordings: { number: number; wording: string }[]
  hints: string[]
}

/** seenClaims reads which claims a form showed, and of whom: those of others only where that was ticked. */
export function seenClaims({ free = '', held = '', others }: Record<string, string>): AssignManyInput['claims'] {
  const words = (text: string) => text.split(' ').filter((word) => word !== '')
  const ofOthers = others === undefined ? [] : words(held).map((word) => ({ id: word.split(':')[0]!, from: word.split(':')[1] ?? null }))
  return [...words(free).map((id) => ({ id, from: null })), ...ofOthers]
}

/** presentAssignMany asks who is to work on many claims at once, or says what was done; `many` is null then. `values` were typed. */
export function presentAssignMany({ frame, article, filter, done, many, people, values, errors }: {
  frame: Frame
  article: Article
  filter: WorkspaceFilter
  done: Event | null
  many: Many | null
  people: Pick<Person, 'id' | 'name'>[]
  values: Record<string, string>
  errors: Record<string, string>
}): AssignManyModel {
  const path = `/desk/articles/${article.id}`
  const ask = many && many.claims.length > 0 ? askOf(article, { filter, many, people, values, errors }) : null
  const heading = done ? `${plural(idsOf(done.after, 'claims').length, 'claim')} assigned` : ask ? 'Assign claims' : 'No claim to assign'
  return {
    ...deskPage(frame, heading),
    title: article.title, words: presentWords(article.language), heading, backHref: `${path}${filterQuery(filter)}`,
    done: done && { undo: { action: `${path}/${acts.undo_many.resource}`, batch: done.id }, told: toldOf(done) },
    ask,
    empty: done === null && ask === null ? 'None of the claims that the filter keeps is to be decided.' : null,
    errors: summariseErrors([...(ask ? [ask.assignee, ask.dueOn] : [presentField('assign-many', { name: 'claims', label: 'Claims' }, {}, errors)])], errors),
  }
}

function toldOf({ after }: Event): string[] {
  const [name, dueOn] = [fieldOf(after, 'assigneeName') ?? 'Somebody', fieldOf(after, 'dueOn')]
  const [taken, left, same] = ['taken', 'left', 'same'].map((field) => Number(valueIn(after, field) ?? 0)) as [number, number, number]
  return [
    `${name} works on them${dueOn === null ? '' : `, by ${presentDay(dueOn).label}`}.`,
    ...(same > 0 ? [`${plural(same, 'claim')} of the list ${same === 1 ? 'was' : 'were'} theirs already.`] : []),
    ...(taken > 0 ? [`Others took ${plural(taken, 'claim')} of the list after you opened it: ${taken === 1 ? 'it stays' : 'they stay'} theirs.`] : []),
    ...(left > 0 ? [`${plural(left, 'claim')} of the list ${left === 1 ? 'was' : 'were'} decided meanwhile, and ${left === 1 ? 'is' : 'are'} left as ${left === 1 ? 'it is' : 'they are'}.`] : []),
  ]
}

function askOf(article: Article, { filter, many, people, values, errors }: {
  filter: WorkspaceFilter; many: Many; people: Pick<Person, 'id' | 'name'>[]; values: Record<string, string>; errors: Record<string, string>
}): AskView {
  const { claims, left, isMore } = many
  const [free, held] = [claims.filter(({ assigneeId }) => assigneeId === null), claims.filter(({ assigneeId }) => assigneeId !== null)]
  const options = [{ value: '', label: 'Choose a person' }, ...people.slice(0, MOST_PEOPLE).map(({ id, name }) => ({ value: id, label: name }))]
  return {
    action: `/desk/articles/${article.id}/${acts.assign_many.resource}${filterQuery(filter)}`,
    free: free.map(({ id }) => id).join(' '), held: held.map(({ id, assigneeId }) => `${id}:${assigneeId}`).join(' '),
    others: held.length === 0 ? null : { label: `Also the ${plural(held.length, 'claim')} that somebody works on already: ${ofWhom(held)}`, isChosen: values['others'] !== undefined },
    assignee: presentSelect('assign-many', { name: 'assignee', label: 'Who is to work on them', options, required: true }, values, errors),
    dueOn: presentField('assign-many', { name: 'dueOn', label: 'By when', hint: 'A day, for example 2026-03-01; left empty, each claim keeps the day that it has' }, values, errors),
    label: free.length === 0 ? acts.assign_many.label : `Assign ${plural(free.length, 'claim')}`,
    wordings: free.slice(0, LISTED).map(({ number, text }) => ({ number, wording: text })),
    hints: [
      ...(free.length > LISTED ? [`And ${plural(free.length - LISTED, 'more', 'more')}.`] : []),
      ...(free.length === 0 ? ['Somebody works on each of these claims already.'] : []),
      ...(isMore ? [`These are of the first ${inFull(MOST_AT_ONCE)} in the order of the text: so many are assigned at once.`] : []),
      ...(left > 0 ? [`${plural(left, 'other')} of the list cannot be assigned by you.`] : []),
    ],
  }
}

// "Kim Other (2), Ada Moss"
function ofWhom(claims: Claim[]): string {
  const counts = new Map<string, number>()
  for (const { assigneeName } of claims) counts.set(assigneeName ?? 'Somebody', (counts.get(assigneeName ?? 'Somebody') ?? 0) + 1)
  return [...counts].map(([name, count]) => (count === 1 ? name : `${name} (${inFull(count)})`)).join(', ')
}
