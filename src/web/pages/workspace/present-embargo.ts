import { acts } from '../../../domain/act.js'
import type { Embargo } from '../../../domain/embargo.js'
import { inWallTime } from '../../../domain/zoned-time.js'
import { presentField, type FieldView } from '../../parts/fields.js'

/** EmbargoView is when an article is published, and who said so. */
export interface EmbargoView {
  /** "24 October 2026, 06:00 Europe/London" */
  until: string
  iso: string
  by: string
  liftAction: string
  liftLabel: string
}

/** presentEmbargo draws one that stands. */
export function presentEmbargo(embargo: Embargo): EmbargoView {
  return {
    until: inWallTime(embargo.until, embargo.zone), iso: embargo.until.toISOString(), by: embargo.createdByName,
    liftAction: `/desk/articles/${embargo.articleId}/${acts.lift_embargo.resource}`, liftLabel: acts.lift_embargo.label,
  }
}

/** TimingView asks when an article is published: as soon as the button is pressed, or at a time. */
export interface TimingView {
  isLater: boolean
  day: FieldView
  time: FieldView
  zone: FieldView
}

/** presentTiming fills it from what was typed, or from what stands. */
export function presentTiming(embargo: Embargo | null, typed: Record<string, string>, errors: Record<string, string>): TimingView {
  const standing: Record<string, string> = embargo ? { when: 'later', ...wallTimeOf(embargo) } : { zone: 'UTC' }
  const values = { ...standing, ...typed }
  const field = (name: string, label: string, hint?: string) => presentField('publication', { name, label, ...(hint !== undefined && { hint }) }, values, errors)
  return {
    isLater: values['when'] === 'later', day: field('day', 'Day'), time: field('time', 'Time', 'For example 17:30'),
    zone: field('zone', 'Time zone', 'For example Europe/London'),
  }
}

function wallTimeOf({ until, zone }: Embargo): Record<string, string> {
  // The Swedish way of writing both is ISO 8601's.
  const [day = '', time = ''] = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).format(until).split(' ')
  return { day, time, zone }
}
