import { acts, actNames } from '../../domain/act.js'
import { countKept, type TrailCount, type TrailFilter } from '../../domain/trail.js'
import { presentSelect, type SelectView } from './fields.js'
import { inFull, plural } from './tally.js'

/** TrailFilterView is the form that looks through a trail. */
export interface TrailFilterView {
  /** Where it is sent, as a query. */
  action: string
  who: SelectView
  what: SelectView
  /** "12 events", or "3 of 12 events". */
  label: string
  /** Leads to all of them; null where all of them are shown. */
  allHref: string | null
}

/** presentTrailFilter draws it, each choice with how many events it leaves beside the other; `href`: the page of the trail. */
export function presentTrailFilter(href: string, counts: TrailCount[], filter: TrailFilter): TrailFilterView {
  const [all, kept] = [countKept(counts, {}), countKept(counts, filter)]
  const agents = new Map(counts.map(({ agent, agentName }) => [agent, agentName]))
  const activities = actNames.filter((name) => counts.some(({ activity }) => activity === name))
  const who = [...agents].map(([agent, name]) => ({ value: agent, label: counted(name, countKept(counts, { ...filter, agent })) }))
  const what = activities.map((activity) => ({ value: activity, label: counted(capital(acts[activity].told), countKept(counts, { ...filter, activity })) }))
  const values = { who: filter.agent ?? '', what: filter.activity ?? '' }
  return {
    action: href,
    who: presentSelect('trail', { name: 'who', label: 'Who', options: [{ value: '', label: 'Everybody' }, ...who] }, values, {}),
    what: presentSelect('trail', { name: 'what', label: 'What they did', options: [{ value: '', label: 'Everything' }, ...what] }, values, {}),
    label: kept === all ? plural(all, 'event') : `${inFull(kept)} of ${plural(all, 'event')}`,
    allHref: filter.agent === undefined && filter.activity === undefined ? null : `${href}#trail`,
  }
}

/** readTrailFilter reads what an address asks for; unknown words filter nothing. */
export function readTrailFilter({ who, what }: Record<string, unknown>): TrailFilter {
  return { agent: typeof who === 'string' ? who : undefined, activity: actNames.find((name) => name === what) }
}

/** trailQuery writes a filter, with the place in the trail, as a query. */
export function trailQuery({ agent, activity }: TrailFilter, events: string): string {
  const fields = { ...(agent !== undefined && { who: agent }), ...(activity !== undefined && { what: activity }), events }
  return `?${new URLSearchParams(fields).toString()}#trail`
}

const counted = (label: string, count: number) => `${label} (${inFull(count)})`
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
