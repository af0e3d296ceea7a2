import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFloodGate, type FloodGate, type LeftOut } from '../../../src/web/http/flood-gate.js'

type Event = 'refused' | 'mistake'

let told: LeftOut<Event>[]
let gate: FloodGate<Event>
beforeEach(() => {
  vi.useFakeTimers()
  told = []
  gate = createFloodGate<Event>((left) => told.push(left), { anAddress: 2, together: 5 }, Date.now)
})
afterEach(() => {
  vi.useRealTimers()
})

const letIn = (count: number, event: Event, address: string) =>
  Array.from({ length: count }, () => gate.lets(event, address)).filter(Boolean).length

describe('a flood of refusals', () => {
  it('from one address is written so often a minute, and what is left out is counted when the minute is over', () => {
    expect(letIn(5, 'refused', '192.0.2.7')).toBe(2)
    vi.advanceTimersByTime(59_999)
    expect(told).toEqual([])
    vi.advanceTimersByTime(1)
    expect(told).toEqual([{ of: 'refused', address: '192.0.2.7', count: 3 }])
    expect(letIn(1, 'refused', '192.0.2.7')).toBe(1)
    vi.advanceTimersByTime(120_000)
    expect(told).toHaveLength(1)
  })

  it('hides neither another address nor another event', () => {
    letIn(9, 'refused', '192.0.2.7')
    expect(letIn(1, 'refused', '192.0.2.8')).toBe(1)
    expect(letIn(1, 'mistake', '192.0.2.7')).toBe(1)
  })

  it('from one IPv6 network is from one address', () => {
    expect(letIn(2, 'refused', '2001:db8::1') + letIn(2, 'refused', '2001:db8::2')).toBe(2)
  })

  it('from everywhere is bounded too, its largest counts by address and the rest in one', () => {
    for (let n = 0; n < 40; n += 1) letIn(n === 30 ? 9 : 2, 'refused', `192.0.2.${n}`)
    gate.settle()
    expect(told[0]).toEqual({ of: 'refused', address: '192.0.2.30', count: 9 })
    expect(told).toHaveLength(21)
    expect(told.at(-1)!.address).toBeNull()
    expect(told.reduce((sum, { count }) => sum + count, 0)).toBe(39 * 2 + 9 - 5)
  })
})
