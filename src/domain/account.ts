import type { Person } from './permission.js'

/** Account is a person as an admin sees them: who they are and what they hold. */
export interface Account {
  person: Person
  createdAt: Date
  /** Since when the person may not sign in; null: they may. */
  disabledAt: Date | null
  /** When somebody else gave them the password that they have; null: they chose it. */
  passwordGivenAt: Date | null
  /** Since when signing in asks them for a code too; null: it does not. */
  secondFactorSince: Date | null
  /** How many sign-ins have not ended. */
  sessionCount: number
  /** How many tokens still work. */
  tokenCount: number
}

/** Session is one sign-in that has not ended. */
export interface Session {
  id: string
  userId: string
  createdAt: Date
  /** About when its person last asked for a page: at most ten minutes before they did. */
  seenAt: Date
  address: string | null
  userAgent: string | null
}

/** What a person must see to before they work here: a password of their own choice, a second factor where their role asks for one. */
export type Owed = 'password' | 'second_factor'

/** SecondFactor is what makes a person's one-time codes. */
export interface SecondFactor {
  userId: string
  /** Sealed. */
  secret: string
  backupCodes: string
  /** Whether its person proved that they hold it; until then signing in does not ask for it. */
  verified: boolean
  /** The time step of the last code taken (RFC 6238). */
  spentStep: number | null
  createdAt: Date
}

/** How long a second factor that is being set up waits for its first code. */
export const SETTING_UP_MS = 15 * 60_000

/** How long a password that somebody else gave works, for its person to choose their own. */
export const GIVEN_PASSWORD_MS = 7 * 24 * 60 * 60_000

/** EVERYWHERE stands for all sessions of a person where one of them could be named by its id. */
export const EVERYWHERE = 'everywhere'

/** ApiToken is what lets a program act as its person. */
export interface ApiToken {
  id: string
  userId: string
  name: string
  createdAt: Date
  /** From when on it does not work; null: it was made before tokens had an end. */
  expiresAt: Date | null
  /** About when it was last used, to the hour; null: never, or not since that is kept. */
  usedAt: Date | null
  revokedAt: Date | null
}

/** hasEnded says whether a token works no more. */
export function hasEnded({ expiresAt, revokedAt }: Pick<ApiToken, 'expiresAt' | 'revokedAt'>, at: Date): boolean {
  return revokedAt !== null || (expiresAt !== null && expiresAt <= at)
}

/** How many days a token may be made for. */
export const tokenDays = [30, 90, 365] as const
export type TokenDays = (typeof tokenDays)[number]

/** A session ends when its person has asked for nothing so long … */
export const SESSION_IDLE_MS = 12 * 60 * 60_000
/** … and this long after the sign-in, whatever they do. */
export const SESSION_MS = 14 * 24 * 60 * 60_000

/** Recognised is a session with what is to be known of its person when they ask for a page. */
export interface Recognised {
  sessionId: string
  expiresAt: Date
  /** When they last asked for one; when they signed in where they did not since. */
  seenAt: Date
  person: { id: string; name: string; email: string; role: string }
  disabledAt: Date | null
  passwordGivenAt: Date | null
  hasSecondFactor: boolean
  /** Whether one is asked of everybody who has their role. */
  asksSecondFactor: boolean
}
