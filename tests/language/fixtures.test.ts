import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/intake/read-document.js'
import { split } from '../../src/language/split.js'

/** The whole list that a fact-checker would make of the article; `exact` claims must come out as they stand here. */
interface Expected {
  /** At least so many claims of the list must be found, and at most so many others. */
  atLeast: number
  extraAtMost: number
  claims: { text: string; kind: string; chain: string[][]; exact?: boolean }[]
  /** Sentences that give no claim. */
  none: string[]
}

const folder = join(import.meta.dirname, '../../fixtures/articles')
const slugs = readdirSync(folder).filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -3))

// Words that the grammar adds to a claim: they say nothing by themselves.
const grammar = new Set(['is', 'are', 'was', 'were', 'a', 'an', 'the', 'has', 'had', 'will', 'would', 'in', 's'])
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
const spell = (text: string): string => wordsOf(text).join(' ')
const isWithin = (some: readonly string[], others: readonly string[]): boolean => some.every((word) => others.includes(word))

describe.each(slugs)('the fixture %s', (slug) => {
  const { text } = readDocument({ bytes: readFileSync(join(folder, `${slug}.md`)), filename: `${slug}.md` })
  const expected = JSON.parse(readFileSync(join(folder, `${slug}.expected.json`), 'utf8')) as Expected
  const { claims, attributions } = split(text)
  const found = claims.map((claim) => ({
    text: claim.text,
    kind: claim.kind,
    chain: claim.attributions.map((index) => attributions[index]!.hops.map(({ name }) => name)),
  }))

  for (const { exact, ...claim } of expected.claims) {
    if (exact) it(`gives exactly: ${claim.text}`, () => expect(found.find(({ text: wording }) => wording === claim.text)).toEqual(claim))
  }

  it('gives the claims of the list, and few others', () => {
    const listed = new Set(expected.claims.map((claim) => spell(claim.text)))
    const given = new Set(claims.map((claim) => spell(claim.text)))
    const missed = expected.claims.filter((claim) => !given.has(spell(claim.text))).map((claim) => claim.text)
    const extra = claims.filter((claim) => !listed.has(spell(claim.text))).map((claim) => claim.text)
    const report = [`found ${listed.size - missed.length} of ${listed.size}`, ...missed.map((line) => `missed: ${line}`), ...extra.map((line) => `extra: ${line}`)].join('\n')
    expect(listed.size - missed.length, report).toBeGreaterThanOrEqual(expected.atLeast)
    expect(extra.length, report).toBeLessThanOrEqual(expected.extraAtMost)
  })

  it('lists nothing within something else', () => {
    const listed = expected.claims.map((claim) => wordsOf(claim.text))
    expect(listed.filter((some) => listed.some((others) => others !== some && isWithin(some, others)))).toEqual([])
  })

  it.each(expected.none)('finds no claim in: %s', (sentence) => {
    const start = text.indexOf(sentence)
    expect(start).toBeGreaterThanOrEqual(0)
    const end = start + sentence.length
    const within = claims.filter(({ anchors }) => anchors.some((anchor) => anchor.start < end && anchor.end > start))
    expect(within.map((claim) => claim.text)).toEqual([])
  })

  it('adds no word to the article', () => {
    const own = new Set(wordsOf(text))
    for (const claim of claims) {
      expect(wordsOf(claim.text).filter((word) => !own.has(word) && !grammar.has(word)), claim.text).toEqual([])
    }
  })

  it('words each claim as a sentence', () => {
    for (const claim of claims) expect(claim.text).toMatch(/^["“]?[\p{Lu}\p{N}].*[.!?…]["”]?$|”\.$/u)
  })

  it('anchors each claim to words of the article, in order and apart', () => {
    for (const { anchors, attributions: indexes } of claims) {
      expect(anchors.length).toBeGreaterThan(0)
      let last = -1
      for (const { start, end } of anchors) {
        expect(start).toBeGreaterThan(last)
        expect(end).toBeGreaterThan(start)
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
        last = end
      }
      expect(last).toBeLessThanOrEqual(text.length)
      for (const index of indexes) expect(attributions[index]).toBeDefined()
    }
  })

  it('says nothing twice, whole or in part', () => {
    const seen = claims.map((claim) => wordsOf(claim.text))
    expect(seen.filter((some) => seen.some((others) => others !== some && isWithin(some, others))).map((words) => words.join(' '))).toEqual([])
  })

  it('words the parts of a claim with its words', () => {
    for (const { text: whole, parts } of claims) {
      for (const part of parts) expect(wordsOf(part.text).filter((word) => !wordsOf(whole).includes(word) && !grammar.has(word)), part.text).toEqual([])
    }
  })
})
