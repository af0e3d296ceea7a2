import { describe, expect, test } from 'vitest'
import { makeCrossings, makeProperties, mixProperties, rowsOf } from '../../../../src/language/attributions/models/crossings.js'

const names = ['word', 'tag', 'distance'] as const
const crossings = makeCrossings(names, [['word'], ['tag'], ['word', 'tag'], ['word', 'tag', 'distance'], []], 2, 1)
const bits = 20

function rows(values: number[], side = 0, of = crossings): number[] {
  const properties = makeProperties(names.length)
  properties.values.set(values)
  mixProperties(properties, 0, names.length)
  const found = new Int32Array(of.count)
  rowsOf(of, properties, side, bits, found, 0)
  return [...found]
}

describe('crossings of properties', () => {
  test('have a row each, within the table', () => {
    const found = rows([7, 7, 7])
    expect(new Set(found).size).toBe(5)
    for (const row of found) expect(row).toBeLessThan(1 << bits)
  })

  test('change with the properties that they cross, and with no other', () => {
    const before = rows([1, 2, 3])
    const after = rows([1, 2, 4])
    expect(after.map((row, feature) => row === before[feature])).toEqual([true, true, true, false, true])
  })

  test('tell which property has which value', () => {
    expect(rows([1, 2, 3])[2]).not.toBe(rows([2, 1, 3])[2])
  })

  test('differ by the side that they are seen on, and by family', () => {
    const [here, there] = [rows([1, 2, 3]), rows([1, 2, 3], 1)]
    const others = rows([1, 2, 3], 0, makeCrossings(names, [['word'], ['tag'], ['word', 'tag'], ['word', 'tag', 'distance'], []], 2, 2))
    here.forEach((row, feature) => {
      expect(there[feature]).not.toBe(row)
      expect(others[feature]).not.toBe(row)
    })
  })

  test('spread small numbers over the table', () => {
    const found = new Set<number>()
    for (let word = 0; word < 40; word += 1) for (let tag = 0; tag < 40; tag += 1) found.add(rows([word, tag, 0])[2]!)
    expect(found.size).toBeGreaterThan(1_590)
  })
})
