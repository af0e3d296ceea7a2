import { acts } from '../../../domain/act.js'
import { isApprovedOn, stances, takesEvidence, type PinnedEvidence, type Stance } from '../../../domain/evidence.js'
import { can } from '../../../domain/permission.js'
import { doubtWords, type SnapshotMark } from '../../../domain/snapshot.js'
import { NOT_IN_PAGE } from '../../../desk/evidence/pin-evidence.js'
import { presentEvidence, presentHash, presentStance, type EvidenceView, type StanceView } from '../../parts/evidence.js'
import { presentField, summariseErrors, type FieldView } from '../../parts/fields.js'
import { diffWords, type WordRun } from '../../parts/word-diff.js'
import { addressOf, sentAs, type FormView, type OpenedCard, type WorkspaceForm } from './card-forms.js'

/** EvidenceListView is what is pinned to an opened claim, and the form that pins more. */
export interface EvidenceListView {
  items: PinnedView[]
  count: number
  form: EvidenceFormView | null
}

/** HeldPage is a page that was sent and kept, though nothing was pinned yet, with the passage that is most like the quote that it does not have. */
export interface HeldPage {
  mark: SnapshotMark
  nearest: string | null
}

export interface PinnedView extends EvidenceView {
  by: string
  note: string | null
  readHref: string
  /** What its page looks like, where somebody said that it is the one that is meant all the same. */
  doubt: string | null
  /** Where it is taken off; null where this person may not. */
  unpin: string | null
}

export interface EvidenceFormView extends FormView {
  open: boolean
  stances: { id: string; stance: StanceView; checked: boolean }[]
  stanceError: string | null
  stanceErrorId: string
  url: FieldView
  document: FieldView
  file: FieldView
  /** The page that was sent before and is kept: it need not be sent again. */
  held: { sha256: string; title: string; hash: string; readHref: string } | null
  /** Whether the fields that bring a page stand open. */
  isFoldOpen: boolean
  quote: FieldView
  nearest: { words: string; runs: { text: string; isSame: boolean; isGone: boolean }[] } | null
  isPage: (FieldView & { checked: boolean }) | null
  title: FieldView
  note: FieldView
}

const FIELDS = {
  url: { name: 'url', label: 'Address', hint: 'Where it was found; leave it empty for a document that has none' },
  document: { name: 'document', label: 'The page', hint: 'Its text or its HTML, pasted: it is kept, and the quote must stand in it' },
  file: { name: 'file', label: 'Or its file', hint: '.html, .txt or .md, at most 5 MB' },
  quote: { name: 'quote', label: 'The words that it rests on', hint: 'Copied from the page', required: true },
  title: { name: 'title', label: 'Title', hint: 'The page’s own where it is left empty' },
  note: { name: 'note', label: 'Note for the desk', hint: 'Readers never see it' },
}

/** presentEvidenceList draws them; the form is null where the claim takes no evidence at its stage. `held` is the page that the sent form holds. */
export function presentEvidenceList(card: OpenedCard, held: HeldPage | null): EvidenceListView {
  return { items: card.evidence.map((evidence) => presentPinned(card, evidence)), count: card.evidence.length, form: presentForm(card, held) }
}

function presentPinned({ claim, actor, query }: OpenedCard, evidence: PinnedEvidence): PinnedView {
  const mayUnpin = can(actor, acts.unpin_evidence.may, { judged: isApprovedOn(evidence, claim.verdicts) })
  return {
    ...presentEvidence(evidence), by: evidence.createdByName, note: evidence.note || null,
    readHref: `/desk/snapshots/${evidence.snapshotHash}?evidence=${evidence.id}#quote`,
    doubt: evidence.doubt && doubtWords[evidence.doubt],
    unpin: mayUnpin ? `/desk/evidence/${evidence.id}/${acts.unpin_evidence.resource}${query}` : null,
  }
}

function presentForm(card: OpenedCard, held: HeldPage | null): EvidenceFormView | null {
  if (!takesEvidence(card.claim.stage) || !can(card.actor, acts.pin_evidence.may)) return null
  const sent = sentAs(card, 'evidence')
  const scope = `evidence-${card.claim.id}`
  const errors = errorsOf(sent, held)
  const values = sent?.values ?? {}
  const field = (name: keyof typeof FIELDS) => presentField(scope, FIELDS[name], values, errors)
  const [url, document, file, quote, title, note] = [field('url'), field('document'), field('file'), field('quote'), field('title'), field('note')]
  const isPage = errors['isPage'] === undefined && !values['isPage'] ? null : presentField(scope, { name: 'isPage', label: 'It is the page that is meant' }, {}, errors)
  const chosen = stances.map((stance) => ({ id: `${scope}-stance-${stance}`, stance: presentStance(stance), checked: isStance(values['stance'], stance) }))
  const stance = { ...presentField(scope, { name: `stance-${stances[0]}`, label: 'Stance' }, {}, {}), name: 'stance', error: errors['stance'] ?? null }
  return {
    action: addressOf(card, acts.pin_evidence.resource), open: sent !== null, stances: chosen, stanceError: errors['stance'] ?? null, stanceErrorId: `${scope}-stance-error`,
    url, document, file, quote, title, note, held: held && presentHeld(held), isFoldOpen: held === null || document.error !== null || file.error !== null, nearest: presentNearest(quote, held),
    isPage: isPage && { ...isPage, checked: values['isPage'] === '1' },
    errors: summariseErrors([stance, url, document, file, quote, ...(isPage ? [isPage] : []), title, note], errors),
  }
}

// That no page came is told where one is pasted, and what is nearest to a quote is drawn below it.
function errorsOf(sent: WorkspaceForm | null, held: HeldPage | null): Record<string, string> {
  const { snapshot, ...errors } = sent?.errors ?? {}
  const isOffered = held !== null && held.nearest !== null
  return { ...errors, ...(snapshot !== undefined && { document: snapshot }), ...(isOffered && { quote: `${NOT_IN_PAGE} The nearest passage is offered below them.` }) }
}

const isStance = (value: string | undefined, stance: Stance) => value === stance

function presentHeld({ mark: { sha256, title } }: HeldPage): EvidenceFormView['held'] {
  return { sha256, title, hash: presentHash(sha256), readHref: `/desk/snapshots/${sha256}` }
}

function presentNearest(quote: FieldView, held: HeldPage | null): EvidenceFormView['nearest'] {
  if (!held || held.nearest === null) return null
  const runs = diffWords(quote.value, held.nearest)
  return { words: held.nearest, runs: runs.map(({ kind, text }: WordRun) => ({ text, isSame: kind === 'same', isGone: kind === 'gone' })) }
}
