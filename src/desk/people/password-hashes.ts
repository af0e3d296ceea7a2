import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { verifyPassword } from 'better-auth/crypto'
import { PasswordsBusy } from '../../domain/errors.js'

/**
 * PasswordHashes makes what is kept of passwords, and says whether one fits. A hash is a PHC string that says how it was made:
 * "$scrypt$ln=17,r=8,p=1$salt$hash". Both throw PasswordsBusy where too many wait.
 */
export interface PasswordHashes {
  make(password: string): Promise<string>
  fits(hash: string, password: string): Promise<boolean>
  /** Whether the hash was made more cheaply, or otherwise, than one is made now. */
  isOutdated(hash: string): boolean
}

/** Cost is what one hash takes, in scrypt's terms: 128 · 2^ln · r bytes of memory, all of them p times. */
export interface Cost {
  ln: number
  r: number
  p: number
}

export interface HashingOptions {
  cost?: Cost
  /** How many are made at once: each takes its memory and a thread of those that also read files and compress pages. */
  atOnce?: number
  /** How many may wait for that. */
  waiting?: number
}

// 128 MB: OWASP, Password Storage Cheat Sheet.
const COST: Cost = { ln: 17, r: 8, p: 1 }
const SALT_BYTES = 16
const HASH_BYTES = 32
const PHC = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** createPasswordHashes works beside the event loop; a quarter of a minute’s work may wait. */
export function createPasswordHashes({ cost = COST, atOnce = 2, waiting = 40 }: HashingOptions = {}): PasswordHashes {
  const inTurn = createTurns(atOnce, waiting)
  const { ln, r, p } = cost
  const prefix = `$scrypt$ln=${ln},r=${r},p=${p}$`
  return {
    make: (password) => inTurn(async () => {
      const salt = randomBytes(SALT_BYTES)
      return `${prefix}${inPhc(salt)}$${inPhc(await derive(password, salt, HASH_BYTES, cost))}`
    }),
    fits: (hash, password) => inTurn(() => fitsNow(hash, password)),
    isOutdated: (hash) => !hash.startsWith(prefix),
  }
}

async function fitsNow(hash: string, password: string): Promise<boolean> {
  const [, ln, r, p, salt = '', expected = ''] = PHC.exec(hash) ?? []
  if (expected === '') return fitsOldNow(hash, password)
  const wanted = Buffer.from(expected, 'base64')
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) }
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64'), wanted.length, cost), wanted)
}

// Until version 0.1 hashes were better-auth's, "salt:hash", of 2^14 · 16 blocks. The rest of the 2^17 · 8 that a hash takes now is
// worked off too: how long a wrong password takes must not tell an account of then from an address that has none.
const REST_OF_WORK: Cost = { ln: 16, r: 12, p: 1 }

async function fitsOldNow(hash: string, password: string): Promise<boolean> {
  const fits = await verifyPassword({ hash, password })
  await derive(password, randomBytes(SALT_BYTES), HASH_BYTES, REST_OF_WORK)
  return fits
}

// One writing of what can be written in several ways, as NIST SP 800-63B advises: keyboards differ.
function derive(password: string, salt: Buffer, length: number, { ln, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** ln
  // Node's own limit is 32 MB.
  const maxmem = 2 * 128 * N * r * p
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, length, { N, r, p, maxmem }, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

// Base64 without padding, as the PHC format has it.
function inPhc(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>

function createTurns(atOnce: number, most: number): InTurn {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running < atOnce) running += 1
    else if (waiting.length >= most) throw new PasswordsBusy()
    // Whoever is done hands over its place.
    else await new Promise<void>((resolve) => void waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
