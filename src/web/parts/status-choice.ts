import { verificationStatuses } from '../../domain/verdict.js'
import { presentStatus, type StatusBadge } from './badges.js'
import { presentField, type FieldView } from './fields.js'

/** StatusChoice is the field that a status is chosen by, each with the key that chooses it. */
export interface StatusChoice {
  statuses: { id: string; key: string; badge: StatusBadge; checked: boolean }[]
  statusError: string | null
  statusErrorId: string
  /** As a summary of errors lists it: it leads to the first. */
  field: FieldView
}

/** presentStatusChoice draws it as it was sent. `scope` makes its ids unique in the page. */
export function presentStatusChoice(scope: string, values: Record<string, string>, errors: Record<string, string>): StatusChoice {
  const statuses = verificationStatuses.map((status, at) => ({
    id: `${scope}-status-${status}`, key: String(at), badge: presentStatus(status), checked: values['status'] === status,
  }))
  const error = errors['status'] ?? null
  const first = presentField(scope, { name: `status-${statuses[0]!.badge.name}`, label: 'Status' }, {}, {})
  return { statuses, statusError: error, statusErrorId: `${scope}-status-error`, field: { ...first, name: 'status', error } }
}
