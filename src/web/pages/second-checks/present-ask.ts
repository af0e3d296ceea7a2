import { acts } from '../../../domain/act.js'
import type { AskedFor } from '../../../desk/reading/second-checks.js'
import { presentField, summariseErrors, type ErrorSummary } from '../../parts/fields.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { deskPage, ROLE_LABELS, type Frame, type PageModel } from '../../parts/page.js'

export interface AskModel extends PageModel<'desk'> {
  title: string
  words: WordsView
  wording: string
  backHref: string
  action: string
  version: number
  people: { id: string; value: string; name: string; role: string; isChosen: boolean }[]
  /** Said where there is nobody on this page to choose. */
  empty: string | null
  choice: { errorId: string; error: string | null }
  label: string
  /** Why nobody can be asked now, in the place of the form; null where somebody can. */
  cannot: string | null
  errors: ErrorSummary
  nextHref: string | null
}

/** presentAsk draws the form: `people` are a page of those who may be asked, `chosen` the one who was, by id. */
export function presentAsk({ frame, claim, article, people, cannot, chosen, errors }: AskedFor & {
  frame: Frame
  chosen: string
  errors: Record<string, string>
}): AskModel {
  const path = `/desk/claims/${claim.id}/${acts.ask_second_check.resource}`
  const first = presentField('ask', { name: 'checker-0', label: 'Who checks it' }, {}, {})
  const error = errors['checker'] ?? null
  return {
    ...deskPage(frame, 'Ask for a second check'),
    title: article.title, words: presentWords(article.language), wording: claim.text,
    backHref: `/desk/articles/${article.id}?claim=${claim.id}#claim-${claim.id}`,
    action: path, version: claim.version, label: acts.ask_second_check.label,
    people: people.items.map(({ id, name, role }, at) => ({ id: `ask-checker-${at}`, value: id, name, role: ROLE_LABELS[role], isChosen: id === chosen })),
    empty: people.items.length > 0 ? null : NOBODY[people.next === null ? 'atAll' : 'here'],
    choice: { errorId: 'ask-checker-error', error },
    cannot,
    errors: summariseErrors([{ ...first, name: 'checker', error }], errors),
    nextHref: people.next && `${path}?after=${people.next}`,
  }
}

const NOBODY = {
  atAll: 'Nobody else can be asked: everybody has worked on this claim already, or their account is disabled. An admin adds people.',
  here: 'Nobody on this page of people can be asked: look on the next.',
}
