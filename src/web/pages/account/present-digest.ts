import type { DigestSettings, MailChoice } from '../../../domain/digest.js'
import { presentInstant, type DateView } from '../../parts/dates.js'
import { presentSelect, type SelectView } from '../../parts/fields.js'

/** DigestView is how a person is told, away from the desk, of what waits for them. */
export interface DigestView {
  /** The address that was just made, shown this once. */
  made: string | null
  /** Since when there is one. */
  since: DateView | null
  /** Null where this server sends no e-mail. */
  mail: SelectView | null
}

const CHOICES: Record<MailChoice, string> = { none: 'Never', daily: 'Once a day', at_once: 'At once, within minutes' }

/** presentDigest draws it; `link` is an address that was just made. */
export function presentDigest(settings: DigestSettings | null, { sendsMail, link = null }: { sendsMail: boolean; link?: string | null }): DigestView {
  const options = Object.entries(CHOICES).map(([value, label]) => ({ value, label }))
  return {
    made: link,
    since: settings?.feedMadeAt ? presentInstant(settings.feedMadeAt) : null,
    mail: sendsMail ? presentSelect('digest', { name: 'mail', label: 'By e-mail', options }, { mail: settings?.mail ?? 'none' }, {}) : null,
  }
}
