import { createHmac, randomBytes, randomInt } from 'node:crypto'
import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { z } from 'zod'

/** SecondFactorCodes makes and checks one-time codes and backup codes. What is kept of both is sealed with the server's secret. */
export interface SecondFactorCodes {
  /** A secret to share with an app that makes codes, as it is kept. */
  make(): Promise<string>
  /** What the app is told of it: to type, in groups of four, and as the address that a QR code holds. */
  shown(sealed: string, email: string): Promise<{ key: string; uri: string }>
  /** Whether what was sealed can be read: not any more, where the server's secret was changed since. */
  canRead(sealed: string): Promise<boolean>
  /** The time step that a code belongs to, a step before and after now counted in; null: it belongs to none. */
  stepOf(sealed: string, code: string, at: Date): Promise<number | null>
  /** Codes to keep on paper for when the app is lost, and what is kept of them. */
  makeBackupCodes(): Promise<{ codes: string[]; sealed: string }>
  countBackupCodes(sealed: string): Promise<number>
  /** What is kept of one backup code, however it was typed. */
  hashBackupCode(code: string): string
}

// RFC 6238, with what every app takes for granted.
const STEP_MS = 30_000
const STEPS_ASIDE = [-1, 0, 1]
// RFC 4226 asks for 128 bits or more, and advises 160.
const SECRET_BYTES = 20
const ISSUER = 'Claimtrail'

const BACKUP_CODES = 10
const GROUPS = 3
const GROUP_LENGTH = 5
// Without letters and digits that look alike: they are typed from paper.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/**
 * createSecondFactorCodes makes one-time codes after RFC 6238 (TOTP: six digits of HMAC-SHA-1, a new one every 30 s). The sign-in
 * library reads what is sealed here: it is sealed as the library does.
 */
export function createSecondFactorCodes(secret: string): SecondFactorCodes {
  const seal = (data: string) => symmetricEncrypt({ key: secret, data })
  const open = (data: string) => symmetricDecrypt({ key: secret, data })
  const hashBackupCode = (code: string) =>
    createHmac('sha256', secret).update(`backup code|${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`).digest('base64url')
  return {
    make: () => seal(randomBytes(SECRET_BYTES).toString('base64url')),
    async shown(sealed, email) {
      const key = await open(sealed)
      return { key: (base32.encode(key, { padding: false }).match(/.{1,4}/g) ?? []).join(' '), uri: createOTP(key).url(ISSUER, email) }
    },
    canRead: (sealed) => open(sealed).then(() => true, () => false),
    async stepOf(sealed, code, at) {
      const one = createOTP(await open(sealed))
      const now = Math.floor(at.getTime() / STEP_MS)
      for (const step of STEPS_ASIDE.map((aside) => now + aside)) if ((await one.hotp(step)) === code) return step
      return null
    },
    async makeBackupCodes() {
      const codes = Array.from({ length: BACKUP_CODES }, makeBackupCode)
      return { codes, sealed: await seal(JSON.stringify(codes.map(hashBackupCode))) }
    },
    countBackupCodes: async (sealed) => z.array(z.string()).parse(JSON.parse(await open(sealed))).length,
    hashBackupCode,
  }
}

function makeBackupCode(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}
