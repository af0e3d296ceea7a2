import { describe, expect, it } from 'vitest'
import { createSignInLimit, type Attempt, type SignInLimit } from '../../../src/web/http/sign-in-limit.js'

const FREE = { pair: 3, account: 6, address: 10, device: 4 }
const ada: Attempt = { email: 'ada@example.org', address: '192.0.2.7', device: null }

function limitAt(): { limit: SignInLimit; wait(ms: number): void } {
  let time = 1_000_000
  return { limit: createSignInLimit({ free: FREE, now: () => time }), wait: (ms) => void (time += ms) }
}

/** The seconds that a try has to wait; it is a failure where it has not to. */
const fail = (limit: SignInLimit, attempt: Attempt) => {
  const tried = limit.begin(attempt)
  return 'waitSeconds' in tried ? tried.waitSeconds : 0
}
const failures = (limit: SignInLimit, attempt: Attempt, count: number) => Array.from({ length: count }, () => fail(limit, attempt))

describe('failures of one account from one address', () => {
  it('are free at first; then each doubles the wait, up to a quarter of an hour', () => {
    const { limit, wait } = limitAt()
    expect(failures(limit, ada, 4)).toEqual([0, 0, 0, 30])
    const waits: number[] = []
    for (let n = 0; n < 7; n += 1) {
      const seconds = fail(limit, ada)
      waits.push(seconds)
      wait(seconds * 1_000)
      expect(fail(limit, ada)).toBe(0)
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900])
  })

  it('do not close the address for others, nor the account for another address', () => {
    const { limit } = limitAt()
    failures(limit, ada, 3)
    expect(fail(limit, ada)).toBe(30)
    expect(fail(limit, { ...ada, email: 'grace@example.org' })).toBe(0)
    expect(fail(limit, { ...ada, address: '192.0.2.8' })).toBe(0)
  })

  it('are of the same account in any case, and of the same network in IPv6', () => {
    const { limit } = limitAt()
    failures(limit, { ...ada, address: '2001:db8::1' }, 3)
    expect(fail(limit, { ...ada, email: ' ADA@example.org', address: '2001:db8::2' })).toBe(30)
  })

  it('are forgotten after a success', () => {
    const { limit } = limitAt()
    failures(limit, ada, 2)
    const right = limit.begin(ada)
    if ('succeeded' in right) right.succeeded()
    expect(failures(limit, ada, 4)).toEqual([0, 0, 0, 30])
  })

  it('do not count where the password could not be looked at', () => {
    const { limit } = limitAt()
    for (let n = 0; n < 9; n += 1) {
      const tried = limit.begin(ada)
      if ('abandoned' in tried) tried.abandoned()
    }
    expect(fail(limit, ada)).toBe(0)
  })

  it('are counted before they are known to be failures', () => {
    const { limit } = limitAt()
    for (let n = 0; n < 3; n += 1) limit.begin(ada)
    expect(limit.begin(ada)).toEqual({ waitSeconds: 30 })
  })
})

describe('failures of one account from many addresses', () => {
  const from = (n: number): Attempt => ({ ...ada, address: `198.51.100.${n}` })

  it('close the account for addresses that are new to it, and not for a device that is not', () => {
    const { limit } = limitAt()
    for (let n = 0; n < 6; n += 1) expect(fail(limit, from(n))).toBe(0)
    expect(fail(limit, from(99))).toBe(30)
    expect(fail(limit, { ...ada, device: 'desk in the newsroom' })).toBe(0)
  })

  it('on a known device are counted for themselves', () => {
    const { limit } = limitAt()
    expect(failures(limit, { ...ada, device: 'laptop' }, 5)).toEqual([0, 0, 0, 0, 30])
    expect(fail(limit, { ...ada, device: 'telephone' })).toBe(0)
    expect(fail(limit, ada)).toBe(0)
  })
})

describe('failures of one address with many accounts', () => {
  it('close it at last for who is new there, and never for who is not', () => {
    const { limit, wait } = limitAt()
    for (let n = 0; n < 10; n += 1) expect(fail(limit, { ...ada, email: `${n}@example.org` })).toBe(0)
    expect(fail(limit, ada)).toBe(30)
    expect(fail(limit, { ...ada, device: 'laptop' })).toBe(0)
    wait(16 * 60_000)
    expect(fail(limit, ada)).toBe(0)
  })
})
