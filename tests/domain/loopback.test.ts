import { describe, expect, it } from 'vitest'
import { isLoopback } from '../../src/domain/loopback.js'

describe('an address', () => {
  it.each([
    ['127.0.0.1', true], ['127.8.9.1', true], ['::1', true], ['::ffff:127.0.0.1', true],
    ['10.0.0.1', false], ['203.0.113.9', false], ['::ffff:10.0.0.1', false], ['2001:db8::1', false], [undefined, false],
  ])('%s is this machine: %s', (address, is) => {
    expect(isLoopback(address)).toBe(is)
  })
})
