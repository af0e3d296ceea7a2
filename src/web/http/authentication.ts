import { betterAuth } from 'better-auth/minimal'
import { isAPIError } from 'better-auth/api'
import { ulid } from 'ulid'
import { roles, type Person, type Role } from '../../domain/permission.js'
import { accountDatabase } from '../../storage/accounts.js'
import type { Store } from '../../storage/store.js'

/** Authentication says who is asking. Cookies come as whole Set-Cookie values. */
export interface Authentication {
  /** Starts a session, or answers null; an unknown e-mail address takes as long as a wrong password. */
  signIn(attempt: SignInAttempt): Promise<{ cookies: string[] } | null>
  /** Ends the session that the request's cookies name, if any, and takes the cookies back. */
  signOut(headers: RequestHeaders): Promise<{ cookies: string[] }>
  /** The person whose session the request's cookies name, with the role they have now. */
  actorOf(headers: RequestHeaders): Promise<Person | null>
}

export interface SignInAttempt {
  email: string
  password: string
  /** The client's address and program, kept with the session for its owner to recognise. */
  ip: string
  userAgent: string
}

/** RequestHeaders is what is read of a request: Express's `request.headers` will do. */
export interface RequestHeaders {
  cookie?: string | undefined
}

// No sliding: a session ends this long after its sign-in, so that reading a page never writes.
const SESSION_SECONDS = 14 * 24 * 60 * 60
const ADDRESS_HEADER = 'x-client-address'

/**
 * createAuthentication sets up sign-in by e-mail and password with sessions in the database. Nobody signs up by
 * themselves: addUser makes accounts. `publicUrl` decides only whether cookies are for https alone; that a form came
 * from our own pages is the server's to check.
 */
export function createAuthentication(
  store: Store,
  { secret, publicUrl }: { secret: string; publicUrl: string | null },
): Authentication {
  const auth = betterAuth({
    appName: 'Claimtrail',
    secret,
    // Its own routes are not served, so it never builds an address from this.
    baseURL: publicUrl ?? 'http://localhost',
    database: accountDatabase(store),
    emailAndPassword: { enabled: true, disableSignUp: true },
    user: { additionalFields: { role: { type: 'string', input: false } } },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'claimtrail',
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      database: { generateId: () => ulid() },
      // Of all headers only the one set below: what the client claims of its own address is not believed.
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
  })

  return {
    async signIn({ email, password, ip, userAgent }) {
      const headers = new Headers({ [ADDRESS_HEADER]: ip, 'user-agent': userAgent })
      try {
        const body = { email: email.trim(), password }
        return cookiesOf(await auth.api.signInEmail({ body, headers, returnHeaders: true }))
      } catch (error) {
        if (isAPIError(error) && (error.status === 'UNAUTHORIZED' || error.status === 'BAD_REQUEST')) return null
        throw error
      }
    },
    async signOut(request) {
      return cookiesOf(await auth.api.signOut({ headers: headersOf(request), returnHeaders: true }))
    },
    async actorOf(request) {
      if (!request.cookie) return null
      const session = await auth.api.getSession({ headers: headersOf(request) })
      if (!session) return null
      const { id, name, email, role } = session.user
      return isRole(role) ? { id, name, email, role } : null
    },
  }
}

function headersOf({ cookie }: RequestHeaders): Headers {
  return new Headers(cookie === undefined ? {} : { cookie })
}

function cookiesOf({ headers }: { headers: Headers }): { cookies: string[] } {
  return { cookies: headers.getSetCookie() }
}

function isRole(role: string | null | undefined): role is Role {
  return roles.some((known) => known === role)
}
