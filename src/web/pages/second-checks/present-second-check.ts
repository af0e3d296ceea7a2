import { acts } from '../../../domain/act.js'
import type { Revision } from '../../../domain/article.js'
import { sourcingOf } from '../../../domain/attribution.js'
import { BLIND_WORDS, can } from '../../../domain/permission.js'
import type { SecondCheck } from '../../../domain/second-check.js'
import type { SeenCheck } from '../../../desk/reading/second-checks.js'
import { presentChains, type ChainView } from '../../parts/chains.js'
import { presentInstant, type DateView } from '../../parts/dates.js'
import { presentFacts } from '../../parts/facts.js'
import { summariseErrors, presentField, type ErrorSummary } from '../../parts/fields.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { presentNoSource, type NoSourceView } from '../../parts/no-source.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { presentQuotes, type QuotePart } from '../../parts/quote.js'
import { presentVerdict, type VerdictView } from '../../parts/verdicts.js'
import { presentAdjudication, presentOpinion, type AdjudicationView, type CheckForm, type OpinionView } from './check-forms.js'
import { presentUnsent, type UnsentView } from './present-unsent.js'
import { presentState, secondAsVerdict, type StateView } from './states.js'

export interface SecondCheckModel extends PageModel<'desk'> {
  wording: string
  words: WordsView
  title: string
  backHref: string
  articleHref: string
  quotes: { parts: QuotePart[] }[]
  chains: ChainView[]
  noSource: NoSourceView | null
  facts: string[]
  state: StateView
  asked: { words: string; at: DateView }
  /** What who checks it blind is told. */
  blind: string | null
  opinion: OpinionView | null
  /** Both opinions, once both are written, to who may see them. */
  sides: { heading: string; verdict: VerdictView }[]
  hasSides: boolean
  adjudication: AdjudicationView | null
  /** Why this person does not decide between the two, where somebody has to. */
  whyNotDecide: string | null
  settled: { words: string; at: DateView | null; note: string | null } | null
  cancellation: { action: string; label: string; version: number; hint: string } | null
  /** What was typed into a form that cannot be sent any more. */
  unsent: UnsentView | null
  errors: ErrorSummary
}

/** presentSecondCheck draws one second check, as far as this person may see it. */
export function presentSecondCheck({ frame, seen, revision, form }: {
  frame: Frame
  seen: SeenCheck
  revision: Revision
  form: CheckForm | null
}): SecondCheckModel {
  const { check, claim, article, first } = seen
  const path = `/desk/second-checks/${check.id}`
  const second = secondAsVerdict(check)
  const sides = first && second ? [{ heading: `First: ${first.authorName}`, verdict: presentVerdict(first) }, { heading: `Second: ${check.checkerName}`, verdict: presentVerdict(second) }] : []
  const isBetween = check.state === 'differing' && claim.secondCheckId === check.id && first !== null && second !== null
  const mayDecide = can(frame.actor, acts.adjudicate.may, { checkerIds: [check.checkerId, ...(first ? [first.authorId] : [])], blindTo: claim.blindTo })
  const isAsked = check.state === 'asked' && claim.secondCheckId === check.id
  const sent = (kind: CheckForm['kind']) => (form?.kind === kind ? form : null)
  const opinion = isAsked && seen.isBlind ? presentOpinion(path, claim.version, sent('opinion'), frame.today ?? '') : null
  const adjudication = isBetween && mayDecide ? presentAdjudication(path, claim.version, { first, second }, sent('decision'), frame.today ?? '') : null
  const isLost = (form?.kind === 'opinion' && opinion === null) || (form?.kind === 'decision' && adjudication === null)
  return {
    ...deskPage(frame, 'Second check', { scripts: ['/assets/second-check.js'], styles: ['/assets/chains.css'] }),
    wording: claim.text, words: presentWords(article.language), title: article.title,
    backHref: '/desk/second-checks',
    articleHref: `/desk/articles/${article.id}?claim=${claim.id}#mark-${claim.id}`,
    quotes: presentQuotes(revision.text, claim.anchors).map((parts) => ({ parts })),
    chains: presentChains(claim.attributions),
    noSource: presentNoSource(sourcingOf(claim)),
    facts: presentFacts(claim),
    state: presentState(check.state),
    asked: { words: `${check.askedByName} asked ${check.checkerName}`, at: presentInstant(check.askedAt) },
    blind: seen.isBlind ? BLIND_WORDS : null,
    opinion,
    sides, hasSides: sides.length > 0,
    adjudication,
    unsent: form && isLost ? presentUnsent(check, form) : null,
    whyNotDecide: isBetween && !mayDecide ? 'An editor who wrote neither decides between the two.' : null,
    settled: presentSettled(check),
    cancellation: (isAsked || isBetween) && can(frame.actor, acts.cancel_second_check.may, { blindTo: claim.blindTo, authorId: first?.authorId })
      ? { hint: CANCELLING[seen.isBlind ? 'blind' : isAsked ? 'asked' : 'differing'], action: `${path}/${acts.cancel_second_check.resource}`, label: acts.cancel_second_check.label, version: claim.version }
      : null,
    errors: summariseErrors([presentField('cancel', { name: 'form', label: '' }, {}, sent('cancellation')?.errors ?? {})], sent('cancellation')?.errors ?? {}),
  }
}

const CANCELLING = {
  blind: 'Have you seen the verdict already, or can you not check it? Then say so: an editor asks somebody else.',
  asked: 'Nobody approves or returns the verdict before the second opinion is written, or the second check is taken back.',
  differing: 'Is there no editor who wrote neither? Then the second check can be taken back: the first verdict waits on, and both opinions stay here and are counted.',
}

function presentSettled({ state, took, note, closedByName, closedAt, checkerName, doneAt }: SecondCheck): SecondCheckModel['settled'] {
  const at = closedAt && presentInstant(closedAt)
  if (state === 'agreed') return { words: 'Both call it the same. The first verdict went on to be approved', at, note: null }
  if (state === 'cancelled') return { words: `${closedByName ?? 'Somebody'} took it back ${doneAt === null ? `before ${checkerName} wrote anything` : 'before anybody decided between the two'}`, at, note: null }
  // Its outcome is hidden from who checks the claim blind now.
  if (state !== 'adjudicated' || took === null) return null
  const what = { first: 'took the first', second: 'took the second', third: 'wrote a third' }[took]
  return { words: `${closedByName ?? 'An editor'} ${what}`, at, note }
}
