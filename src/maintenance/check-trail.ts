import type { ActName } from '../domain/act.js'
import { GENESIS, hashEvent, type Event, type Json, type SubjectType } from '../domain/event.js'
import type { Row, Rows } from './database.js'

interface EventRow extends Row {
  id: string
  chain: string
  sequence: number
  at: string
  activity: string
  agentId: string | null
  agentName: string
  subjectType: string
  subjectId: string
  before: string | null
  after: string | null
  previousHash: string
  hash: string
}

const PAGE = 1_000

/**
 * checkTrail hashes every event again and answers, for each chain that is broken, one line that names its first broken
 * link and what differs. That the newest events of a chain were cut off cannot be seen from the chain itself.
 */
export async function checkTrail(database: Rows): Promise<{ events: number; chains: number; problems: string[] }> {
  const problems: string[] = []
  let previous: EventRow | null = null
  let chains = 0
  let events = 0
  let broken = false
  for await (const row of eventsOf(database)) {
    events += 1
    if (row.chain !== previous?.chain) {
      chains += 1
      broken = false
      previous = null
    }
    const problem = broken ? null : problemOf(row, previous)
    if (problem !== null) {
      broken = true
      problems.push(`trail of ${row.chain}: event ${row.sequence} (${row.id}, ${row.activity}) ${problem}`)
    }
    previous = row
  }
  return { events, chains, problems: [...problems, ...(await articlesWithoutTrail(database))] }
}

function problemOf(row: EventRow, previous: EventRow | null): string | null {
  const due = (previous?.sequence ?? 0) + 1
  if (row.sequence !== due) return `comes where event ${due} should`
  if (row.previousHash !== (previous?.hash ?? GENESIS)) {
    return previous ? `does not hold the hash of event ${previous.sequence}` : 'does not begin its chain'
  }
  const event = toEvent(row)
  if (event === null) return 'cannot be read: its time, before or after is damaged'
  return hashEvent(event) === row.hash ? null : 'was changed: its content does not give its hash'
}

function toEvent(row: EventRow): Event | null {
  try {
    const at = new Date(row.at)
    if (Number.isNaN(at.getTime())) return null
    return {
      ...row,
      at,
      activity: row.activity as ActName,
      subjectType: row.subjectType as SubjectType,
      before: parse(row.before),
      after: parse(row.after),
    }
  } catch {
    return null
  }
}

function parse(json: string | null): Json {
  return json === null ? null : (JSON.parse(json) as Json)
}

async function* eventsOf(database: Rows): AsyncGenerator<EventRow> {
  const sql = 'SELECT * FROM "Event" WHERE ("chain", "sequence") > (?, ?) ORDER BY "chain", "sequence" LIMIT ?'
  let last: Pick<EventRow, 'chain' | 'sequence'> | undefined = { chain: '', sequence: 0 }
  while (last !== undefined) {
    const rows: EventRow[] = await database.all<EventRow>(sql, [last.chain, last.sequence, PAGE])
    yield* rows
    last = rows.length === PAGE ? rows.at(-1) : undefined
  }
}

async function articlesWithoutTrail(database: Rows): Promise<string[]> {
  const rows = await database.all<{ id: string }>(
    `SELECT "id" FROM "Article" WHERE "publication" <> 'importing' AND NOT EXISTS (SELECT 1 FROM "Event" WHERE "chain" = "Article"."id") ORDER BY "id"`,
  )
  return rows.map(({ id }) => `article ${id} has no trail`)
}
