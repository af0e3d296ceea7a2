import { verificationStatuses } from '../../../domain/verdict.js'
import type { SecondCheck } from '../../../domain/second-check.js'
import { presentStatus } from '../../parts/badges.js'
import type { CheckForm } from './check-forms.js'

/** UnsentView is what somebody typed into a form that is not there any more, with what happened meanwhile. */
export interface UnsentView {
  message: string
  texts: { id: string; label: string; value: string }[]
}

/** presentUnsent draws what was typed, to be copied. */
export function presentUnsent({ state, closedByName }: SecondCheck, { values, errors }: CheckForm): UnsentView {
  const by = closedByName ?? 'Somebody'
  const happened: Partial<Record<SecondCheck['state'], string>> = {
    cancelled: `${by} took this second check back while you were writing.`,
    adjudicated: `${by} decided between the two while you were writing.`,
    agreed: 'The second opinion is written already.',
    differing: 'The second opinion is written already.',
  }
  const status = verificationStatuses.find((one) => one === values['status'])
  const typed = [
    ['Status', status ? presentStatus(status).label : ''], ['Rationale', values['rationale'] ?? ''], ['Why', values['note'] ?? ''],
  ] as const
  return {
    message: `${happened[state] ?? Object.values(errors).join(' ')} Nothing of yours was saved: what you typed stands here, to be copied.`,
    texts: typed.filter(([, value]) => value !== '').map(([label, value]) => ({ id: `unsent-${label.toLowerCase()}`, label, value })),
  }
}
