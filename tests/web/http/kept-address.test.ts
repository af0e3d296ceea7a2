import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { keptAddresses } from '../../../src/web/http/kept-address.js'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
const addressOf = keptAddresses([{ path: '/', reads: ['after'] }, { path: '/articles/:id', reads: ['page', 'claim'] }])

describe('the address by which a page is kept', () => {
  it.each([
    ['/', '/'],
    ['/?', '/'],
    ['/articles/01ARZ3NDEKTSV4RRFFQ69G5FAV', '/articles/01ARZ3NDEKTSV4RRFFQ69G5FAV'],
    ['/articles/a1?utm_source=mail&page=2', '/articles/a1?page=2'],
    ['/articles/a1?claim=b&page=2', '/articles/a1?page=2&claim=b'],
    ['/articles/a1?%70age=%32', '/articles/a1?page=2'],
    ['/articles/a1?page=a%26claim%3Db', '/articles/a1?page=a%26claim%3Db'],
    ['/articles/a1?page=1&page=2', '/articles/a1'],
    ['/articles/a1?__proto__=1&constructor=2', '/articles/a1'],
  ])('%s is that of %s', (url, address) => {
    expect(addressOf(url)).toBe(address)
  })

  it.each(['', '*', '/desk', '/articles/', '/articles/a1/', '/articles/a.1', '/articles/a/b', 'http://elsewhere.example/', `/?after=${'a'.repeat(300)}`])(
    'there is none for %s', (url) => {
      expect(addressOf(url)).toBeNull()
    },
  )
})

describe('an address that is kept', () => {
  it('does not hold the one that was sent', () => {
    const [many, sentBytes] = [2_000, 15_000]
    const heldBytes = (): number => {
      collectGarbage()
      return process.memoryUsage().heapUsed
    }
    const before = heldBytes()
    const kept = Array.from({ length: many }, (_, n) =>
      addressOf(Buffer.from(`/articles/01ARZ3NDEKTSV4RRFFQ69G5FAV?page=${100_000_000 + n}&more=${'a'.repeat(sentBytes)}`).toString('latin1')))
    const held = heldBytes() - before
    expect(new Set(kept).size).toBe(many)
    expect(held).toBeLessThan((many * sentBytes) / 10)
  })
})
