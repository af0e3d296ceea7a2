import type { CheckList, DeskAgreement, SeenCheck } from '../../../desk/reading/second-checks.js'
import type { Page } from '../../../domain/page.js'
import { presentStatus, type StatusBadge } from '../../parts/badges.js'
import { presentInstant, type DateView } from '../../parts/dates.js'
import type { IconName } from '../../parts/icons.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { inFull, plural, pluralCounted } from '../../parts/tally.js'
import { presentState, type StateView } from './states.js'

export interface SecondChecksModel extends PageModel<'desk'> {
  lists: CheckListView[]
  figures: FiguresView | null
}

interface CheckListView {
  id: string
  heading: string
  icon: IconName
  label: string | null
  items: CheckItem[]
  hasItems: boolean
  empty: string
  nextHref: string | null
}

interface CheckItem {
  href: string
  wording: string
  words: WordsView
  articleTitle: string
  state: StateView
  /** First and second, once both are written, to who may see them. */
  statuses: { label: string; badge: StatusBadge }[]
  who: string
  at: DateView
}

/** FiguresView is how far opinions agree, in words and figures. */
interface FiguresView {
  count: string
  raw: string
  kappa: string
  rows: { badge: StatusBadge; firsts: string; seconds: string; raw: string; kappa: string }[]
}

/** presentSecondChecksPage draws the lists and the figures. */
export function presentSecondChecksPage({ frame, own, differing, asked, closed, agreement }: {
  frame: Frame
  own: CheckList
  differing: CheckList
  asked: CheckList
  closed: Page<SeenCheck>
  agreement: DeskAgreement
}): SecondChecksModel {
  return {
    ...deskPage(frame, 'Second checks'),
    lists: [
      ...(own.count.total === 0 ? [] : [listOf(own, { id: 'own', heading: 'For you', icon: 'user', label: labelOf(own), empty: '' })]),
      listOf(differing, { id: 'differing', heading: 'To decide', icon: 'scale', label: labelOf(differing), empty: 'No two opinions wait for an editor.' }),
      listOf(asked, {
        id: 'asked', heading: 'Being checked', icon: 'eye', label: labelOf(asked),
        empty: 'Nobody is asked for a second opinion. An editor asks for one on a claim whose verdict waits.',
      }),
      listOf(closed, { id: 'closed', heading: 'Settled', icon: 'history', label: null, empty: 'No second check is settled yet.' }),
    ],
    figures: presentFigures(agreement),
  }
}

function labelOf({ count }: CheckList): string | null {
  return count.total === 0 ? null : pluralCounted(count, 'claim')
}

function listOf({ items, next }: Page<SeenCheck>, { id, ...shown }: Pick<CheckListView, 'id' | 'heading' | 'icon' | 'label' | 'empty'>): CheckListView {
  return { id, ...shown, items: items.map(itemOf), hasItems: items.length > 0, nextHref: next && `/desk/second-checks?${id}=${next}#${id}` }
}

function itemOf({ check, claim, article, first, isBlind }: SeenCheck): CheckItem {
  const { id, status, checkerName, askedByName, state, askedAt, doneAt, closedAt } = check
  return {
    href: isBlind && claim.secondCheckId !== id ? `/desk/second-checks/${claim.secondCheckId ?? ''}` : `/desk/second-checks/${id}`,
    wording: claim.text, words: presentWords(article.language), articleTitle: article.title, state: presentState(state),
    statuses: first && status ? [{ label: 'First', badge: presentStatus(first.status) }, { label: 'Second', badge: presentStatus(status) }] : [],
    who: `${checkerName}, asked by ${askedByName}`, at: presentInstant(closedAt ?? doneAt ?? askedAt),
  }
}

function presentFigures({ all, byStatus }: DeskAgreement): FiguresView | null {
  if (all.count === 0) return null
  return {
    count: plural(all.count, 'claim was', 'claims were'), raw: share(all.raw), kappa: coefficient(all.kappa),
    rows: byStatus.map(({ status, agreement, firsts, seconds }) => ({
      badge: presentStatus(status), firsts: inFull(firsts), seconds: inFull(seconds), raw: share(agreement.raw), kappa: coefficient(agreement.kappa),
    })),
  }
}

function share(part: number | null): string {
  return part === null ? 'not defined' : `${Math.round(part * 100)}%`
}

function coefficient(kappa: number | null): string {
  return kappa === null ? 'not defined' : kappa.toFixed(2).replace('-', '−')
}
