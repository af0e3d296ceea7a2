import { ipKeyGenerator } from 'express-rate-limit'
import { isStoreFailure, PasswordsBusy } from '../../domain/errors.js'
import { ALWAYS_OPEN, ATTEMPTS, type Store, type Transaction } from '../../storage/store.js'
import type { CountKeys } from './count-keys.js'
import { createSeldom } from './seldom.js'

/** TooManyTries is one address asking more often than a person would. */
export class TooManyTries extends Error {
  override name = 'TooManyTries'
  /** `afterSeconds`: when to try again, where we know. */
  constructor(message: string, readonly afterSeconds?: number) {
    super(message)
  }
}

/** waitWords says how long to wait. */
export function waitWords(seconds: number): string {
  return seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} seconds`
}

/** SignInLimit slows down whoever guesses passwords. */
export interface SignInLimit {
  /**
   * Begins a try, or says in how many seconds one may begin. A try counts as a failure until it is told otherwise; whoever
   * begins one ends it. Throws what the store throws, and PasswordsBusy where too many are under way.
   */
  begin(attempt: Attempt): Promise<SignInTry | { waitSeconds: number }>
}

export interface Attempt {
  email: string
  /** The client's address. */
  address: string
  /** The device's id, or that of a session, where the person signed in there before. */
  device: string | null
  /** What is guessed at, where that is no password: what its neighbours do there counts only against others who guess at the same. */
  at?: 'link'
}

/** SignInTry ends in one of three ways; what cannot be taken back, for the database takes no change just now, stays counted. */
export interface SignInTry {
  succeeded(): Promise<void>
  failed(): void
  /** It was neither right nor wrong: it could not be looked at. */
  abandoned(): Promise<void>
}

/** How many failures cost nothing. Each one more doubles the wait, from FIRST_WAIT_MS up to LONGEST_WAIT_MS. */
export interface FreeFailures {
  /** Of one account from one address. */
  pair: number
  /** Of one account from anywhere where its person did not sign in before. */
  account: number
  /** Of one address with all accounts, where nobody signed in before: it bounds who tries one password on everybody. */
  address: number
  /** Of one account on a device where its person signed in before. */
  device: number
}

type Kind = keyof FreeFailures

const FREE: FreeFailures = { pair: 5, account: 20, address: 100, device: 10 }
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 15 * 60_000
// An account is guarded longer against the patient than an address that many share.
const REMEMBERED_MS = { pair: 12 * 60 * 60_000, account: 12 * 60 * 60_000, device: 12 * 60 * 60_000, address: 15 * 60_000 }
// About 20 MB. Made-up accounts, tried once each, go first: nobody can have what counts against one account forgotten by trying others.
const MOST_COUNTS = 100_000
const BOUND_EVERY_MS = 60_000
// As many as have their password looked at or wait for it: what would be refused there must not write here first.
const MOST_UNDER_WAY = 40

interface SignInLimitParts {
  store: Pick<Store, 'write' | 'attempts'>
  countKeys: CountKeys
  free?: FreeFailures
  most?: number
  now?: () => number
}

/** Is thrown where a key was closed after it was looked at, so that nothing of the try is counted. */
class Closed extends Error {
  constructor(readonly opensAt: Date) {
    super()
  }
}

/**
 * createSignInLimit counts failures by account and address, by account, by address, and by device. Failures elsewhere never
 * count against a device on which the person signed in before, so nobody is locked out by a stranger's guessing; and an
 * address that many share is not closed for what one of them does to one account. Unknown e-mail addresses are counted
 * alike, or they would be told from the others. The counts are in the database: all processes have the same, and a restart
 * forgets none. Whoever has to wait is told so by a look that writes nothing.
 */
export function createSignInLimit(
  { store, countKeys, free = FREE, most = MOST_COUNTS, now = Date.now }: SignInLimitParts,
): SignInLimit {
  const bounded = createSeldom(BOUND_EVERY_MS)
  let underWay = 0

  const opening = (kind: Kind, attempts: number, at: Date): Date => {
    const past = attempts - free[kind]
    return past < 0 ? ALWAYS_OPEN : later(at, Math.min(FIRST_WAIT_MS * 2 ** past, LONGEST_WAIT_MS))
  }

  // Counted before it is looked at: of many tries at once, none goes before the others are counted.
  async function count({ attempts }: Transaction, keys: Map<string, Kind>, at: Date): Promise<void> {
    for (const [key, kind] of keys) {
      const counted = await attempts.add(key, at, later(at, REMEMBERED_MS[kind]))
      if (counted.opensAt > at) throw new Closed(counted.opensAt)
      if (counted.attempts >= free[kind]) await attempts.close(key, opening(kind, counted.attempts, at))
    }
    if (bounded.isDue('bound', null, at)) await attempts.keepMost(most)
  }

  async function takeBack({ attempts }: Transaction, keys: Map<string, Kind>, forgotten: string[]): Promise<void> {
    const at = new Date(now())
    for (const left of await attempts.takeBack([...keys.keys()], forgotten)) {
      await attempts.close(left.key, opening(keys.get(left.key)!, left.attempts, at))
    }
  }

  function tryOf(keys: Map<string, Kind>): SignInTry {
    const end = async (forgotten: string[]) => {
      underWay -= 1
      await store.write((tx) => takeBack(tx, keys, forgotten), ATTEMPTS).catch(unlessOfStore)
    }
    return {
      succeeded: () => end([...keys].flatMap(([key, kind]) => (kind === 'pair' || kind === 'device' ? [key] : []))),
      failed: () => void (underWay -= 1),
      abandoned: () => end([]),
    }
  }

  return {
    async begin(attempt) {
      const at = new Date(now())
      const keys = keysOf(attempt, countKeys)
      const opensAt = await store.attempts.opensAt([...keys.keys()], at)
      if (opensAt > at) return waitFrom(at, opensAt)
      if (underWay >= MOST_UNDER_WAY) throw new PasswordsBusy()
      underWay += 1
      try {
        await store.write((tx) => count(tx, keys, at), ATTEMPTS)
        return tryOf(keys)
      } catch (error) {
        underWay -= 1
        if (error instanceof Closed) return waitFrom(at, error.opensAt)
        throw error
      }
    },
  }
}

function unlessOfStore(error: unknown): void {
  if (!isStoreFailure(error)) throw error
}

const later = (at: Date, ms: number) => new Date(at.getTime() + ms)
const waitFrom = (at: Date, opensAt: Date) => ({ waitSeconds: Math.ceil((opensAt.getTime() - at.getTime()) / 1_000) })

function keysOf({ email, address, device, at }: Attempt, countKeys: CountKeys): Map<string, Kind> {
  const account = email.trim().toLowerCase().slice(0, 254)
  if (device !== null) return new Map([[countKeys('device', device, account), 'device']])
  const from = ipKeyGenerator(address)
  return new Map([[countKeys('pair', from, account), 'pair'], [countKeys('account', account), 'account'], [countKeys('address', from, ...(at ? [at] : [])), 'address']])
}
