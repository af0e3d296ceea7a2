import { describe, expect, it } from 'vitest'
import { canonicalLanguage, directionOf, isSameLanguage, settleLanguage } from '../../src/domain/language.js'

describe('a language', () => {
  it.each([
    ['en', 'en'], ['en_us', 'en-US'], [' PT-br ', 'pt-BR'], ['iw', 'he'], ['zh-hant-hk', 'zh-Hant-HK'], ['gsw', 'gsw'],
    ['', null], [null, null], [undefined, null], ['und', null], ['english', null], ['x-default', null], ['en, fr', null], ['../../x', null],
  ])('%j is written %j', (tag, canonical) => {
    expect(canonicalLanguage(tag)).toBe(canonical)
  })

  it('is written from the side of its script, and from none that is known where nobody says', () => {
    for (const tag of ['ar', 'ar-EG', 'he', 'fa', 'ur', 'ps', 'sd', 'ug', 'ckb', 'yi', 'dv', 'syr', 'az-Arab', 'pa-PK', 'ff-Adlm']) expect([tag, directionOf(tag)]).toEqual([tag, 'rtl'])
    for (const tag of ['en', 'de-CH', 'ru', 'zh', 'ja', 'hi', 'az', 'ku', 'ar-Latn', 'el']) expect([tag, directionOf(tag)]).toEqual([tag, 'ltr'])
    for (const tag of [null, 'und', 'mul', 'not a tag']) expect([tag, directionOf(tag)]).toEqual([tag, 'auto'])
  })

  it('is one whatever its country', () => {
    expect([isSameLanguage('pt', 'pt-BR'), isSameLanguage('en-GB', 'en-US'), isSameLanguage('pt', 'es')]).toEqual([true, true, false])
  })

  it.each([
    // What the document says, what its words look like, and what it is.
    [null, 'en', 'en'], [null, 'ar', 'ar'], [null, 'und', null],
    ['de-CH', 'de', 'de-CH'], ['en-GB', 'en', 'en-GB'], ['hr', 'cs', 'hr'], ['bg', 'ru', 'bg'], ['fr', 'en', 'fr'], ['ka', 'und', 'ka'],
    ['en', 'ar', 'ar'], ['en-US', 'de', 'de'], ['en', 'und', null], ['de', 'he', 'he'], ['ar', 'en', 'en'],
  ])('that a document calls %j and that looks %j is %j', (declared, found, language) => {
    expect(settleLanguage(declared, found)).toBe(language)
  })
})
