import { createHmac, timingSafeEqual } from 'node:crypto'
import { cookieName } from './cookie-name.js'

/** SessionCookie reads the cookie that the sign-in library gave a browser with its session. */
export interface SessionCookie {
  /** The session's token, where the cookie is one that this server signed; else null. */
  tokenIn(headers: { cookie?: string | undefined }): string | null
}

/**
 * sessionCookie: the library would do it, and read the session, in ten times the time; it is asked at every request. The value is
 * "token.signature", percent-encoded; the signature is the HMAC-SHA-256 of the token with the server's secret, in base64.
 */
export function sessionCookie({ secret, isSecure }: { secret: string; isSecure: boolean }): SessionCookie {
  const start = `${cookieName('claimtrail', isSecure)}.session_token=`
  const isSigned = (token: string, signature: string): boolean => {
    const [given, right] = [Buffer.from(signature, 'base64'), createHmac('sha256', secret).update(token).digest()]
    return given.length === right.length && timingSafeEqual(given, right)
  }
  return {
    tokenIn({ cookie = '' }) {
      for (const pair of cookie.split(/; */)) {
        if (!pair.startsWith(start)) continue
        const value = decoded(pair.slice(start.length))
        const at = value.lastIndexOf('.')
        if (at > 0 && isSigned(value.slice(0, at), value.slice(at + 1))) return value.slice(0, at)
      }
      return null
    },
  }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
