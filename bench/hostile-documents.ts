import type { DocumentFormat } from '../src/intake/document.js'

/** Families of documents that cost parsers most for their size: each unit over and over, nothing closed or all of it marks. */
export const hostileUnits: Record<DocumentFormat, string[]> = {
  plain: ['a\n', 'a\n\n', '```\n', '\n', ' ', '\t', 'a', '🙂', '\u00a0', 'Source: '],
  markdown: [
    '_a', '__a__', '*a_', '*_a', '_a~', '~~a*', '[*a', '*a', '**a', '[]()', '[', '![', '[a](', '`a', '!', 'http', 'a@', 'a@a.', '<td>a', '<p>',
    '<html ', '-\n', '- a\n', '1) ', '> - ', '>', '=\n', '# a\n', '|a|\n', '[a]: b\n', '&amp;', '\\', '\n', 'a',
  ],
  html: [
    '<p>', '</p>', '<td>', '<td>a', '<tr><td>', '<li>', '<input>', '<embed>', '<br>', ', <br>', '<p hidden>', '<h1>a</h1>', '<ul><li>a</li></ul>',
    '<a href="x">a</a>', '<p>a <a href="x">b', '<', '<a ', '<!--', '-->', '>', '> ', '&', '&#', '&a', '[a](<', '"', 'a',
  ],
}

/** hostileDocument repeats a unit to a text of so many UTF-16 code units. */
export function hostileDocument(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
}
