import type { Person } from './permission.js'

/** Account is a person as an admin sees them: who they are and what they hold. */
export interface Account {
  person: Person
  createdAt: Date
  /** Since when the person may not sign in; null: they may. */
  disabledAt: Date | null
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
