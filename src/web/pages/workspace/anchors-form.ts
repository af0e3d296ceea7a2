// The passages of the article in which a claim stands: taken away, added to, or all others in their place.
import { acts } from '../../../domain/act.js'
import { subjectOf } from '../../../domain/claim.js'
import { can } from '../../../domain/permission.js'
import { presentField, summariseErrors, type FieldView } from '../../parts/fields.js'
import { presentPlaces, type PlaceChoice } from '../../parts/passages.js'
import { NOTE_FOR_READERS } from './claim-forms.js'
import { addressOf, sentAs, type FormView, type OpenedCard } from './card-forms.js'

export interface AnchorsView extends FormView {
  /** Each with what its button sends; null: the last one stays. */
  passages: { quote: string; isLost: boolean; remove: string | null }[]
  count: number
  quote: FieldView
  /** Words right before what was selected in the text; '' where it was typed. */
  prefix: string
  choices: PlaceChoice[]
  /** For readers, where they could see the claim. */
  note: FieldView | null
  open: boolean
}

const QUOTE = { name: 'quote', label: 'Words in the article', hint: 'Copied from its text. Where the words stand apart, a passage a line.' }

/** presentAnchors answers null where this person may not move the claim; `text` is the article's where what was sent has to be looked up in it. */
export function presentAnchors(card: OpenedCard, text: string | null): AnchorsView | null {
  const { claim, actor } = card
  if (claim.stage === 'withdrawn' || !can(actor, acts.anchor.may, subjectOf(claim))) return null
  const sent = sentAs(card, 'anchors')
  const { anchors: ofWords, ...others } = sent?.errors ?? {}
  const errors = { ...others, ...(ofWords !== undefined && { quote: ofWords }) }
  const values = sent?.values ?? {}
  const scope = `anchors-${claim.id}`
  const quote = presentField(scope, QUOTE, values, errors)
  const note = claim.publicSince === null ? null : presentField(scope, NOTE_FOR_READERS, values, errors)
  const prefix = values['prefix'] ?? ''
  return {
    action: addressOf(card, acts.anchor.resource), quote, note, prefix, open: sent !== null, count: claim.anchors.length,
    passages: claim.anchors.map(({ exact, start, state }) => ({ quote: exact, isLost: state === 'lost', remove: claim.anchors.length > 1 ? String(start) : null })),
    choices: sent === null || text === null ? [] : presentPlaces(scope, text, values, prefix === '' ? null : prefix),
    errors: summariseErrors(note ? [quote, note] : [quote], errors),
  }
}
