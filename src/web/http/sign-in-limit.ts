import { ipKeyGenerator } from 'express-rate-limit'

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
  /** Begins a try, or says in how many seconds one may begin. A try counts as a failure until it is told otherwise. */
  begin(attempt: Attempt): SignInTry | { waitSeconds: number }
}

export interface Attempt {
  email: string
  /** The client's address. */
  address: string
  /** The device's id, or that of a session, where the person signed in there before. */
  device: string | null
}

export interface SignInTry {
  succeeded(): void
  /** It was neither right nor wrong: it could not be looked at. */
  abandoned(): void
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

const FREE: FreeFailures = { pair: 5, account: 20, address: 100, device: 10 }
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 15 * 60_000
// An account is guarded longer against the patient than an address that many share.
const REMEMBERED_MS = { pair: 12 * 60 * 60_000, account: 12 * 60 * 60_000, device: 12 * 60 * 60_000, address: 15 * 60_000 }
const MOST_COUNTS = 50_000

interface Count {
  failures: number
  /** From when on it may be tried again, and until when it is remembered; milliseconds. */
  opensAt: number
  forgottenAt: number
}

/**
 * createSignInLimit counts failures by account and address, by account, by address, and by device. Failures elsewhere never
 * count against a device on which the person signed in before, so nobody is locked out by a stranger's guessing; and an
 * address that many share is not closed for what one of them does to one account. Unknown e-mail addresses are counted
 * alike, or they would be told from the others. The counts are in memory: a restart forgets them.
 */
export function createSignInLimit({ free = FREE, now = Date.now }: { free?: FreeFailures; now?: () => number } = {}): SignInLimit {
  const counts = new Map<string, Count>()

  function current(key: string): Count {
    const count = counts.get(key)
    return count && count.forgottenAt > now() ? count : { failures: 0, opensAt: 0, forgottenAt: 0 }
  }

  function set(kind: keyof FreeFailures, key: string, failures: number): void {
    // What was counted last stands last, so that the first is the one to forget.
    counts.delete(key)
    if (failures <= 0) return
    if (counts.size >= MOST_COUNTS) counts.delete(counts.keys().next().value!)
    const past = failures - free[kind]
    const wait = past < 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** past, LONGEST_WAIT_MS)
    counts.set(key, { failures, opensAt: now() + wait, forgottenAt: now() + REMEMBERED_MS[kind] })
  }

  return {
    begin(attempt) {
      const keys = keysOf(attempt)
      const opensAt = Math.max(...keys.map(([, key]) => current(key).opensAt))
      if (opensAt > now()) return { waitSeconds: Math.ceil((opensAt - now()) / 1_000) }
      // Counted before it is looked at: of many tries at once, none goes before the others are counted.
      for (const [kind, key] of keys) set(kind, key, current(key).failures + 1)
      const takeBack = () => keys.forEach(([kind, key]) => set(kind, key, current(key).failures - 1))
      return {
        succeeded() {
          takeBack()
          for (const [kind, key] of keys) if (kind === 'pair' || kind === 'device') counts.delete(key)
        },
        abandoned: takeBack,
      }
    },
  }
}

function keysOf({ email, address, device }: Attempt): [keyof FreeFailures, string][] {
  const account = email.trim().toLowerCase().slice(0, 254)
  if (device !== null) return [['device', `device ${device} ${account}`]]
  const from = ipKeyGenerator(address)
  return [['pair', `pair ${from} ${account}`], ['account', `account ${account}`], ['address', `address ${from}`]]
}
