import { acts } from '../../../domain/act.js'
import type { Event } from '../../../domain/event.js'
import { wordsIn } from '../../../domain/redaction.js'
import { presentField, summariseErrors, type ErrorSummary, type FieldView } from '../../parts/fields.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { presentTrail, type TrailLine } from '../../parts/trail.js'

export interface RedactionModel extends PageModel<'desk'> {
  trail: TrailLine[]
  words: { label: string; words: string }[]
  /** Whether they are gone already. */
  isDone: boolean
  backHref: string
  action: string
  button: string
  reason: FieldView
  errors: ErrorSummary
}

const LABELS: Record<string, string> = {
  body: 'Comment', text: 'Wording', note: 'Note', reason: 'Reason', title: 'Title', byline: 'Byline', publisher: 'Publisher', url: 'Address', publishedOn: 'Date', language: 'Language',
  name: 'Name', kind: 'Kind', role: 'Role', aliases: 'Other names', sameAs: 'The same as', reliability: 'Notes on reliability',
}
// They say nothing to anybody, and go with the words.
const NOT_SHOWN = new Set(['comment', 'thread', 'named', 'reopened'])

/** trailHref is the page with the trail that an event stands in: that of its source, or of its article. */
export function trailHref({ chain, subjectType, subjectId }: Event): string {
  return subjectType === 'source' ? `/desk/sources/${subjectId}` : `/desk/articles/${chain}/record`
}

/** presentRedaction draws what an event says, and the form that removes it. */
export function presentRedaction({ frame, event, typed, errors }: {
  frame: Frame
  event: Event
  typed: Record<string, string>
  errors: Record<string, string>
}): RedactionModel {
  const hint = 'It stands in the trail for good, with your name: do not repeat the words in it'
  const reason = presentField('redaction', { name: 'reason', label: 'Why', hint, required: true }, typed, errors)
  return {
    ...deskPage(frame, 'Remove words'),
    trail: presentTrail([event]),
    words: wordsIn(event).filter(({ name }) => !NOT_SHOWN.has(name)).map(({ name, when, words }) => ({
      label: `${LABELS[name] ?? name}${when === 'before' ? ', before' : ''}`,
      // That they were changed is all that is told of notes.
      words: name === 'reliability' && words === 'true' ? 'changed' : words,
    })),
    isDone: Boolean(event.redactedBy),
    backHref: trailHref(event),
    action: `/desk/events/${event.id}/${acts.redact.resource}`,
    button: acts.redact.label,
    reason,
    errors: summariseErrors([reason], errors),
  }
}
