import { inWallTime } from '../../domain/zoned-time.js'
import { actNames, acts, type ActName } from '../../domain/act.js'
import { markKinds } from '../../domain/coverage.js'
import { can, type Actor } from '../../domain/permission.js'
import { isRedactable } from '../../domain/redaction.js'
import { publicationRules } from '../../domain/publication-rules.js'
import { dismissalReasons, dismissalWords } from '../../domain/dismissal.js'
import { fieldOf, valueIn, type Event, type Json } from '../../domain/event.js'
import { verificationStatuses, type VerificationStatus } from '../../domain/verdict.js'
import type { IconName } from './icons.js'
import { presentStatus, type StatusBadge } from './badges.js'
import { presentDay, presentInstant, type DateView } from './dates.js'
import { ruleWords } from './publication-rules.js'
import { sentenceWords } from './sentence-words.js'
import { diffWords } from './word-diff.js'

/** TrailLine is one event of a trail: who did what, when, and what it changed. */
export interface TrailLine {
  icon: IconName
  agent: string
  act: string
  at: DateView
  status: StatusBadge | null
  /** Words that were changed, before and after, and what differs, word by word. */
  change: { before: string; after: string; runs: { text: string; isSame: boolean; isGone: boolean }[] } | null
  /** Why, as an editor told readers. */
  note: string | null
  /** Why words are not here that were, or whose were removed by this; null for all else. */
  removed: string | null
  /** The claim that it was done to, where the trail is of more than one. */
  about: { href: string; wording: string } | null
  /** Where an admin removes its words; null where nobody who looks may. */
  removeHref: string | null
}

// What an editor notes on a verdict is for the desk; on a change of what readers saw it is for them.
const FOR_READERS: ReadonlySet<ActName> = new Set(['reword', 'anchor', 'withdraw', 'reinstate'])

// What follows from these waits for an editor.
const PROPOSING: ReadonlySet<ActName> = new Set(['propose_verdict', 'second_check', 'adjudicate'])

/** presentTrail tells events, in the order given; `also` says more of one where that is to be said. */
export function presentTrail(events: Event[], also: (event: Event) => Partial<Pick<TrailLine, 'about' | 'removeHref'>> = () => ({})): TrailLine[] {
  return events.map((event) => ({ ...trailLine(event), about: null, removeHref: null, ...also(event) }))
}

/** redactHref is where an admin removes the words of an event; null to everybody else, and of an event that has none to remove. */
export function redactHref(actor: Actor | null, event: Event): string | null {
  return can(actor, acts.redact.may) && isRedactable(event) ? `/desk/events/${event.id}/${acts.redact.resource}` : null
}

function trailLine(event: Event): Omit<TrailLine, 'about' | 'removeHref'> {
  const { activity, agentName, at, after, redactedBy } = event
  const status = fieldOf(after, 'status')
  return {
    icon: acts[activity].icon,
    act: toldOf(event),
    agent: agentName,
    at: presentInstant(at),
    status: isStatus(status) ? presentStatus(status, PROPOSING.has(activity)) : null,
    note: FOR_READERS.has(activity) ? fieldOf(after, 'note') : null,
    removed: redactedBy ? 'Its words were removed.' : activity === 'redact' ? `Of event ${String(valueIn(after, 'sequence'))}: ${fieldOf(after, 'reason') ?? ''}` : null,
    change: changeIn(event),
  }
}

function changeIn({ activity, before, after }: Event): TrailLine['change'] {
  const [was, is] = activity === 'anchor' ? [quotesIn(before), quotesIn(after)] : [fieldOf(before, 'text'), fieldOf(after, 'text')]
  return (activity === 'reword' || activity === 'anchor') && was !== null && is !== null ? changeOf(was, is) : null
}

function changeOf(before: string, after: string): TrailLine['change'] {
  return { before, after, runs: diffWords(before, after).map(({ text, kind }) => ({ text, isSame: kind === 'same', isGone: kind === 'gone' })) }
}

function toldOf({ activity, before, after }: Event): string {
  if (activity === 'merge_claims' && fieldOf(after, 'into') !== null) return 'merged the claim into another'
  if (activity === 'anchor') return anchorsTold(placesIn(before), placesIn(after))
  if (activity === 'merge_sources' || activity === 'unmerge_source') return sourcesTold(activity, after)
  if (activity === 'identify_source' && valueIn(after, 'isWritten') === false) return 'took away what they wrote of who the source is'
  if (activity === 'comment' && fieldOf(after, 'thread') !== null) return 'answered a comment'
  if (activity === 'assign') return assignmentTold(after)
  if (activity === 'mark_sentence') return sentenceTold(after)
  if (activity === 'publish' || activity === 'embargo' || activity === 'end_embargo') return publicationTold(activity, after)
  if (activity === 'ask_second_check') return `asked ${fieldOf(after, 'name') ?? 'somebody'} for a blind second check`
  if (activity === 'second_check') return fieldOf(after, 'outcome') === 'agreed' ? 'checked the claim blind, and agreed' : 'checked the claim blind, and found otherwise'
  if (activity === 'adjudicate') return DECIDED[fieldOf(after, 'took') ?? ''] ?? acts.adjudicate.told
  if (activity === 'approve_own') return quoted(acts.approve_own.told, fieldOf(after, 'selfApproval'))
  if (activity === 'invite') return `invited ${fieldOf(after, 'name') ?? 'somebody'} as ${fieldOf(after, 'role') ?? 'somebody'}`
  if (activity === 'dismiss') return dismissalTold(fieldOf(after, 'reason'))
  const undone = actNames.find((name) => activity === 'undo' && name === fieldOf(after, 'act'))
  return undone ? `undid “${acts[undone].told}”` : acts[activity].told
}

// Where a claim stood, as an event holds it; null where its words were removed.
function anchorsIn(json: Json): Json[] | null {
  const anchors = valueIn(json, 'anchors')
  return Array.isArray(anchors) ? anchors : null
}

const quotesIn = (json: Json) => anchorsIn(json)?.map((anchor) => fieldOf(anchor, 'exact') ?? '').join(' … ') ?? null
const placesIn = (json: Json) => (anchorsIn(json) ?? []).map((anchor) => `${String(valueIn(anchor, 'start'))}-${String(valueIn(anchor, 'end'))}`)

function anchorsTold(before: string[], after: string[]): string {
  const isMore = after.length > before.length && before.every((place) => after.includes(place))
  const isLess = after.length < before.length && after.every((place) => before.includes(place))
  return isMore ? 'added words of the article to the claim' : isLess ? 'took words of the article off the claim' : acts.anchor.told
}
const quoted = (told: string, words: string | null) => (words === null ? told : `${told}: “${words}”`)

function assignmentTold(after: Json): string {
  const [name, dueOn] = [fieldOf(after, 'assigneeName'), fieldOf(after, 'dueOn')]
  return name === null ? 'said that nobody works on it' : `said that ${name} works on it${dueOn === null ? '' : `, by ${presentDay(dueOn).label}`}`
}

function sentenceTold(after: Json): string {
  const kind = markKinds.find((one) => one === fieldOf(after, 'kind'))
  const words = fieldOf(after, 'words')
  const of = words === null ? 'a sentence' : `“${words}”`
  return kind ? `said of ${of}: ${sentenceWords[kind].label.toLowerCase()}` : `said that nobody has looked at ${of}`
}

// Only the desk sees the trail of an article.
function publicationTold(activity: 'publish' | 'embargo' | 'end_embargo', after: Json): string {
  const [until, zone] = [fieldOf(after, 'until'), fieldOf(after, 'zone')]
  const time = activity === 'embargo' && until !== null && zone !== null ? `: ${inWallTime(new Date(until), zone)}` : ''
  const told = `${acts[activity].told}${time}`
  const reasons = publicationRules.flatMap((rule) => {
    const reason = fieldOf(valueIn(after, 'reasons'), rule)
    return reason === null ? [] : [`${ruleWords[rule].label} (“${reason}”)`]
  })
  return reasons.length === 0 ? told : `${told}, in spite of: ${reasons.join('; ')}`
}

function sourcesTold(activity: 'merge_sources' | 'unmerge_source', after: Json): string {
  const name = fieldOf(after, 'name')
  if (name === null) return acts[activity].told
  const isOther = fieldOf(after, 'into') !== null
  if (activity === 'merge_sources') return isOther ? `merged the source into “${name}”` : `merged “${name}” into the source`
  return isOther ? `took the source out of “${name}” again` : `took “${name}” out of the source again`
}

const DECIDED: Record<string, string> = {
  first: 'decided between two opinions: took the first', second: 'decided between two opinions: took the second',
  third: 'decided between two opinions: wrote a third',
}

function dismissalTold(reason: string | null): string {
  const known = dismissalReasons.find((one) => one === reason)
  return known ? `${acts.dismiss.told}: ${dismissalWords[known].told}` : acts.dismiss.told
}

function isStatus(value: string | null): value is VerificationStatus {
  return verificationStatuses.some((status) => status === value)
}
