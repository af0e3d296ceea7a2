import { prismaAdapter } from 'better-auth/adapters/prisma'
import type { Store } from './store.js'

/** accountDatabase is the store's people, sign-ins and sessions in the form that the sign-in library works on. */
export function accountDatabase(store: Store): ReturnType<typeof prismaAdapter> {
  return prismaAdapter(store.accounts, { provider: store.provider })
}
