import { betterAuth } from 'better-auth/minimal'
import { isAPIError } from 'better-auth/api'
import { ulid } from 'ulid'
import { SESSION_IDLE_MS, SESSION_MS } from '../../domain/account.js'
import { roles, type Person, type Role } from '../../domain/permission.js'
import type { PasswordHashes } from '../../desk/people/password-hashes.js'
import { accountDatabase } from '../../storage/accounts.js'
import type { Store } from '../../storage/store.js'
import { cookieName } from './cookie-name.js'
import { createDeviceCookies, type DeviceCookies } from './device-cookies.js'
import { createSeldom } from './seldom.js'

/** Authentication says who is asking. Cookies come as whole Set-Cookie values. */
export interface Authentication {
  /** Starts a session, or answers null; an unknown e-mail address takes as long as a wrong password. */
  signIn(attempt: SignInAttempt): Promise<{ cookies: string[] } | null>
  /** Ends the session that the request's cookies name, if any, and takes the cookies back. */
  signOut(headers: RequestHeaders): Promise<{ cookies: string[] }>
  /** The session that the request's cookies name, and its person with the role they have now; null where it has ended. */
  sessionOf(headers: RequestHeaders): Promise<SignedIn | null>
  /** The browsers in which people signed in before. */
  devices: DeviceCookies
}

export interface SignedIn {
  actor: Person
  sessionId: string
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

// How exactly a session knows when its person was last here.
const SEEN_EVERY_MS = 10 * 60_000
const ADDRESS_HEADER = 'x-client-address'

/**
 * createAuthentication sets up sign-in by e-mail and password with sessions in the database. Nobody signs up by
 * themselves: addUser makes accounts. `publicUrl` decides only whether cookies are for https alone; that a form came
 * from our own pages is the server's to check.
 */
export function createAuthentication(
  store: Store,
  { secret, publicUrl, passwords }: { secret: string; publicUrl: string | null; passwords: PasswordHashes },
): Authentication {
  const isSecure = publicUrl?.startsWith('https:') ?? false
  const seen = createSeldom(SEEN_EVERY_MS)
  const auth = betterAuth({
    appName: 'Claimtrail',
    secret,
    // Its own routes are not served, so it never builds an address from this.
    baseURL: publicUrl ?? 'http://localhost',
    database: accountDatabase(store),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: (password) => passwords.make(password), verify: ({ hash, password }) => passwords.fits(hash, password) },
    },
    user: {
      additionalFields: {
        role: { type: 'string', input: false },
        disabledAt: { type: 'date', required: false, input: false },
      },
    },
    // No sliding: that a person was here is noted below, once in a while, and no answer waits for it.
    session: {
      expiresIn: SESSION_MS / 1_000,
      disableSessionRefresh: true,
      additionalFields: { seenAt: { type: 'date', required: false, input: false } },
    },
    // Whoever may not sign in is told what a wrong password is told.
    databaseHooks: {
      session: { create: { before: async ({ userId }) => ((await store.users.account(userId, new Date()))?.disabledAt ? false : undefined) } },
    },
    telemetry: { enabled: false },
    // What it cannot do it throws, and that is logged as all of ours is; what it would print is no line of the log.
    logger: { disabled: true },
    rateLimit: { enabled: false },
    advanced: {
      // Its own prefix would be __Secure-, which other hosts of the domain may set too.
      cookiePrefix: cookieName('claimtrail', isSecure),
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure },
      database: { generateId: () => ulid() },
      // Of all headers only the one set below: what the client claims of its own address is not believed.
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
  })

  // A hash made more cheaply than today's is replaced while the password is at hand. Nobody waits for it, nor is refused for it:
  // where it fails, the next sign-in tries again.
  async function renewHash(userId: string, password: string): Promise<void> {
    const hash = await store.users.passwordHash(userId)
    if (hash === null || !passwords.isOutdated(hash)) return
    const renewed = await passwords.make(password)
    await store.write((tx) => tx.users.renewHash(userId, hash, renewed))
  }

  return {
    async signIn({ email, password, ip, userAgent }) {
      const headers = new Headers({ [ADDRESS_HEADER]: ip, 'user-agent': userAgent })
      try {
        const body = { email: email.trim(), password }
        const answer = await auth.api.signInEmail({ body, headers, returnHeaders: true })
        renewHash(answer.response.user.id, password).catch(() => undefined)
        return cookiesOf(answer)
      } catch (error) {
        if (isAPIError(error) && (error.status === 'UNAUTHORIZED' || error.status === 'BAD_REQUEST')) return null
        throw error
      }
    },
    async signOut(request) {
      return cookiesOf(await auth.api.signOut({ headers: headersOf(request), returnHeaders: true }))
    },
    async sessionOf(request) {
      if (!request.cookie) return null
      const found = await auth.api.getSession({ headers: headersOf(request) })
      if (!found) return null
      const { user, session } = found
      const now = new Date()
      const { id, name, email, role, disabledAt } = user
      if (disabledAt || !isRole(role)) return null
      if (now.getTime() - (session.seenAt ?? session.createdAt).getTime() >= SESSION_IDLE_MS) return null
      if (seen.isDue(session.id, session.seenAt ?? session.createdAt, now)) {
        // A store that is busy must not keep the page waiting, nor fail it: the next request tries again.
        store.write((tx) => tx.sessions.seen(session.id, now)).catch(() => undefined)
      }
      return { actor: { id, name, email, role }, sessionId: session.id }
    },
    devices: createDeviceCookies({ secret, isSecure }),
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
