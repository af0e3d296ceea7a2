// What PostgreSQL says when it does not do what it was asked, in the words of the domain.
import { StoreBusy, StoreSilent, StoreUnwritable } from '../../domain/errors.js'

/** pgCode answers PostgreSQL's own code of what went wrong ("28P01"), or the system's ("ECONNREFUSED"), wherever the libraries above keep it; null where none does. */
export function pgCode(error: unknown): string | null {
  for (let at: unknown = error; typeof at === 'object' && at !== null; at = inside(at)) {
    for (const code of [(at as Coded).originalCode, (at as Coded).code]) {
      if (typeof code === 'string' && (SQLSTATE.test(code) || SYSTEM.test(code))) return code
    }
  }
  return null
}

interface Coded {
  code?: unknown
  originalCode?: unknown
  kind?: unknown
  cause?: unknown
  errors?: unknown[]
  message?: unknown
  meta?: { driverAdapterError?: unknown }
}

// Prisma's own codes are P and four digits: no state of SQL.
const SQLSTATE = /^(?!P\d{4}$)[0-9A-Z]{5}$/
const SYSTEM = /^E[A-Z]{4,}$/

// Prisma keeps the driver's error in its meta, and that one the library's in its cause; Node gathers what each address of a name said.
function inside(error: object): unknown {
  const { meta, cause, errors } = error as Coded
  return meta?.driverAdapterError ?? cause ?? errors?.[0]
}

const AGAIN = new Set(['40001', '40P01'])
const BUSY = new Set(['55P03', ...AGAIN])
const FULL = new Set(['53100', '53200'])
const REFUSED = new Set(['25006', '42501', '58030'])
// Its connections broke or could not be had: class 08, too many of them, and a server that ends, starts or was killed.
const SILENT = /^(?:08|57P0[1-5]|53300)/
const SILENT_KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'])
const SILENT_MESSAGES = /^(?:timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout)/

/** isToTryAgain says whether the same transaction may succeed now: two kept each other waiting, and this one was given up. */
export function isToTryAgain(error: unknown): boolean {
  return AGAIN.has(pgCode(error) ?? '')
}

/** inWords answers a failure of the database as StoreBusy, StoreSilent or StoreUnwritable; any other error as it is. */
export function inWords(error: unknown): unknown {
  const code = pgCode(error)
  if (code !== null && BUSY.has(code)) return new StoreBusy({ cause: error })
  if (code !== null && FULL.has(code)) return new StoreUnwritable('full', { cause: error })
  if (code !== null && REFUSED.has(code)) return new StoreUnwritable('refused', { cause: error })
  return isSilent(error, code) ? new StoreSilent({ cause: error }) : error
}

function isSilent(error: unknown, code: string | null): boolean {
  if (code !== null && (SILENT.test(code) || SYSTEM.test(code))) return true
  for (let at: unknown = error; typeof at === 'object' && at !== null; at = inside(at)) {
    const { kind, message } = at as Coded
    if (typeof kind === 'string' && SILENT_KINDS.has(kind)) return true
    if (typeof message === 'string' && SILENT_MESSAGES.test(message)) return true
    // Prisma: no connection could be had in time for a transaction, or it broke in the middle of one.
    if ((at as Coded).code === 'P2028' || (at as Coded).code === 'P2024') return true
  }
  return false
}

/** openingProblem answers in words what keeps a database from being opened; null for what is no fault of it. */
export function openingProblem(error: unknown): string | null {
  const code = pgCode(error)
  if (code === '28P01' || code === '28000') return 'refuses this user or password: mend them in DATABASE_URL, or what pg_hba.conf says of them'
  if (code === '3D000') return 'has no such database: make it (createdb), or name another in DATABASE_URL'
  if (code === '42501') return 'does not let this user make its tables: give it the database (ALTER DATABASE … OWNER TO …)'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'has a name that nobody knows: mend the host in DATABASE_URL'
  if (isSilent(error, code)) return 'does not answer: start it, or mend host and port in DATABASE_URL'
  return null
}
