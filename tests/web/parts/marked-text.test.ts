import { describe, expect, it, test } from 'vitest'
import { presentText, type SegmentView, type TextBlockView } from '../../../src/web/parts/article-text.js'
import { cutIntoSegments, type MarkSpan } from '../../../src/web/parts/marked-text.js'
import { findBlocks } from '../../../src/web/parts/text-blocks.js'
import { sampleClaim } from './sample-claims.js'

const span = (owner: string, start: number, end: number): MarkSpan => ({ owner, start, end })
const cut = (length: number, ...spans: MarkSpan[]) =>
  cutIntoSegments(length, spans).map(({ start, end, owners }) => [start, end, owners.join('>')])

test('text without claims is one segment', () => {
  expect(cut(10)).toEqual([[0, 10, '']])
  expect(cut(0)).toEqual([])
})

test('a claim inside another is the innermost of its segment', () => {
  expect(cut(10, span('inner', 4, 6), span('outer', 2, 8))).toEqual([
    [0, 2, ''], [2, 4, 'outer'], [4, 6, 'outer>inner'], [6, 8, 'outer'], [8, 10, ''],
  ])
})

test('overlapping claims share the segment in which both stand, and the later one is innermost', () => {
  expect(cut(9, span('a', 0, 6), span('b', 3, 9))).toEqual([[0, 3, 'a'], [3, 6, 'a>b'], [6, 9, 'b']])
})

test('adjacent claims do not touch', () => {
  expect(cut(6, span('a', 0, 3), span('b', 3, 6))).toEqual([[0, 3, 'a'], [3, 6, 'b']])
})

test('of two claims that begin together, the shorter is innermost', () => {
  expect(cut(6, span('short', 0, 3), span('long', 0, 6))).toEqual([[0, 3, 'long>short'], [3, 6, 'long']])
})

test('spans are cut off at the ends of the text and empty ones mark nothing', () => {
  expect(cut(5, span('a', -3, 2), span('b', 4, 99), span('c', 3, 3), span('d', 7, 9))).toEqual([
    [0, 2, 'a'], [2, 4, ''], [4, 5, 'b'],
  ])
})

test('a claim with several anchors is named once where they overlap', () => {
  expect(cut(6, span('a', 0, 4), span('a', 2, 6))).toEqual([[0, 2, 'a'], [2, 4, 'a'], [4, 6, 'a']])
})

test('the segments of many claims join up to the whole text', () => {
  const length = 1_000_000
  const spans = Array.from({ length: 2_000 }, (_, index) => span(`c${index}`, index * 490, index * 490 + 700))
  const segments = cutIntoSegments(length, spans)
  expect(segments[0]!.start).toBe(0)
  expect(segments.at(-1)!.end).toBe(length)
  expect(segments.every((segment, index) => index === 0 || segment.start === segments[index - 1]!.end)).toBe(true)
  expect(Math.max(...segments.map((segment) => segment.owners.length))).toBe(2)
})

test('paragraphs, headings and lists are told apart', () => {
  const text = 'A heading\r\n\r\nFirst line.\r\nSecond line.\r\n \t\r\n- one\n- two\n\n1. un\n2. deux\n\nThe last short line'
  const blocks = findBlocks(text).map(({ kind, lines }) => [kind, ...lines.map(({ start, end }) => text.slice(start, end))])
  expect(blocks).toEqual([
    ['heading', 'A heading'],
    ['paragraph', 'First line.', 'Second line.'],
    ['bullets', 'one', 'two'],
    ['numbers', 'un', 'deux'],
    ['paragraph', 'The last short line'],
  ])
})

test('numbers that do not count up from one stay in the text', () => {
  const text = '1999. It began.\n2003. It ended.\n\n12. Alone'
  expect(findBlocks(text).map((block) => block.kind)).toEqual(['paragraph', 'paragraph'])
})

const words = (blocks: TextBlockView[]) =>
  blocks.flatMap((block) => block.lines.map((line) => line.segments.map(({ text, link }) => (link ? `[${text}]` : text)).join('')))
const options = { href: ({ id }: { id: string }) => `/claims/${id}`, status: () => 'unverified' as const, showStage: true, chosen: null }

test('a claim that runs over two paragraphs is marked in both, and says where it begins and ends', () => {
  const text = 'One two.\n\nThree four. End.'
  const claim = sampleClaim('c', 'two.\n\nThree', {}, text)
  const blocks = presentText(text, [claim], options)
  expect(words(blocks)).toEqual(['One [two.]', '[Three] four. End.'])
  const links = blocks.flatMap((block) => block.lines.flatMap((line) => line.segments.flatMap(({ link }) => (link ? [link] : []))))
  expect(links.map(({ id, ends }) => [id, ends])).toEqual([['mark-c', false], [null, true]])
})

test('offsets count UTF-16 units, so that emoji before a claim do not move its mark', () => {
  const text = '👩🏽‍🚀 said 市议会 met. Then it rained.'
  expect(words(presentText(text, [sampleClaim('c', '市议会 met', {}, text)], options))).toEqual(['👩🏽‍🚀 said [市议会 met]. Then it rained.'])
})

test('a nested claim links to itself and stays inside the mark of the one around it', () => {
  const text = 'The mayor of Vik opened the bridge.'
  const claims = [sampleClaim('outer', 'The mayor of Vik opened the bridge', {}, text), sampleClaim('inner', 'mayor of Vik', {}, text)]
  const [block] = presentText(text, claims, options)
  const nested = block!.lines[0]!.segments.find(({ link }) => link?.claim === 'inner')!
  expect(nested.link).toMatchObject({ href: '/claims/inner', depth: 2, id: 'mark-inner', ends: true })
  expect(nested.outer).toMatchObject([{ claim: 'outer', depth: 1, id: null, ends: false }])
})

describe('of more claims around the same words than lines can be told apart', () => {
  const text = 'A b c d e f g.'
  const claims = ['A b c d e f g', 'A b c d e f', 'A b c d e', 'A b c d', 'A b c', 'A b'].map((said, n) => sampleClaim(`c${n}`, said, {}, text))
  const segmentsFor = (chosen: string | null, of = claims) => presentText(text, of, { ...options, chosen })[0]!.lines[0]!.segments
  const marksOf = ({ outer, link }: SegmentView) => [...outer, ...(link ? [link] : [])].map(({ claim }) => claim)

  it('each can still be led to: by its line, or else by where it begins', () => {
    const ids = segmentsFor(null).flatMap((segment) => [...segment.targets, ...[...segment.outer, segment.link].map((mark) => mark?.id)])
    expect(ids.filter(Boolean).sort()).toEqual(claims.map(({ id }) => `mark-${id}`))
    const same = claims.slice(0, 5).map(({ id }) => sampleClaim(id, 'A b', {}, text))
    expect(segmentsFor(null, same).map(({ targets }) => targets)).toEqual([['mark-c0'], []])
    expect(segmentsFor(null, same.slice(1)).map(({ targets }) => targets)).toEqual([[], []])
  })

  it('the chosen one always has its line', () => {
    expect(marksOf(segmentsFor(null)[0]!)).toEqual(['c2', 'c3', 'c4', 'c5'])
    expect(marksOf(segmentsFor('c0')[0]!)).toEqual(['c0', 'c3', 'c4', 'c5'])
  })
})

test('a lost anchor marks nothing', () => {
  const text = 'It rained.'
  const claim = sampleClaim('c', 'It rained', {}, text)
  claim.anchors[0]!.state = 'lost'
  expect(words(presentText(text, [claim], options))).toEqual(['It rained.'])
})
