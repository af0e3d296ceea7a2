import pino, { type DestinationStream } from 'pino'

/** Log writes what happened as one line of JSON. It gets no password, no token and no e-mail address. */
export interface Log {
  info(what: LogLine): void
  warn(what: LogLine): void
}

export interface LogLine {
  event: 'sign_in' | 'sign_in_failed' | 'sign_in_refused' | 'not_noted'
  /** Null: the e-mail address that was typed has no account, and may be somebody's password. */
  userId?: string | null
  address?: string
  device?: 'known' | 'new'
  /** In how many seconds another try is taken. */
  waitSeconds?: number
  reason?: string
}

const STDERR = 2

/** createLog writes to stderr, for stdout holds the one line that says where the server is; or to another stream. */
export function createLog(stream: DestinationStream = pino.destination({ fd: STDERR, sync: true })): Log {
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } }, stream)
}
