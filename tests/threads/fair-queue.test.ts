import { describe, expect, it } from 'vitest'
import { WITH_ACCOUNT, type Asker } from '../../src/domain/asker.js'
import { FairQueue } from '../../src/threads/fair-queue.js'

const at = (address: string): Asker => ({ address })

function emptied(queue: FairQueue<string>): string[] {
  const next = queue.next(true)
  return next === undefined ? [] : [next, ...emptied(queue)]
}

describe('a fair queue', () => {
  it('lets who has an account go first, and each kind in the order in which it came', () => {
    const queue = new FairQueue<string>(3)
    queue.add('a', at('198.51.100.1'))
    queue.add('b', WITH_ACCOUNT)
    queue.add('c', at('198.51.100.2'))
    queue.add('d', WITH_ACCOUNT)
    expect(emptied(queue)).toEqual(['b', 'd', 'a', 'c'])
  })

  it('lets one job of an address wait, and the next one when that has had its turn', () => {
    const queue = new FairQueue<string>(3)
    queue.add('a', at('198.51.100.1'))
    expect(() => queue.add('b', at('198.51.100.1'))).toThrow(expect.objectContaining({ name: 'QueueFull', yours: true }))
    queue.add('c', at('198.51.100.2'))
    expect(queue.next(true)).toBe('a')
    queue.add('d', at('198.51.100.1'))
    expect(emptied(queue)).toEqual(['c', 'd'])
  })

  it('is never filled by strangers for those who have an account', () => {
    const queue = new FairQueue<string>(2)
    queue.add('a', at('198.51.100.1'))
    queue.add('b', at('198.51.100.2'))
    const full = expect.objectContaining({ name: 'QueueFull', yours: false }) as Error
    expect(() => queue.add('c', at('198.51.100.3'))).toThrow(full)
    queue.add('d', WITH_ACCOUNT)
    queue.add('e', WITH_ACCOUNT)
    expect(() => queue.add('f', WITH_ACCOUNT)).toThrow(full)
    expect(emptied(queue)).toEqual(['d', 'e', 'a', 'b'])
  })

  it('keeps strangers waiting where no thread may be theirs', () => {
    const queue = new FairQueue<string>(2)
    queue.add('a', at('198.51.100.1'))
    expect(queue.next(false)).toBeUndefined()
    queue.add('b', WITH_ACCOUNT)
    expect(queue.next(false)).toBe('b')
    expect(queue.next(true)).toBe('a')
  })
})
