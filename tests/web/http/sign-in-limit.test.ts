import { beforeAll, describe, expect, it } from 'vitest'
import { PasswordsBusy, StoreBusy } from '../../../src/domain/errors.js'
import { createCountKeys } from '../../../src/web/http/count-keys.js'
import { createSignInLimit, type Attempt, type SignInLimit, type SignInTry } from '../../../src/web/http/sign-in-limit.js'
import { openStore, type Store } from '../../../src/storage/store.js'
import { makeDatabase } from '../../database.js'

const FREE = { pair: 3, account: 6, address: 10, device: 4 }
const START = new Date('2026-03-01T10:00:00Z').getTime()

let store: Store
let url: string
beforeAll(async () => {
  ;({ store, url } = await makeDatabase())
})

let count = 0
/** An account, and an address, that nobody tried before. */
function somebody(): Attempt {
  count += 1
  return { email: `ada${count}@example.org`, address: `192.0.${Math.floor(count / 250)}.${count % 250}`, device: null }
}

interface Limited {
  limit: SignInLimit
  wait(ms: number): void
}

function limitAt(on: Pick<Store, 'write' | 'attempts'> = store, secret = 'a secret', most?: number): Limited {
  let time = START
  const parts = { store: on, countKeys: createCountKeys(secret), free: FREE, now: () => time, ...(most !== undefined && { most }) }
  return { limit: createSignInLimit(parts), wait: (ms) => void (time += ms) }
}

async function begun(limit: SignInLimit, attempt: Attempt): Promise<SignInTry> {
  const tried = await limit.begin(attempt)
  if ('waitSeconds' in tried) throw new Error(`had to wait ${tried.waitSeconds} s`)
  return tried
}

/** The seconds that a try has to wait; it is a failure where it has not to. */
async function fail(limit: SignInLimit, attempt: Attempt): Promise<number> {
  const tried = await limit.begin(attempt)
  if ('waitSeconds' in tried) return tried.waitSeconds
  tried.failed()
  return 0
}

async function failures(limit: SignInLimit, attempt: Attempt, times: number): Promise<number[]> {
  const waits: number[] = []
  for (let n = 0; n < times; n += 1) waits.push(await fail(limit, attempt))
  return waits
}

describe('failures of one account from one address', () => {
  it('are free at first; then each doubles the wait, up to a quarter of an hour', async () => {
    const { limit, wait } = limitAt()
    const ada = somebody()
    expect(await failures(limit, ada, 4)).toEqual([0, 0, 0, 30])
    const waits: number[] = []
    for (let n = 0; n < 7; n += 1) {
      const seconds = await fail(limit, ada)
      waits.push(seconds)
      wait(seconds * 1_000)
      expect(await fail(limit, ada)).toBe(0)
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900])
  })

  it('do not close the address for others, nor the account for another address', async () => {
    const { limit } = limitAt()
    const ada = somebody()
    await failures(limit, ada, 3)
    expect(await fail(limit, ada)).toBe(30)
    expect(await fail(limit, { ...ada, email: 'grace@example.org' })).toBe(0)
    expect(await fail(limit, { ...ada, address: '203.0.113.8' })).toBe(0)
  })

  it('are of the same account in any case, and of the same network in IPv6', async () => {
    const { limit } = limitAt()
    const ada = somebody()
    await failures(limit, { ...ada, address: '2001:db8::1' }, 3)
    expect(await fail(limit, { ...ada, email: ` ${ada.email.toUpperCase()}`, address: '2001:db8::2' })).toBe(30)
  })

  it('are forgotten after a success', async () => {
    const { limit } = limitAt()
    const ada = somebody()
    await failures(limit, ada, 2)
    await (await begun(limit, ada)).succeeded()
    expect(await failures(limit, ada, 4)).toEqual([0, 0, 0, 30])
  })

  it('are forgotten half a day after the last', async () => {
    const { limit, wait } = limitAt()
    const ada = somebody()
    await failures(limit, ada, 2)
    wait(12 * 60 * 60_000)
    expect(await failures(limit, ada, 4)).toEqual([0, 0, 0, 30])
  })

  it('do not count where the password could not be looked at', async () => {
    const { limit } = limitAt()
    const ada = somebody()
    for (let n = 0; n < 9; n += 1) await (await begun(limit, ada)).abandoned()
    expect(await fail(limit, ada)).toBe(0)
  })

  it('are counted before they are known to be failures, of many at once too', async () => {
    const { limit } = limitAt()
    const ada = somebody()
    const tries = await Promise.all(Array.from({ length: 8 }, () => limit.begin(ada)))
    expect(tries.filter((tried) => 'waitSeconds' in tried)).toEqual(Array.from({ length: 5 }, () => ({ waitSeconds: 30 })))
  })
})

describe('failures of one account from many addresses', () => {
  it('close the account for addresses that are new to it, and not for a device that is not', async () => {
    const { limit } = limitAt()
    const ada = somebody()
    const from = (n: number): Attempt => ({ ...ada, address: `198.51.100.${n}` })
    for (let n = 0; n < 6; n += 1) expect(await fail(limit, from(n))).toBe(0)
    expect(await fail(limit, from(99))).toBe(30)
    expect(await fail(limit, { ...ada, device: 'desk in the newsroom' })).toBe(0)
  })

  it('on a known device are counted for themselves', async () => {
    const { limit } = limitAt()
    const ada = somebody()
    expect(await failures(limit, { ...ada, device: 'laptop' }, 5)).toEqual([0, 0, 0, 0, 30])
    expect(await fail(limit, { ...ada, device: 'telephone' })).toBe(0)
    expect(await fail(limit, ada)).toBe(0)
  })
})

describe('failures of one address with many accounts', () => {
  it('close it at last for who is new there, and never for who is not', async () => {
    const { limit, wait } = limitAt()
    const ada = somebody()
    for (let n = 0; n < 10; n += 1) expect(await fail(limit, { ...ada, email: `${n}@example.org` })).toBe(0)
    expect(await fail(limit, ada)).toBe(30)
    expect(await fail(limit, { ...ada, device: 'laptop' })).toBe(0)
    wait(16 * 60_000)
    expect(await fail(limit, ada)).toBe(0)
  })
})

describe('all processes on a database', () => {
  it('count together: a guesser has no tries more where there are more servers', async () => {
    const others = await openStore(url)
    const [here, there] = [limitAt().limit, limitAt(others).limit]
    const ada = somebody()
    expect([await fail(here, ada), await fail(there, ada), await fail(here, ada), await fail(there, ada), await fail(here, ada)]).toEqual([0, 0, 0, 30, 30])
    const grace = somebody()
    const tries = await Promise.all(Array.from({ length: 12 }, (_, n) => (n % 2 ? here : there).begin(grace)))
    expect(tries.filter((tried) => 'succeeded' in tried)).toHaveLength(3)
    await others.close()
  })

  it('close nothing to a server whose clock is a little behind that of another', async () => {
    const [ahead, behind] = [limitAt(), limitAt()]
    ahead.wait(500)
    const ada = somebody()
    await begun(ahead.limit, ada)
    const second = await begun(behind.limit, ada)
    await (await begun(ahead.limit, ada)).abandoned()
    await second.succeeded()
    expect(await fail(behind.limit, ada)).toBe(0)
  })

  it('remember after they were started anew', async () => {
    const ada = somebody()
    await failures(limitAt().limit, ada, 3)
    expect(await fail(limitAt().limit, ada)).toBe(30)
  })

  it('keep neither who was tried nor from where, in a form that can be read or guessed', async () => {
    const ada = somebody()
    await failures(limitAt().limit, { ...ada, email: 'maren@example.org', address: '203.0.113.77' }, 1)
    expect(JSON.stringify(await store.accounts.attemptCount.findMany())).not.toMatch(/maren|203\.0/)
    await failures(limitAt().limit, ada, 3)
    // The names of what is counted hang on the secret.
    expect(await fail(limitAt(store, 'another secret').limit, ada)).toBe(0)
  })
})

describe('what is kept of them', () => {
  const counts = async (on: Store) => on.accounts.attemptCount.count()

  it('goes away when it is over', async () => {
    const { store: own } = await makeDatabase()
    const { limit, wait } = limitAt(own)
    for (let n = 0; n < 5; n += 1) await fail(limit, somebody())
    expect(await counts(own)).toBe(15)
    wait(12 * 60 * 60_000)
    await fail(limit, somebody())
    expect(await counts(own)).toBe(3)
  })

  it('has a bound that made-up accounts cannot push past, nor push out what counts against one', async () => {
    const { store: own } = await makeDatabase()
    const { limit, wait } = limitAt(own, 'a secret', 12)
    const ada = somebody()
    await failures(limit, ada, 3)
    for (let n = 0; n < 20; n += 1) await fail(limit, somebody())
    wait(61_000)
    await fail(limit, somebody())
    expect(await counts(own)).toBe(12)
    // Three were free: the fourth, after its half minute, closes the account for a minute.
    expect(await fail(limit, ada)).toBe(0)
    expect(await fail(limit, ada)).toBe(60)
  })

  it('is only looked at for who has to wait: a flood of refused tries changes nothing', async () => {
    const ada = somebody()
    await failures(limitAt().limit, ada, 3)
    const { limit } = limitAt({ attempts: store.attempts, write: () => Promise.reject(new StoreBusy()) })
    expect(await failures(limit, ada, 20)).toEqual(Array.from({ length: 20 }, () => 30))
  })
})

describe('a database that takes no change just now', () => {
  it('lets nobody try: what cannot be counted is not looked at', async () => {
    const { limit } = limitAt({ attempts: store.attempts, write: () => Promise.reject(new StoreBusy()) })
    await expect(limit.begin(somebody())).rejects.toBeInstanceOf(StoreBusy)
  })

  it('keeps nobody out who was found to be right meanwhile', async () => {
    let isBusy = false
    const { limit } = limitAt({ attempts: store.attempts, write: (work) => (isBusy ? Promise.reject(new StoreBusy()) : store.write(work)) })
    const tried = await begun(limit, somebody())
    isBusy = true
    await tried.succeeded()
  })
})

it('no more are begun at once than can wait for their password to be looked at, and those that end make room', async () => {
  const { limit } = limitAt()
  const tries = await Promise.all(Array.from({ length: 40 }, () => begun(limit, somebody())))
  await expect(limit.begin(somebody())).rejects.toBeInstanceOf(PasswordsBusy)
  tries.pop()!.failed()
  await tries.pop()!.abandoned()
  await tries.pop()!.succeeded()
  for (let n = 0; n < 3; n += 1) await begun(limit, somebody())
  await expect(limit.begin(somebody())).rejects.toBeInstanceOf(PasswordsBusy)
})
