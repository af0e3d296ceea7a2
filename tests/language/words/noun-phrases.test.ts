import { describe, expect, test } from 'vitest'
import { findSentences } from '../../../src/language/sentences/sentences.js'
import { split } from '../../../src/language/split.js'
import type { TokenRange } from '../../../src/language/words/noun-phrases.js'
import { tokenize } from '../../../src/language/words/tokens.js'

interface Framed {
  body: string
  type: string
  place?: string
  agency?: string
  date?: string
  clock?: string
  speaker?: string
}

function framesOf(text: string): Framed[] {
  const tokens = tokenize(text)
  const wordsOf = (range: TokenRange | undefined): string | undefined => range && text.slice(tokens[range[0]]!.start, tokens[range[1] - 1]!.end)
  return findSentences(text, tokens).map(({ bodyToken, endToken, end, type, frame }) => {
    const said: Omit<Framed, 'body' | 'type'> = { place: wordsOf(frame?.dateline?.place), agency: wordsOf(frame?.dateline?.agency),
      date: wordsOf(frame?.dateline?.date), clock: wordsOf(frame?.clock), speaker: wordsOf(frame?.speaker) }
    return { body: bodyToken < endToken ? text.slice(tokens[bodyToken]!.start, end) : '', type, ...said }
  })
}

describe('datelines', () => {
  test.each<[string, Partial<Framed>]>([
    ['OSLO (Reuters) - The bank closed.', { body: 'The bank closed.', place: 'OSLO', agency: 'Reuters' }],
    ['NEW RYE, May 7 (PTI) The bank closed.', { body: 'The bank closed.', place: 'NEW RYE', agency: 'PTI', date: 'May 7' }],
    ['AUSTIN, Texas (KABC) -- Two men fled.', { body: 'Two men fled.', place: 'AUSTIN, Texas', agency: 'KABC' }],
    ['ROME, 4 June — Two men fled.', { body: 'Two men fled.', place: 'ROME', date: '4 June' }],
    ['SAN PABLO, Calif. (AP) — “We won,” she said.', { body: '“We won,” she said.', agency: 'AP' }],
    ['DALBY/RYE - The bank closed.', { body: 'The bank closed.', place: 'DALBY/RYE' }],
    ['Dalby — The bank closed.', { body: 'The bank closed.', place: 'Dalby' }],
    ['LISBON, Sept. 3, 2019 (AFP) — It rained.', { body: 'It rained.', date: 'Sept. 3, 2019', agency: 'AFP' }],
    ['(Reuters) - The bank closed.', { body: 'The bank closed.', agency: 'Reuters' }],
  ])('%s', (text, wanted) => {
    expect(framesOf(text)[0]).toMatchObject(wanted)
  })

  test.each([
    'Ann Lee (Labour) won the seat.', 'NATO (founded in 1949) grew.', 'Orin — the firm from Rye — closed.', 'IBM - a firm - closed.', 'The bank (Orin) closed.',
  ])('none stands in %s', (text) => {
    expect(framesOf(text)[0]).toMatchObject({ body: text, place: undefined })
  })
})

describe('clock stamps and markers', () => {
  test.each([
    ['16.20 The ferry sank.', 'The ferry sank.', '16.20'],
    ['09:05 Officials left.', 'Officials left.', '09:05'],
    ['10.41am: The ferry sank.', 'The ferry sank.', '10.41am'],
    ['[14:05] The ferry sank.', 'The ferry sank.', '14:05'],
    ['7:15 p.m. GMT – The ferry sank.', 'The ferry sank.', '7:15 p.m. GMT'],
    ['6:05 p.m.\nThe ferry sank.', '', '6:05 p.m.'],
    ['16.5 million people left.', '16.5 million people left.', undefined],
    ['9:30 Tuesday was too late.', '9:30 Tuesday was too late.', undefined],
    ['• The ferry sank.', 'The ferry sank.', undefined],
    ['- The ferry sank.', 'The ferry sank.', undefined],
    ['1. The ferry sank.', 'The ferry sank.', undefined],
    ['(a) The ferry sank.', 'The ferry sank.', undefined],
  ])('%j', (text, body, clock) => {
    expect(framesOf(text)[0]).toMatchObject({ body, clock })
  })

  test('a stamp is part of no claim and no source', () => {
    const { claims, attributions } = split('17.12 Officials said the ferry sank in May.')
    expect(claims.map(({ text }) => text)).toEqual(['The ferry sank in May.'])
    expect(attributions[0]!.hops.map(({ name }) => name)).toEqual(['Officials'])
  })
})

describe('speakers by a label', () => {
  test.each<[string, (string | undefined)[]]>([
    ['CLERK:\nThe pool closed in May.', ['CLERK', 'CLERK']],
    ['CLERK:\nIt closed.\n\nIt was sold for a song.\n\nRUTH COLE:\nWhy?', ['CLERK', 'CLERK', 'CLERK', 'RUTH COLE', 'RUTH COLE']],
    ['COLE: It closed. It was sold.', ['COLE', 'COLE']],
    ['COLE: It closed. VANE: It was sold.', ['COLE', 'VANE']],
    ['Speaker 2: The pool closed.', ['Speaker 2']],
    ['Q: Who paid?\nA: The council paid.', [undefined, undefined]],
    ['MINISTER FOR HEALTH: It closed.', ['MINISTER FOR HEALTH']],
    ['Ruth Cole (Labour): It closed.', ['Ruth Cole']],
    ['"COLE: It closed.', ['COLE']],
    ['UPDATE: The pool closed.', [undefined]],
    ['The reason: The pool closed.', [undefined]],
  ])('%j', (text, speakers) => {
    expect(framesOf(text).map(({ speaker }) => speaker)).toEqual(speakers)
  })

  test('the lines below a label are attributed to it, the question before is not', () => {
    const text = 'RUTH COLE:\nDid you sell the pool?\nCLERK:\nThe council sold 14 boats in May.\n\nIt bought two ferries in June.'
    const { claims, attributions } = split(text)
    const chains = claims.map(({ text: words, attributions: list }) => [words, ...list.map((at) => attributions[at]!.hops.map(({ name }) => name).join(' → '))])
    expect(chains[0]).toEqual(['The council sold 14 boats in May.', 'CLERK'])
    expect(chains.at(-1)![1]).toBe('CLERK')
  })
})

describe('the agency of a dateline', () => {
  test('passed on what the sentence says, and is nobody that a noun stands for', () => {
    const { claims, attributions } = split('OSLO (Reuters) - The firm will close 12 shops, the minister said on Monday.')
    expect(claims.map(({ text }) => text)).toEqual(['The firm will close 12 shops.'])
    expect(attributions[0]!.hops.map(({ name }) => name)).toEqual(['minister', 'Reuters'])
  })
})
