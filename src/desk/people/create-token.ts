import type { Actor } from '../../domain/permission.js'
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { tokenDays } from '../../domain/account.js'
import { NotFound } from '../../domain/errors.js'
import { DESK_CHAIN } from '../../storage/trail.js'
import { parseInput } from '../parse-input.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'

const TokenInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Name the token after the program that will use it.')
    .max(100, 'A token’s name can have at most 100 characters.'),
  /** How long it works. */
  days: z.literal([...tokenDays], `A token works for ${tokenDays.join(', ')} days.`).default(90),
})

const TOKEN_BYTES = 32
const DAY_MS = 24 * 60 * 60_000

/**
 * createToken makes a token by which a program acts as this person through the API, for 90 days unless `days` says
 * otherwise. `token` ("ct_" and 43 characters) is answered this once: only its SHA-256 is kept.
 * Throws InvalidInput, NotFound, NotAllowed.
 */
export async function createToken(
  desk: Desk,
  actor: Actor,
  userId: string,
  input: z.input<typeof TokenInput>,
): Promise<{ id: string; token: string; expiresAt: Date }> {
  const { name, days } = parseInput(TokenInput, input)
  const token = `ct_${randomBytes(TOKEN_BYTES).toString('base64url')}`
  const id = desk.newId()
  const createdAt = desk.now()
  const expiresAt = new Date(createdAt.getTime() + days * DAY_MS)

  return desk.store.write(async (tx) => {
    if (!(await tx.users.find(userId))) throw new NotFound('user', userId)
    permit(actor, 'manage_tokens', { ownerId: userId })
    await tx.tokens.insert({ id, userId, name, createdAt, expiresAt, usedAt: null, revokedAt: null }, tokenHash(token))
    await tx.trail.append({
      id: desk.newId(),
      chain: DESK_CHAIN,
      at: createdAt,
      actor,
      activity: 'create_token',
      subjectType: 'token',
      subjectId: id,
      before: null,
      after: { name, userId, expiresAt: expiresAt.toISOString() },
    })
    return { id, token, expiresAt }
  })
}

/** tokenHash answers what is kept of a token and looked up: its SHA-256 in hex. A token is random, so it needs no salt. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex')
}
