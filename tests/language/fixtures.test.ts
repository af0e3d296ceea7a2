import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/intake/read-document.js'
import { split } from '../../src/language/split.js'

interface Expected {
  claims: { text: string; kind: string; chain: string[][] }[]
  none: string[]
}

const folder = join(import.meta.dirname, '../../fixtures/articles')
const slugs = readdirSync(folder).filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -3))

// Words that the grammar adds to a claim: they say nothing by themselves.
const grammar = new Set(['is', 'are', 'was', 'were', 'a', 'an', 'the', 'has', 'had', 'will', 'would', 'in', 's'])
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

describe.each(slugs)('the fixture %s', (slug) => {
  const { text } = readDocument({ bytes: readFileSync(join(folder, `${slug}.md`)), filename: `${slug}.md` })
  const expected = JSON.parse(readFileSync(join(folder, `${slug}.expected.json`), 'utf8')) as Expected
  const { claims, attributions } = split(text)
  const found = claims.map((claim) => ({
    text: claim.text,
    kind: claim.kind,
    chain: claim.attributions.map((index) => attributions[index]!.hops.map(({ name }) => name)),
  }))

  it.each(expected.claims.map((claim) => [claim.text, claim] as const))('gives: %s', (wording, claim) => {
    expect(found.find((one) => one.text === wording)).toEqual(claim)
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

  it('says nothing twice', () => {
    const seen = claims.map((claim) => [...new Set(wordsOf(claim.text))].sort().join(' '))
    expect(new Set(seen).size).toBe(seen.length)
  })
})
