import { z } from 'zod'
import type { ActName } from '../domain/act.js'
import { writeEvent, type Event, type Json, type SubjectType } from '../domain/event.js'
import { createTrailCheck, toldRemoved, type LateProblem, type TrailCheck } from '../domain/trail-check.js'
import { CommandError } from './command-error.js'
import { linesOf } from './json-lines.js'
import { bytesOf, decode, print } from './streams.js'

// Longer than what any event of ours can hold.
const LONGEST_LINE = 64 * 1024 * 1024
// Of a file that is something else altogether.
const MOST_LINES = 1_000

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 digits of a SHA-256')
const EventLine = z.strictObject({
  id: z.string(), chain: z.string(), sequence: z.int().min(1), activity: z.string(), agentId: z.string().nullable(), agentName: z.string(),
  // An act of a later version is none of this one's; its hash is right all the same.
  subjectType: z.string(), subjectId: z.string(), before: z.json(), after: z.json(), previousHash: Sha256, hash: Sha256, redactedBy: z.string().optional(),
  at: z.string().refine((at) => isInstant(at), 'expected an instant in UTC, as 2026-03-01T09:00:00.000Z'),
})

const isInstant = (at: string) => !Number.isNaN(Date.parse(at)) && new Date(at).toISOString() === at

/**
 * checkTrailFile verifies a trail's file, or stdin: each chain from its first event on, without a gap, each event with the hash of the one
 * before and its own; needs no database. Prints a line for each that is wrong, one of those whose words were removed, or that all is well and where the trail ends. Throws CommandError
 * where something is wrong.
 */
export async function checkTrailFile(path: string): Promise<void> {
  const name = path === '-' ? 'stdin' : path
  const trail = createTrailCheck()
  let [lines, wrong] = [0, 0]
  const tell = async (problem: string) => {
    wrong += 1
    if (wrong <= MOST_LINES) await print(problem)
  }
  const numbers = new Map<string, number>()
  for await (const bytes of linesOf(bytesOf(path), LONGEST_LINE)) {
    lines += 1
    if (bytes.length === 0) continue
    const event = readLine(bytes)
    if (typeof event === 'string') await tell(`line ${lines}: ${event}`)
    else {
      if (event.redactedBy) numbers.set(event.id, lines)
      const problem = trail.next(event)
      if (problem !== null) await tell(`line ${lines}: ${inWords(event)} ${problem}`)
    }
  }
  for (const { event, problem } of trail.end()) await tell(lateLine(numbers, { event, problem }))
  if (wrong > MOST_LINES) await print(`… and ${wrong - MOST_LINES} more`)
  const removed = toldRemoved(trail.removed)
  if (removed !== null) await print(`${name}: ${removed}`)
  if (wrong > 0) throw new CommandError(`${name}: ${wrong} found wrong`)
  if (trail.events === 0) throw new CommandError(`${name} holds no event`)
  await print(`${name} is sound: ${told(trail)}`)
}

const inWords = ({ sequence, id, activity }: Pick<Event, 'sequence' | 'id' | 'activity'>) => `event ${sequence} (${id}, ${activity})`
const lateLine = (numbers: Map<string, number>, { event, problem }: LateProblem) => `line ${numbers.get(event.id) ?? '?'}: ${inWords(event)} ${problem}`

function told({ events, chains, last }: TrailCheck): string {
  return `${events} events in ${chains} ${chains === 1 ? 'chain' : 'chains'}; the last is event ${last!.sequence} of ${last!.chain}, with the hash ${last!.hash}`
}

// The event, or what is wrong with the line.
function readLine(bytes: Buffer): Event | string {
  const line = decode(bytes)
  if (line === null) return 'not UTF-8'
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return 'not JSON'
  }
  const parsed = EventLine.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    return `${issue.path.join('.') || 'the line'}: ${issue.message}`
  }
  const { at, activity, subjectType, before, after, redactedBy = null, ...event } = parsed.data
  const read: Event = {
    ...event, at: new Date(at), activity: activity as ActName, subjectType: subjectType as SubjectType,
    before: before as Json, after: after as Json, redactedBy,
  }
  // Else it could say one thing to whoever reads it, and another to who hashes it: a field that stands twice.
  return writeEvent(read) === line.replace(/\r$/, '') ? read : 'is not written as it is hashed: canonical JSON (RFC 8785), each field once'
}
