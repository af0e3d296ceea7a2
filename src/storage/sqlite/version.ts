import Database from 'better-sqlite3'
import { BUSY_TIMEOUT_MS } from './connection.js'

/** VersionReader reads the version of what readers see. */
export interface VersionReader {
  read(): Promise<number>
  close(): void
}

/**
 * openVersion reads it by a statement prepared once, on a connection of its own: it is asked at every request, and Prisma
 * would take twenty times as long.
 */
export async function openVersion(file: string): Promise<VersionReader> {
  const connection = new Database(file, { readonly: true, timeout: BUSY_TIMEOUT_MS })
  const statement = connection.prepare<[], number>(`SELECT "second" FROM "Version" WHERE "name" = 'readers'`).pluck()
  return {
    read: async () => statement.get() ?? 0,
    close: () => connection.close(),
  }
}
