import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { cookieName } from './cookie-name.js'

/** DeviceCookies tell the browsers in which somebody signed in before, so that who guesses elsewhere does not lock them out. */
export interface DeviceCookies {
  /** The device's id, where its cookie says that this e-mail address signed in there; else null. */
  known(headers: { cookie?: string | undefined }, email: string): string | null
  /** The Set-Cookie value by which this device is known from now on. */
  issue(email: string): string
}

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60
const ID_BYTES = 16

/**
 * createDeviceCookies signs them with the secret; nothing of them is kept here. One browser may hold those of several people.
 * A cookie lets nobody in: it only takes failures on this device apart from those elsewhere.
 * Source: OWASP, Slow Down Online Guessing Attacks with Device Cookies.
 */
export function createDeviceCookies({ secret, isSecure }: { secret: string; isSecure: boolean }): DeviceCookies {
  const sign = (id: string, email: string) => createHmac('sha256', secret).update(`device|${id}|${folded(email)}`).digest('base64url')
  return {
    known({ cookie }, email) {
      const [id = '', signature = ''] = (valueIn(cookie ?? '', nameFor(email, isSecure)) ?? '').split('.')
      return id !== '' && isEqual(signature, sign(id, email)) ? id : null
    },
    issue(email) {
      const id = randomBytes(ID_BYTES).toString('base64url')
      const attributes = `Max-Age=${ONE_YEAR_SECONDS}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
      return `${nameFor(email, isSecure)}=${id}.${sign(id, email)}; ${attributes}`
    },
  }
}

function nameFor(email: string, isSecure: boolean): string {
  return cookieName(`claimtrail.device.${createHash('sha256').update(folded(email)).digest('hex').slice(0, 8)}`, isSecure)
}

function folded(email: string): string {
  return email.trim().toLowerCase()
}

function valueIn(cookies: string, name: string): string | undefined {
  return cookies.split(/; */).find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1)
}

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
