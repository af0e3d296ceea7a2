import type { RawBuilder } from 'kysely'
import type { Dialect } from './dialect.js'
import { queryOf, type Query, type Statement } from './statements.js'

/** Scalar is what a column can hold. */
export type Scalar = string | number | boolean | Date | null

/** Batch is rows of one table, each with its values in the order of the columns. */
export interface Batch {
  table: string
  columns: readonly string[]
  /** What becomes of a row that is there already. */
  known: 'fail' | 'leave what is there'
  rows: Scalar[][]
}

/** Rows runs statements on one connection, or in the transaction that is open there. Instants come as Dates, numbers as numbers. */
export interface Rows {
  all<Given, Out>(statement: Statement<Given, Out>, given: Given): Promise<Out[]>
  /** The first row; undefined where there is none. */
  first<Given, Out>(statement: Statement<Given, Out>, given: Given): Promise<Out | undefined>
  /** How many rows it changed. */
  change<Given>(statement: Statement<Given, unknown>, given: Given): Promise<number>
  insert(batch: Batch): Promise<void>
  /** What is written anew each time, because its text depends on what is asked. */
  ask<Out>(query: RawBuilder<Out>): Promise<Out[]>
}

/** Connection is where an engine runs a query. */
export interface Connection {
  read(query: Query): Promise<unknown[]>
  change(query: Query): Promise<number>
  insert(batch: Batch): Promise<void>
}

export function rowsOn(dialect: Dialect, connection: Connection): Rows {
  return {
    async all<Given, Out>(statement: Statement<Given, Out>, given: Given) {
      return (await connection.read(statement.in(dialect, given))) as Out[]
    },
    async first<Given, Out>(statement: Statement<Given, Out>, given: Given) {
      return (await connection.read(statement.in(dialect, given)))[0] as Out | undefined
    },
    insert: (batch) => connection.insert(batch),
    change: (statement, given) => connection.change(statement.in(dialect, given)),
    async ask<Out>(query: RawBuilder<Out>) {
      return (await connection.read(queryOf(dialect, query))) as Out[]
    },
  }
}
