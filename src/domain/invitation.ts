import type { Role } from './permission.js'

/** Invitation is that somebody who has no account may make theirs, by a link that is told once. */
export interface Invitation {
  id: string
  email: string
  name: string
  role: Role
  /** Null: the command line. */
  createdById: string | null
  createdByName: string
  createdAt: Date
  /** From when on its link does not work. */
  expiresAt: Date
  acceptedAt: Date | null
  /** Whose account it became. */
  userId: string | null
  revokedAt: Date | null
}

/** How long an invitation's link works. */
export const INVITATION_MS = 7 * 24 * 60 * 60_000

export type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired'

/** stateOf says what an invitation is at this time. */
export function stateOf({ acceptedAt, revokedAt, expiresAt }: Pick<Invitation, 'acceptedAt' | 'revokedAt' | 'expiresAt'>, at: Date): InvitationState {
  if (acceptedAt !== null) return 'accepted'
  if (revokedAt !== null) return 'revoked'
  return expiresAt <= at ? 'expired' : 'open'
}
