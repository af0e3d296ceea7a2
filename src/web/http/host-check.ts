import { isIP } from 'node:net'
import type { RequestHandler } from 'express'
import type { Log } from './log.js'
import { isLoopback } from '../../domain/loopback.js'
import { whoAndWhere } from './who-and-where.js'

export interface HostCheckOptions {
  /** The origin under which people reach the server; null: they reach it directly. */
  publicUrl: string | null
  /** The address or the name that the server listens on. */
  host: string
}

// They tell nothing, and what asks them often knows only an address of its own.
const HEALTH = new Set(['/healthz', '/readyz'])
const LONGEST_NAME = 255
const WILDCARDS = new Set(['0.0.0.0', '::'])

/**
 * hostCheck refuses requests for a name that is not ours: another site whose name is made to lead here could otherwise
 * read our pages in a visitor's browser (DNS rebinding). Programs that send no Host at all are no browsers, and pass.
 */
export function hostCheck(options: HostCheckOptions, log: Log): RequestHandler {
  return (request, response, next) => {
    const name = nameIn(request.get('Host'))
    if (name === null || HEALTH.has(request.path) || isOurs(name, options)) next()
    else {
      log.warn({ event: 'foreign_host', ...whoAndWhere(response), status: 421, from: name.slice(0, LONGEST_NAME) })
      response.status(421).type('text').send(WORDS)
    }
  }
}

const WORDS =
  'This server is not reached by the name in this request. If the name is right, whoever runs Claimtrail sets CLAIMTRAIL_URL to its address.\n'

/** namesUs says the same of a Host header, before the app is asked. */
export function namesUs(header: string | undefined, options: HostCheckOptions): boolean {
  const name = nameIn(header)
  return name === null || isOurs(name, options)
}

/** isOurs says whether a host name (lower case, without brackets and port) is one by which people may reach the server. */
export function isOurs(name: string, { publicUrl, host }: HostCheckOptions): boolean {
  if (name === 'localhost' || isLoopback(name)) return true
  if (publicUrl !== null) return name === nameIn(new URL(publicUrl).host)
  // Listening everywhere, it has every address of its machine; no site can make its name an address.
  return WILDCARDS.has(host) ? isIP(name) !== 0 : name === nameIn(host.includes(':') ? `[${host}]` : host)
}

// The name in a Host header, "Claims.example.:3000" as "claims.example"; null where there is none.
function nameIn(header: string | undefined): string | null {
  if (header === undefined || header === '') return null
  const [, bracketed, plain = header] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d*)?$/.exec(header) ?? []
  return (bracketed ?? plain).toLowerCase().replace(/\.$/, '')
}
