import { describe, expect, it } from 'vitest'
import { articleOrigins, claimOrigins, originsOf, type Citation, type CitedClaim } from '../../src/domain/origins.js'
import type { SourceKind } from '../../src/domain/source.js'

const KINDS: Record<string, SourceKind> = { CNN: 'publication', Reuters: 'publication', 'ABC News': 'publication', 'Harbour Gazette': 'publication', 'Ada Brandt': 'person', 'Port Office': 'organization' }
/** A chain from "officials → CNN"; who is no name above is unnamed, and of one id wherever the words are the same. */
const chain = (words: string): Citation => words.split(' → ').map((name) => ({ id: `id of ${name.toLowerCase()}`, name: name.replace(/#\d$/, ''), kind: KINDS[name] ?? 'unnamed' }))
const origins = (...chains: string[]) => claimOrigins(chains.map(chain), 'The Harbour Gazette')
const paths = (...chains: string[]) => origins(...chains).independent.map(({ path }) => path.map(({ name }) => name).join(' → '))

describe('citations that lead to one place are one independent origin', () => {
  it.each<[what: string, chains: string[], paths: string[]]>([
    ['six citations of one agency report', ['ABC News', 'ABC News', 'ABC News → CNN', 'ABC News → Reuters', 'ABC News', 'ABC News → CNN'], ['ABC News']],
    ['two people', ['Ada Brandt', 'Port Office'], ['Ada Brandt', 'Port Office']],
    ['what one person told two outlets', ['Ada Brandt → CNN', 'Ada Brandt → Reuters'], ['Ada Brandt']],
    ['somebody unnamed by one publication, in the same words', ['officials → CNN', 'Officials#2 → CNN'], ['CNN']],
    ['the same, named alike in one article', ['officials → CNN', 'officials → CNN'], ['officials → CNN']],
    ['somebody unnamed by a publication, and the publication itself', ['officials → CNN', 'CNN'], ['CNN']],
    ['the other way round', ['CNN', 'officials → CNN'], ['CNN']],
    ['two unnamed in other words, by one publication', ['officials → CNN', 'a driver → CNN'], ['officials → CNN', 'a driver → CNN']],
    ['both, where the publication itself is cited too', ['officials → CNN', 'a driver → CNN', 'CNN'], ['CNN']],
    ['unnamed in the same words by two publications', ['officials → CNN', 'officials#2 → Reuters'], ['officials → CNN', 'officials → Reuters']],
    ['somebody named, and the publication that quotes them', ['Ada Brandt → CNN', 'CNN'], ['Ada Brandt', 'CNN']],
    ['unnamed and passed on by nobody', ['officials', 'officials'], ['officials']],
    ['a copy of what a publication had', ['officials → CNN → Reuters', 'CNN → Reuters', 'Reuters'], ['CNN', 'Reuters']],
    ['the article itself', ['Harbour Gazette', 'Harbour Gazette'], []],
    ['the article itself beside others', ['Harbour Gazette', 'officials → Harbour Gazette'], ['officials → Harbour Gazette']],
    ['none', [], []],
  ])('%s', (_what, chains, expected) => {
    expect(paths(...chains)).toEqual(expected)
  })

  it('counts sources and citations beside them', () => {
    expect(origins('ABC News → CNN', 'ABC News', 'ABC News → Reuters')).toMatchObject({ citations: 3, sources: 3, citesItself: false, isUnnamedOnly: false })
    expect(origins('Harbour Gazette')).toMatchObject({ citations: 1, citesItself: true })
    expect(origins('officials → CNN', 'a driver')).toMatchObject({ citesItself: false, isUnnamedOnly: true })
    expect(origins('officials → CNN', 'Ada Brandt')).toMatchObject({ isUnnamedOnly: false })
    expect(origins()).toMatchObject({ citations: 0, sources: 0, citesItself: false, isUnnamedOnly: false })
  })

  it('are found in time that grows as they do, however they hang together', () => {
    const long = Array.from({ length: 40_000 }, (_, n) => [{ id: `u${n % 20_000}`, name: 'officials', kind: 'unnamed' as const }, { id: `p${n % 3}`, name: 'P', kind: 'publication' as const }])
    const leads = originsOf(long, null)
    // Each of the first twenty thousand comes by two of three publications.
    expect(new Set(leads).size).toBe(1)
  })
})

describe('an article', () => {
  const claim = (id: string, chains: string[], sourceSearch: CitedClaim['sourceSearch'] = 'searched'): CitedClaim => ({ id, number: Number(id), sourceSearch, citations: chains.map(chain) })
  const article = articleOrigins([
    claim('1', ['officials → CNN']), claim('2', ['CNN']), claim('3', ['CNN', 'Ada Brandt']), claim('4', []), claim('5', [], 'unsure'), claim('6', [], 'not_looked_for'),
    claim('7', ['Harbour Gazette']), claim('8', ['Ada Brandt', 'Ada Brandt → Reuters']), claim('9', ['a driver']),
  ], 'Harbour Gazette')

  it('counts its claims, sources and independent origins', () => {
    expect(article).toMatchObject({ claims: 9, sources: 6, independent: 3 })
  })

  it('names the claims that each flag is about', () => {
    expect(article.flagged).toEqual({ unsourced: ['4'], unclear: ['5'], not_looked_for: ['6'], unnamed: ['1', '9'], single: ['1', '2', '8', '9'], itself: ['7'] })
  })

  it('names the origins on which several claims rest, and nothing else', () => {
    expect(article.alone.map(({ origin, claims }) => [origin.path.map(({ name }) => name), claims])).toEqual([[['CNN'], ['1', '2']]])
  })

  it('without claims has none of it', () => {
    expect(articleOrigins([], null)).toMatchObject({ claims: 0, sources: 0, independent: 0, alone: [] })
  })
})
