/** DateView is a moment as a page shows it: `iso` for machines, `label` for people. */
export interface DateView {
  iso: string
  label: string
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const MINUTE = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })

/**
 * presentDay shows a day or an instant in ISO 8601 as the day that is written in it, whatever its offset: "1 March 2026".
 * What is no date stays as it is.
 */
export function presentDay(iso: string): DateView {
  const date = new Date(iso.replace(/^(\d{4}-\d\d-\d\d)T.*$/i, '$1'))
  return { iso, label: Number.isNaN(date.getTime()) ? iso : DAY.format(date) }
}

/** presentInstant shows a moment of our own to the minute, in UTC: "1 March 2026, 14:05 UTC". */
export function presentInstant(at: Date): DateView {
  return { iso: at.toISOString(), label: `${DAY.format(at)}, ${MINUTE.format(at)} UTC` }
}
