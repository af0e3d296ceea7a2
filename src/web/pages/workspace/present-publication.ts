import type { Article } from '../../../domain/article.js'
import type { ClaimCount } from '../../../domain/listing.js'
import type { Embargo } from '../../../domain/embargo.js'
import { isPublicStage } from '../../../domain/stage.js'
import { presentRetraction, type RetractionView } from '../../parts/article-heading.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { can } from '../../../domain/permission.js'
import type { JudgedCheck } from '../../../desk/reading/publication.js'
import { presentField, type FieldView } from '../../parts/fields.js'
import type { IconName } from '../../parts/icons.js'
import { presentEmbargo, presentTiming, type EmbargoView, type TimingView } from './present-embargo.js'
import { ruleWords } from '../../parts/publication-rules.js'
import { inFull, labelOfSourcing, plural } from '../../parts/tally.js'

export interface PublicationModel extends PageModel<'desk'> {
  title: string
  heading: string
  backHref: string
  retraction: RetractionView | null
  /** Each rule, those that stop first. */
  checks: CheckView[]
  tally: { count: string; label: string }[]
  /** Where the rules stand, for who may change them. */
  rulesHref: string | null
  problem: string | null
  /** What speaks against it, or null. */
  warning: string | null
  seen: { count: string; label: string }[]
  unseen: { count: string; label: string }[]
  /** Null where there is nothing to publish any more. */
  publish: { action: string; version: number; label: string } | null
  embargo: EmbargoView | null
  timing: TimingView
}

/** CheckView is one rule with what was found; one that stops has a field for the reason why it is published all the same. */
interface CheckView {
  state: JudgedCheck['state']
  verdict: string
  icon: IconName
  label: string
  found: string
  mend: { href: string; label: string } | null
  reason: FieldView | null
}

const STATES: Record<JudgedCheck['state'], { verdict: string; icon: IconName; order: number }> = {
  stop: { verdict: 'Stops', icon: 'ban', order: 0 }, look: { verdict: 'Look', icon: 'info', order: 1 }, good: { verdict: 'Good', icon: 'check', order: 2 },
}

/** presentPublication draws what an editor is asked before an article is published; `counts` are of all its claims. */
export function presentPublication({ frame, article, counts, checks, embargo = null, values = {}, timing = {}, errors = {}, problem = null }: {
  frame: Frame
  article: Article
  counts: ClaimCount[]
  checks: JudgedCheck[]
  /** When it is published, where that was said. */
  embargo?: Embargo | null
  /** When, as it was typed. */
  timing?: Record<string, string>
  /** The reasons as they were typed, by rule, and what was wrong with them. */
  values?: Record<string, string>
  errors?: Record<string, string>
  problem?: string | null
}): PublicationModel {
  const path = `/desk/articles/${article.id}`
  const again = article.publication === 'retracted'
  const count = (keep: (group: ClaimCount) => boolean) =>
    counts.filter(keep).reduce((sum, group) => sum + group.count, 0)
  const line = (number: number, label: string) => ({ count: inFull(number), label })
  const seen = ({ stage }: ClaimCount) => isPublicStage(stage)
  const accepted = count(seen)
  const proposed = count(({ stage }) => stage === 'proposed')
  return {
    ...deskPage(frame, again ? 'Publish again' : 'Publish'),
    title: article.title,
    heading: again ? 'Publish this article again?' : 'Publish this article?',
    backHref: path,
    retraction: presentRetraction(article),
    checks: article.publication === 'published' ? [] : [...checks].sort((a, b) => STATES[a.state].order - STATES[b.state].order).map((check) => checkView(check, path, values, errors)),
    tally: (['stop', 'look', 'good'] as const).map((state) => ({ count: inFull(checks.filter((check) => check.state === state).length), label: TALLIED[state] })),
    rulesHref: can(frame.actor, 'see_desk') ? '/desk/rules' : null,
    problem,
    embargo: embargo && presentEmbargo(embargo),
    timing: presentTiming(embargo, timing, errors),
    warning: accepted > 0 ? null : `No claim is accepted: readers will see the text and none of its ${plural(count(() => true), 'claim')}.`,
    seen: [
      line(accepted, 'Accepted or further: readers will see these'),
      line(count(({ stage }) => stage === 'approved'), 'of them with an approved verdict'),
      line(count(({ stage }) => stage === 'awaiting_approval'), 'of them with a verdict that waits for an editor'),
      line(count((group) => seen(group) && group.sourcing === 'none'), `of them: ${labelOfSourcing('none').toLowerCase()}`),
    ],
    unseen: [
      line(proposed, 'Proposed and not decided on: readers will not see these'),
      line(count(() => true) - accepted - proposed, 'Dismissed or withdrawn'),
    ],
    publish: article.publication === 'published'
      ? null
      : { action: `${path}/publication`, version: article.version, label: again ? 'Publish again' : 'Publish' },
  }
}

const TALLIED: Record<JudgedCheck['state'], string> = { stop: 'to mend, or to give a reason for', look: 'to look at', good: 'good' }

function checkView({ rule, found, state }: JudgedCheck, path: string, values: Record<string, string>, errors: Record<string, string>): CheckView {
  const { label, found: told, mend } = ruleWords[rule]
  const reason = { name: `reason-${rule}`, label: 'Publish all the same, because', hint: 'It stays in the trail under your name; readers do not see it.' }
  const typed = { [reason.name]: values[rule] ?? '' }
  return {
    state, label, verdict: STATES[state].verdict, icon: STATES[state].icon, found: found === 0 ? '' : told(found),
    mend: found === 0 ? null : { href: `${path}${mend.at}`, label: mend.label },
    reason: state === 'stop' ? presentField('publication', reason, typed, errors[rule] === undefined ? {} : { [reason.name]: errors[rule] }) : null,
  }
}
