import type { ActName } from '../domain/act.js'
import type { Event, Json, SubjectType } from '../domain/event.js'
import { createTrailCheck, type Place, type Removed } from '../domain/trail-check.js'
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
export async function checkTrail(database: Rows): Promise<{ events: number; chains: number; removed: Removed; problems: string[] }> {
  const found: { chain: string; line: string }[] = []
  const trail = createTrailCheck()
  const tell = ({ chain, sequence, id, activity }: Place, problem: string) =>
    void found.push({ chain, line: `trail of ${chain}: event ${sequence} (${id}, ${activity}) ${problem}` })
  for await (const row of eventsOf(database)) {
    const [place, event] = [{ ...row, activity: row.activity as ActName }, toEvent(row)]
    const problem = event ? trail.next(event) : trail.damaged(place)
    if (problem !== null && found.at(-1)?.chain !== row.chain) tell(place, problem)
  }
  for (const { event, problem } of trail.end()) if (!found.some(({ chain }) => chain === event.chain)) tell(event, problem)
  const { events, chains, removed } = trail
  return { events, chains, removed, problems: [...found.map(({ line }) => line), ...(await articlesWithoutTrail(database))] }
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
      // Not there before its migration.
      redactedBy: (row as { redactedBy?: string | null }).redactedBy ?? null,
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
