import { cookieName } from './cookie-name.js'

/** HalfWay is a sign-in that waits for a code, as a request names it. */
export interface HalfWay {
  /** The one cookie, as a Cookie header: of a request's others the library would take the session that goes on. */
  cookie: string
  /** By which the database knows what waits for a code. */
  identifier: string
}

/** halfWayCookie reads the cookie by which a browser goes on with a sign-in that asked for a code. */
export function halfWayCookie(isSecure: boolean): { of(headers: { cookie?: string | undefined }): HalfWay | null } {
  // The sign-in library's name of it.
  const name = `${cookieName('claimtrail', isSecure)}.two_factor`
  return {
    of({ cookie = '' }) {
      const found = cookie.split(/; */).find((pair) => pair.startsWith(`${name}=`))
      if (found === undefined) return null
      const [identifier = ''] = found.slice(name.length + 1).split('.')
      return { cookie: found, identifier }
    },
  }
}
