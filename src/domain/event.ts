import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { ActName } from './act.js'

export const subjectTypes = ['article', 'claim', 'verdict', 'comment', 'user', 'invitation', 'token', 'model', 'role', 'rule', 'import', 'job', 'source'] as const
export type SubjectType = (typeof subjectTypes)[number]

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** fieldOf answers a field of what an event holds, where it is words; else null. */
export function fieldOf(json: Json, name: string): string | null {
  const value = valueIn(json, name)
  return typeof value === 'string' ? value : null
}

/** valueIn answers a field of what an event holds, or null. */
export function valueIn(json: Json, name: string): Json {
  return json !== null && typeof json === 'object' && !Array.isArray(json) ? (json[name] ?? null) : null
}

/** idsOf answers a field of what an event holds that lists ids; none where it does not. */
export function idsOf(json: Json, name: string): string[] {
  const list = valueIn(json, name)
  return Array.isArray(list) ? list.filter((id) => typeof id === 'string') : []
}

/** What an act says of itself before it is chained. `before` and `after` hold only what changed. */
export interface EventDraft {
  activity: ActName
  subjectType: SubjectType
  subjectId: string
  before: Json
  after: Json
}

/**
 * Event is one line of the trail: an act by an actor on a subject. Its fields have the words of W3C PROV (an Activity by an Agent
 * on an Entity); they are hashed by these names, so they stay.
 */
export interface Event extends EventDraft {
  id: string
  /** The article's id, or "desk" for what belongs to no article. */
  chain: string
  /** 1, 2, 3, … within the chain. */
  sequence: number
  at: Date
  agentId: string | null
  agentName: string
  previousHash: string
  hash: string
  /** The later event of its chain that took its words away (`before` and `after` are null then); null: it has them. */
  redactedBy?: string | null
}

/** What the first event of a chain holds as the hash before it. */
export const GENESIS = '0'.repeat(64)

/** hashEvent answers the SHA-256 (hex) of the event's canonical JSON (RFC 8785), its own hash left out. */
export function hashEvent(event: Omit<Event, 'hash'>): string {
  return createHash('sha256').update(canonicalize(hashedFields(event)) ?? '').digest('hex')
}

function hashedFields({ id, chain, sequence, at, activity, agentId, agentName, subjectType, subjectId, before, after, previousHash }: Omit<Event, 'hash'>) {
  return { id, chain, sequence, at: at.toISOString(), activity, agentId, agentName, subjectType, subjectId, before, after, previousHash }
}

/** writeEvent answers an event as a line of a trail’s file: canonical JSON of all that its hash is of, and the hash; of one without its words, who took them. */
export function writeEvent(event: Event): string {
  const { hash, redactedBy } = event
  return canonicalize({ ...hashedFields(event), hash, ...(redactedBy && { redactedBy }) }) ?? ''
}

/** canonicalJson writes a value as RFC 8785 canonical JSON, the form in which the trail keeps it. */
export function canonicalJson(value: Json): string {
  return canonicalize(value) ?? 'null'
}
