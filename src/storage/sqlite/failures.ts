// What SQLite says when it does not write, in the words of the domain.
import { StoreBusy, StoreUnwritable } from '../../domain/errors.js'

/** sqliteCode answers SQLite's own name of what went wrong ("SQLITE_BUSY"), wherever the libraries above it keep it, or null. */
export function sqliteCode(error: unknown): string | null {
  for (let at: unknown = error; typeof at === 'object' && at !== null; at = inside(at)) {
    for (const code of [(at as Coded).originalCode, (at as Coded).code]) {
      if (typeof code === 'string' && code.startsWith('SQLITE_')) return code
    }
  }
  return null
}

interface Coded {
  code?: unknown
  originalCode?: unknown
  cause?: unknown
  meta?: { driverAdapterError?: unknown }
}

// Prisma keeps the driver's error in its meta, and that one the library's in its cause.
function inside(error: object): unknown {
  const { meta, cause } = error as Coded
  return meta?.driverAdapterError ?? cause
}

/** isBusy says whether another connection holds the lock that was asked for. */
export function isBusy(error: unknown): boolean {
  return sqliteCode(error)?.startsWith('SQLITE_BUSY') ?? false
}

// A quota that is used up and a file system that was set to read only come as errors of input and output.
const REFUSED = /^SQLITE_(?:IOERR|READONLY|CANTOPEN)/

/** inWords answers a failure to write as StoreBusy or StoreUnwritable; any other error as it is. */
export function inWords(error: unknown): unknown {
  const code = sqliteCode(error)
  if (code === null) return error
  if (code.startsWith('SQLITE_BUSY')) return new StoreBusy({ cause: error })
  if (code === 'SQLITE_FULL') return new StoreUnwritable('full', { cause: error })
  return REFUSED.test(code) ? new StoreUnwritable('refused', { cause: error }) : error
}
