// No claim says a word that its article does not.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findInventions } from '../../../../bench/invented-words.js'
import { readDocument } from '../../../../src/intake/read-document.js'
import { split } from '../../../../src/language/split.js'

const folder = join(import.meta.dirname, '../../../../fixtures/articles')
const slugs = readdirSync(folder).filter((name) => name.endsWith('.md'))

describe('the words of claims', () => {
  it.each(slugs)('stand in the article, or are a date that it tells: %s', (filename) => {
    const { text, publishedAt } = readDocument({ bytes: readFileSync(join(folder, filename)), filename })
    const undated = findInventions(text, split(text))
    expect(undated.claims).toBeGreaterThan(10)
    expect(undated).toMatchObject({ inventions: [], dated: 0 })
    const dated = findInventions(text, split(text, { publishedAt: publishedAt ?? '2017-06-06' }))
    expect(dated.inventions).toEqual([])
  })

  it('are dates that the article tells, in all articles that say when', () => {
    const withDates = slugs.filter((filename) => {
      const { text, publishedAt } = readDocument({ bytes: readFileSync(join(folder, filename)), filename })
      return findInventions(text, split(text, { publishedAt: publishedAt ?? '2017-06-06' })).dated > 0
    })
    // The trial's only day is the one on which the jury heard of it.
    expect(slugs.filter((slug) => !withDates.includes(slug))).toEqual(['quayside-fraud-trial.md'])
  })

  it('are found out where they do not', () => {
    const text = 'The council sold the old library in Ashford.'
    const [claim] = split(text).claims
    const wrong = { ...split(text), claims: [{ ...claim!, text: 'The council secretly sold the old library.' }] }
    expect(findInventions(text, wrong).inventions).toEqual([{ claim: wrong.claims[0]!.text, words: ['secretly'] }])
  })
})
