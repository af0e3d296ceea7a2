import { expect, test } from 'vitest'
import { cutIntoPages, MOST_CLAIMS, MOST_UNITS, pageAt } from '../../../src/web/parts/text-pages.js'

const paragraphs = (count: number, units: number) => Array.from({ length: count }, (_, n) => `${String(n).padEnd(units - 3, 'x')}.`).join('\n\n')
const whole = (text: string, pages: { start: number; end: number }[]) => pages.map(({ start, end }) => text.slice(start, end)).join('')

test('a text that fits is one page, at its limits too', () => {
  const text = 'x'.repeat(MOST_UNITS)
  const positions = Array.from({ length: MOST_CLAIMS }, (_, n) => n)
  expect(cutIntoPages(text, positions)).toEqual([{ start: 0, end: text.length }])
  expect(cutIntoPages('', [])).toEqual([{ start: 0, end: 0 }])
})

test('one unit or one claim more makes a second page', () => {
  expect(cutIntoPages('x'.repeat(MOST_UNITS + 1), [])).toHaveLength(2)
  expect(cutIntoPages('x'.repeat(MOST_UNITS), Array.from({ length: MOST_CLAIMS + 1 }, (_, n) => n))).toHaveLength(2)
})

test('pages end with paragraphs, cover the text, and hold no more than they may', () => {
  const text = paragraphs(400, 700)
  const positions = Array.from({ length: 4_000 }, (_, n) => Math.floor((n * text.length) / 4_000))
  const pages = cutIntoPages(text, positions)
  expect(whole(text, pages)).toBe(text)
  for (const { start, end } of pages) {
    expect(end - start).toBeLessThanOrEqual(MOST_UNITS)
    expect(positions.filter((position) => position >= start && position < end).length).toBeLessThanOrEqual(MOST_CLAIMS)
    if (end < text.length) expect(text.slice(end - 2, end)).toBe('\n\n')
  }
})

test('claims that begin at one place are not parted, and no character is halved', () => {
  const positions = Array.from({ length: 500 }, () => 3)
  expect(cutIntoPages('Rain. Sun.', positions)).toEqual([{ start: 0, end: 3 }, { start: 3, end: 10 }])
  const text = `x${'🌧'.repeat(MOST_UNITS)}`
  const pages = cutIntoPages(text, [])
  expect(whole(text, pages)).toBe(text)
  for (const { start, end } of pages) expect(text.slice(start, end).isWellFormed()).toBe(true)
})

test('a place is on the page that holds it', () => {
  const pages = [{ start: 0, end: 10 }, { start: 10, end: 20 }]
  expect([0, 9, 10, 19, 25].map((at) => pageAt(pages, at))).toEqual([1, 1, 2, 2, 2])
})
