// Queries that are typed by the schema, built once, and run as prepared statements. What is asked seldom goes through Prisma.
import { DummyDriver, Kysely, type CompiledQuery, type RawBuilder } from 'kysely'
import type { Dialect } from './dialect.js'
import { Prisma } from './generated/client.js'
import type * as Row from './generated/client.js'

/** Tables is what stands in each table, as it is read and written here. */
export interface Tables {
  Anchor: Row.Anchor
  Article: Row.Article
  AttemptCount: Row.AttemptCount
  Attribution: Row.Attribution
  Claim: Row.Claim
  ClaimWords: Row.ClaimWords
  Comment: Row.Comment
  CommentMention: Row.CommentMention
  Embargo: Row.Embargo
  Event: Row.Event
  Evidence: Row.Evidence
  Hop: Row.Hop
  LearntModel: Row.LearntModel
  Mention: Row.Mention
  Part: Row.Part
  Presence: Row.Presence
  Revision: Row.Revision
  SecondCheck: Row.SecondCheck
  RoleRule: Row.RoleRule
  Session: Row.Session
  Snapshot: Row.Snapshot
  Source: Row.Source
  User: Row.User
  Verdict: Row.Verdict
  Version: Omit<Row.Version, 'second'> & { second: number }
  WaitingVerdict: Row.WaitingVerdict
}

const COLUMNS = {
  Anchor: Prisma.AnchorScalarFieldEnum,
  Article: Prisma.ArticleScalarFieldEnum,
  Attribution: Prisma.AttributionScalarFieldEnum,
  Claim: Prisma.ClaimScalarFieldEnum,
  Comment: Prisma.CommentScalarFieldEnum,
  Event: Prisma.EventScalarFieldEnum,
  Evidence: Prisma.EvidenceScalarFieldEnum,
  Hop: Prisma.HopScalarFieldEnum,
  Part: Prisma.PartScalarFieldEnum,
  Revision: Prisma.RevisionScalarFieldEnum,
  SecondCheck: Prisma.SecondCheckScalarFieldEnum,
  Verdict: Prisma.VerdictScalarFieldEnum,
}

/**
 * columnsOf answers all columns of a table as this version knows them. By name and not `*`: a newer version may add some while this one
 * runs, and PostgreSQL refuses a prepared statement of which the columns became others.
 */
export function columnsOf<Table extends keyof typeof COLUMNS>(table: Table): `${Table}.${keyof Tables[Table] & string}`[] {
  return Object.values<string>(COLUMNS[table]).map((column) => `${table}.${column}` as `${Table}.${keyof Tables[Table] & string}`)
}

/** Value is what a statement can be given. */
export type Value = string | number | boolean | Date | null | readonly string[]

/** Query is a statement with what it is given this time. */
export interface Query {
  /** The same for all queries of one statement; null for what is built anew each time. */
  name: string | null
  sql: string
  values: readonly Value[]
}

/** Statement makes queries of one text. */
export interface Statement<Given, Out> {
  in(dialect: Dialect, given: Given): Query
  /** Only says what its rows are. */
  readonly row?: Out
}

/** Builder is where queries are written; it runs nothing. */
export type Builder = Kysely<Tables>
interface Compilable<Out> {
  compile(): CompiledQuery<Out>
}

let made = 0

/**
 * statement takes how a query is written, once for each engine. `given` holds what differs from one time to the next: it may be used
 * wherever a value may, and only there, for while the query is built it is not known.
 */
export function statement<Given extends object, Out>(
  build: (db: Builder, given: Given, dialect: Dialect) => Compilable<Out> | RawBuilder<Out>,
): Statement<Given, Out> {
  const name = `claimtrail_${(made += 1)}`
  const ready = new Map<Dialect, { sql: string; parameters: readonly unknown[] }>()
  return {
    in(dialect, given) {
      let compiled = ready.get(dialect)
      if (!compiled) {
        compiled = compile(dialect, build(builderOf(dialect), placeholders(), dialect))
        ready.set(dialect, compiled)
      }
      const { sql, parameters } = compiled
      return { name, sql, values: parameters.map((one) => (one instanceof Placeholder ? (given[one.name as keyof Given] as Value) : (one as Value))) }
    },
  }
}

/** queryOf writes a query for this one time, where its text depends on what is asked. */
export function queryOf(dialect: Dialect, built: Compilable<unknown> | RawBuilder<unknown>): Query {
  const { sql, parameters } = compile(dialect, built)
  return { name: null, sql, values: parameters as Value[] }
}

class Placeholder {
  constructor(readonly name: string) {}
}

// Whatever is asked of it is a value that comes later.
function placeholders<Given extends object>(): Given {
  return new Proxy({}, { get: (_, name) => new Placeholder(String(name)) }) as Given
}

function compile(dialect: Dialect, built: Compilable<unknown> | RawBuilder<unknown>): CompiledQuery {
  return 'isRawBuilder' in built ? built.compile(builderOf(dialect)) : built.compile()
}

const builders = new Map<Dialect, Builder>()

/** builderOf is where queries for this engine are written. */
export function builderOf(dialect: Dialect): Builder {
  const known = builders.get(dialect)
  if (known) return known
  const builder = new Kysely<Tables>({
    dialect: {
      ...dialect.writing,
      createDriver: () => new DummyDriver(),
      createIntrospector: () => {
        throw new Error('the schema is Prisma’s')
      },
    },
  })
  builders.set(dialect, builder)
  return builder
}
