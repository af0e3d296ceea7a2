import { describe, expect, it } from 'vitest'
import { split } from '../../../../src/language/split.js'

const partsOf = (text: string): string[] => split(text).claims.flatMap(({ parts }) => parts.map((part) => part.text))

describe('the parts of a claim', () => {
  it.each([
    ['The man who found the body in Rye called the police.', ['The man found the body in Rye.']],
    ['Ana Ruiz, the head of the port in Rye, left in May.', ['Ana Ruiz is the head of the port in Rye.']],
    // The tree ends the clause too soon: half an assertion is none.
    ['A former treasurer who is accused of taking £214,000 from a charity spent part of it on a racehorse.', []],
    ['The mayor opened the bridge in May.', []],
  ])('%s', (sentence, parts) => {
    expect(partsOf(sentence)).toEqual(parts)
  })
})
