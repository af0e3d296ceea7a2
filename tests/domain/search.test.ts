import { describe, expect, it } from 'vitest'
import { foldText, matchesIn, wordsOf } from '../../src/domain/search.js'

describe('folding', () => {
  it.each([
    ['Ökonomie', 'okonomie'], ['ÖKONOMIE', 'ökonomie'], ['O\u0308konomie', 'ökonomie'], ['Ιστορίας', 'ΙΣΤΟΡΙΑΣ'], ['ﬁnance', 'finance'],
    ['İstanbul', 'istanbul'], ['don’t', "don't"], ['“so”', '"so"'], ['1990–1995', '1990-1995'], ['two\u00a0 words', 'two words'],
  ])('%s is %s', (one, other) => {
    expect(foldText(one)).toBe(foldText(other))
  })

  it.each([['50%', '50'], ['a_b', 'a b'], ['4.2', '42']])('%s is not %s', (one, other) => {
    expect(foldText(one)).not.toBe(foldText(other))
  })
})

describe('the words of a search', () => {
  it.each([
    ['harbour  Bridge harbour', ['harbour', 'bridge']],
    ['“the northern  pier” cracks', ['the northern pier', 'cracks']],
    ['%_', ['%_']],
    ['"', []],
    ['"" \u0301', []],
    ['say "so', ['say', 'so']],
  ])('of %s are %j', (typed, words) => {
    expect(wordsOf(typed)).toEqual(words)
  })
})

describe('where words stand', () => {
  const marked = (text: string, ...typed: string[]) => matchesIn(text, typed.flatMap(wordsOf)).map(({ start, end }) => text.slice(start, end))
  it.each([
    ['Die Ökonomie der Stadt', ['okonomie'], ['Ökonomie']],
    ['Die O\u0308konomie der Stadt', ['ÖKO'], ['O\u0308ko']],
    ['The ﬁnance office', ['fin'], ['ﬁn']],
    ['😀 harbour', ['harb'], ['harb']],
    ['banana', ['ana', 'nan'], ['anan']],
    ['said “so”', ['"so"'], ['so']],
    ['ΟΔΟΣ ΑΣ', ['οδος'], ['ΟΔΟΣ']],
    ['nothing here', ['walrus'], []],
  ])('in %s: %j', (text, typed, found) => {
    expect(marked(text, ...typed)).toEqual(found)
  })
})
