import { isAPIError } from 'better-auth/api'
import { GIVEN_PASSWORD_MS, SESSION_IDLE_MS, type Owed, type Recognised } from '../../domain/account.js'
import { roles, type Person, type Role } from '../../domain/permission.js'
import type { PasswordHashes } from '../../desk/people/password-hashes.js'
import { createSecondFactorCodes, type SecondFactorCodes } from '../../desk/people/second-factor-codes.js'
import type { Store } from '../../storage/store.js'
import { createDeviceCookies, type DeviceCookies } from './device-cookies.js'
import { halfWayCookie, type HalfWay } from './half-way.js'
import { createSeldom } from './seldom.js'
import { sessionCookie } from './session-cookie.js'
import { ADDRESS_HEADER, createSignInLibrary } from './sign-in-library.js'

/** Authentication says who is asking. Cookies come as whole Set-Cookie values. */
export interface Authentication {
  /**
   * Starts a session, or answers why not; an unknown e-mail address takes as long as a wrong password. Where a code is asked
   * for too, the cookies are good for ten minutes, and for giveCode only.
   */
  signIn(attempt: SignInAttempt): Promise<Entry>
  /** Goes on with a sign-in that asked for a code: one of the app's, or a backup code. */
  giveCode(attempt: CodeAttempt): Promise<CodeEntry>
  /** Whether the request's cookies say that a sign-in waits for a code. */
  waitsForCode(headers: RequestHeaders): boolean
  /** Ends the session that the request's cookies name, if any, and takes the cookies back. */
  signOut(headers: RequestHeaders): Promise<{ cookies: string[] }>
  /**
   * The session that the request's cookies name, and its person with the role they have now; null where it has ended. `isByItself`: the
   * page asks without its person, so that a session nobody uses ends all the same.
   */
  sessionOf(headers: RequestHeaders, isByItself?: boolean): Promise<SignedIn | null>
  /** The browsers in which people signed in before. */
  devices: DeviceCookies
  codes: SecondFactorCodes
}

/** Entry is what came of an e-mail address and a password. */
export type Entry =
  | { came: 'in'; cookies: string[] }
  | { came: 'half_way'; cookies: string[] }
  /** The password was given by somebody else, and nobody changed it in time. */
  | { came: 'too_late' }
  | { came: 'wrong' }

/** CodeEntry is what came of a code, and of whom it was asked. */
export type CodeEntry =
  | { came: 'in'; cookies: string[]; person: Person; by: CodeKind }
  /** `isSpent`: it was right, and was taken before. */
  | { came: 'wrong'; person: Person; by: CodeKind; isSpent: boolean }
  /** Too many wrong ones: for a quarter of an hour none of this person is taken. */
  | { came: 'locked'; person: Person; by: CodeKind }
  /** What would tell whether it is right was sealed with a secret that the server has no more. */
  | { came: 'unreadable'; person: Person; by: CodeKind }
  /** The sign-in is to be begun again: it took too long, or had too many wrong codes. */
  | { came: 'over' }

/** CodeKind says what a code was: of the person's app, or one kept on paper. */
export type CodeKind = 'code' | 'backup code'

export interface SignedIn {
  actor: Person
  sessionId: string
  /** What the person must see to before they work here; null: nothing. */
  owes: Owed | null
}

export interface CodeAttempt {
  headers: RequestHeaders
  code: string
  ip: string
  userAgent: string
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
  const codes = createSecondFactorCodes(secret)
  const halfWay = halfWayCookie(isSecure)
  const session = sessionCookie({ secret, isSecure })
  const auth = createSignInLibrary(store, { secret, publicUrl, passwords, isSecure })

  // A hash made more cheaply than today's is replaced while the password is at hand. Nobody waits for it, nor is refused for it:
  // where it fails, the next sign-in tries again.
  async function renewHash(userId: string, password: string): Promise<void> {
    const hash = await store.users.passwordHash(userId)
    if (hash === null || !passwords.isOutdated(hash)) return
    const renewed = await passwords.make(password)
    await store.write((tx) => tx.users.renewHash(userId, hash, renewed))
  }

  // What the library takes is looked at before as well, for it takes a code again within its minute and a half.
  async function giveOneTimeCode(person: Person, code: string, { cookie }: HalfWay, from: CodeAttempt): Promise<CodeEntry> {
    const factor = await store.secondFactors.ofUser(person.id)
    const step = factor && (await codes.stepOf(factor.secret, code, new Date()))
    const spent: CodeEntry = { came: 'wrong', person, by: 'code', isSpent: true }
    if (factor && step !== null && step <= (factor.spentStep ?? 0)) return spent
    const entry = await entryBy('code', person, () => auth.api.verifyTOTP({ body: { code }, headers: headersFrom({ ...from, cookie }), returnHeaders: true }))
    if (entry.came !== 'in' || (step !== null && (await store.write((tx) => tx.secondFactors.spend(person.id, step))))) return entry
    await auth.api.signOut({ headers: headersOf({ cookie: sentBack(entry.cookies) }) })
    return spent
  }

  function giveBackupCode(person: Person, code: string, { cookie }: HalfWay, from: CodeAttempt): Promise<CodeEntry> {
    const body = { code: codes.hashBackupCode(code) }
    return entryBy('backup code', person, () => auth.api.verifyBackupCode({ body, headers: headersFrom({ ...from, cookie }), returnHeaders: true }))
  }

  async function hasEnded(person: Person | null, at: Date): Promise<boolean> {
    const account = person && (await store.users.account(person.id, at))
    return account?.passwordGivenAt != null && at.getTime() - account.passwordGivenAt.getTime() >= GIVEN_PASSWORD_MS
  }

  async function fits(person: Person, password: string): Promise<boolean> {
    const hash = await store.users.passwordHash(person.id)
    return hash !== null && passwords.fits(hash, password)
  }

  return {
    async signIn({ email, password, ip, userAgent }) {
      const person = await store.users.findByEmail(email.trim().toLowerCase())
      if (person && (await hasEnded(person, new Date()))) return { came: (await fits(person, password)) ? 'too_late' : 'wrong' }
      try {
        const body = { email: email.trim(), password }
        const answer = await auth.api.signInEmail({ body, headers: headersFrom({ ip, userAgent }), returnHeaders: true })
        if (person) renewHash(person.id, password).catch(() => undefined)
        return { came: 'twoFactorRedirect' in answer.response ? 'half_way' : 'in', ...cookiesOf(answer) }
      } catch (error) {
        if (!isAPIError(error)) throw error
        // What can be nobody's address takes as long as what is nobody's: a try costs its sender the same whatever was typed.
        if (error.status === 'BAD_REQUEST') await passwords.make(password)
        else if (error.status !== 'UNAUTHORIZED') throw error
        return { came: 'wrong' }
      }
    },
    async giveCode(attempt) {
      const cookie = halfWay.of(attempt.headers)
      const userId = cookie && (await store.sessions.halfWay(cookie.identifier))
      const person = userId ? await store.users.find(userId) : null
      if (!cookie || !person) return { came: 'over' }
      const code = attempt.code.replace(/\s/g, '')
      const by = /^\d{6}$/.test(code) ? 'code' : 'backup code'
      const factor = await store.secondFactors.ofUser(person.id)
      if (factor && !(await codes.canRead(factor.secret))) return { came: 'unreadable', person, by }
      return by === 'code' ? giveOneTimeCode(person, code, cookie, attempt) : giveBackupCode(person, code, cookie, attempt)
    },
    waitsForCode: (headers) => halfWay.of(headers) !== null,
    async signOut(request) {
      return cookiesOf(await auth.api.signOut({ headers: headersOf(request), returnHeaders: true }))
    },
    async sessionOf(request, isByItself = false) {
      const token = session.tokenIn(request)
      const found = token === null ? null : await store.sessions.byToken(token)
      if (!found) return null
      const { sessionId, expiresAt, seenAt, person, disabledAt } = found
      const now = new Date()
      // The library forgets one that has ended when it meets it.
      if (expiresAt <= now) return auth.api.getSession({ headers: headersOf(request) }).then(() => null)
      if (disabledAt || !isRole(person.role) || now.getTime() - seenAt.getTime() >= SESSION_IDLE_MS) return null
      if (!isByItself && seen.isDue(sessionId, seenAt, now)) {
        // A store that is busy must not keep the page waiting, nor fail it: the next request tries again.
        store.write((tx) => tx.sessions.seen(sessionId, now), sessionId).catch(() => undefined)
      }
      return { actor: { ...person, role: person.role }, sessionId, owes: owedBy(found) }
    },
    devices: createDeviceCookies({ secret, isSecure }),
    codes,
  }
}

function headersFrom({ ip, userAgent, cookie }: { ip: string; userAgent: string; cookie?: string }): Headers {
  return new Headers({ [ADDRESS_HEADER]: ip, 'user-agent': userAgent, ...(cookie !== undefined && { cookie }) })
}

function headersOf({ cookie }: RequestHeaders): Headers {
  return new Headers(cookie === undefined ? {} : { cookie })
}

function cookiesOf({ headers }: { headers: Headers }): { cookies: string[] } {
  return { cookies: headers.getSetCookie() }
}

function owedBy({ passwordGivenAt, hasSecondFactor, asksSecondFactor }: Recognised): Owed | null {
  if (passwordGivenAt) return 'password'
  return asksSecondFactor && !hasSecondFactor ? 'second_factor' : null
}

function isRole(role: string | null | undefined): role is Role {
  return roles.some((known) => known === role)
}

async function entryBy(by: CodeKind, person: Person, verify: () => Promise<{ headers: Headers }>): Promise<CodeEntry> {
  try {
    return { came: 'in', person, by, ...cookiesOf(await verify()) }
  } catch (error) {
    if (!isAPIError(error)) throw error
    const code = error.body?.code
    if (code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE') return { came: 'wrong', person, by, isSpent: false }
    if (code === 'ACCOUNT_TEMPORARILY_LOCKED') return { came: 'locked', person, by }
    if (error.statusCode < 500) return { came: 'over' }
    throw error
  }
}

// What a browser would send back of the cookies that it was given.
function sentBack(cookies: string[]): string {
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ')
}
