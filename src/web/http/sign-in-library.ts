import { betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { ulid } from 'ulid'
import type { PasswordHashes } from '../../desk/people/password-hashes.js'
import { SESSION_MS } from '../../domain/account.js'
import { accountDatabase } from '../../storage/accounts.js'
import type { Store } from '../../storage/store.js'
import { cookieName } from './cookie-name.js'

/** The header in which the library is told the client's address. */
export const ADDRESS_HEADER = 'x-client-address'
const CODE_SECONDS = 10 * 60

export interface SignInLibraryParts {
  secret: string
  publicUrl: string | null
  passwords: PasswordHashes
  /** Whether cookies are for https alone. */
  isSecure: boolean
}

/** createSignInLibrary sets better-auth up as we use it: called, never served. */
export function createSignInLibrary(store: Store, { secret, publicUrl, passwords, isSecure }: SignInLibraryParts) {
  return betterAuth({
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
        passwordGivenAt: { type: 'date', required: false, input: false },
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
    plugins: [
      twoFactor({
        twoFactorCookieMaxAge: CODE_SECONDS,
        // Hashed before they get here.
        backupCodeOptions: { storeBackupCodes: 'encrypted' },
        schema: { user: { fields: { twoFactorEnabled: 'hasSecondFactor' } }, twoFactor: { modelName: 'secondFactor' } },
      }),
    ],
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
}
