import pino, { type DestinationStream } from 'pino'
import { createFloodGate, type Limits } from './flood-gate.js'

/** Log writes what happened as one line of JSON. It gets no password, no token, no e-mail address and no text of anybody. */
export interface Log {
  /** Never left out: whoever causes one has proved who they are. */
  info(what: LogLine): void
  warn(what: LogLine): void
  /** Our own mistakes, and what could not be saved. */
  error(what: LogLine): void
  /** Writes how many lines were left out since the last count: the program ends. */
  close(): void
}

export interface LogLine {
  event: LogEvent
  requestId?: string
  /** Null: nobody who is signed in; of a sign-in, that the e-mail address typed has no account, and may be somebody's password. */
  userId?: string | null
  /** The client's. */
  address?: string
  method?: string
  /** Without its query, in which people search. */
  path?: string
  status?: number
  device?: 'known' | 'new'
  /** By what a sign-in was decided. */
  factor?: 'password' | 'code' | 'backup code'
  /** In how many seconds another try is taken. */
  waitSeconds?: number
  /** The host name that was asked for, or the origin that a form came from. */
  from?: string
  /** What was not allowed. */
  action?: string
  reason?: string
  /** The kind of a job, and which. */
  job?: string
  jobId?: string
  /** The error's class, and where it was thrown. */
  error?: string
  stack?: string
}

export type LogEvent =
  | 'sign_in' | 'sign_in_failed' | 'sign_in_refused' | 'sign_out' | 'password_wrong'
  | 'token_refused' | 'act_refused' | 'form_from_elsewhere' | 'foreign_host' | 'too_many'
  | 'mistake' | 'not_saved' | 'not_noted' | 'job_failed' | 'job_dead'

const STDERR = 2
// More than sign-in lets one address fail without waiting, so that of failed sign-ins none is left out but in a flood from everywhere.
const MOST: Limits = { anAddress: 120, together: 1_000 }

export interface LogOptions {
  /** How many lines of one event are written in a minute; what is left out is counted. */
  most?: Limits
  now?: () => number
}

/** createLog writes to stderr, for stdout holds the one line that says where the server is; or to another stream. */
export function createLog(stream: DestinationStream = pino.destination({ fd: STDERR, sync: true }), { most = MOST, now = Date.now }: LogOptions = {}): Log {
  const lines = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } }, stream)
  const gate = createFloodGate<LogEvent>((left) => lines.warn({ event: 'left_out', ...left }), most, now)
  return {
    info: (what) => lines.info(what),
    warn: (what) => void (gate.lets(what.event, what.address) && lines.warn(what)),
    error: (what) => void (gate.lets(what.event, what.address) && lines.error(what)),
    close: () => gate.settle(),
  }
}
