import type { CheckList } from '../../../desk/reading/second-checks.js'
import { presentInstant } from '../../parts/dates.js'
import { presentWords } from '../../parts/language.js'
import { pluralCounted } from '../../parts/tally.js'
import { presentQueue, SECOND_CHECKS, type QueueView } from './present-queues.js'

/** presentSecondChecks draws what a person is asked to check blind; no queue where that is nothing. */
export function presentSecondChecks(list: CheckList): QueueView[] {
  if (list.count.total === 0) return []
  const queue = presentQueue(list, { id: SECOND_CHECKS, heading: 'Second checks for you', icon: 'eye', order: 'longest waiting first', empty: '' }, 'claim', ({ check, claim, article }) => ({
    href: `/desk/second-checks/${check.id}`, status: null, kind: 'Blind', worth: null, wording: claim.text, words: presentWords(article.language),
    ofArticle: article.title, about: `asked by ${check.askedByName}`, isOwn: false, say: null, act: null, when: { date: presentInstant(check.askedAt), before: '', isLate: false },
  }))
  return [{ ...queue, more: queue.more && { href: '/desk/second-checks#own', label: `All ${pluralCounted(list.count, 'claim')}` } }]
}
