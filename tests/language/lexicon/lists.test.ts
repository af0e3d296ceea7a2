import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const language = resolve(import.meta.dirname, '..', '..', '..', 'src', 'language')
const fewestWords = 5
// Of all words of two lists together, so many stand in both (Jaccard): they are one list, written twice.
const nearlySame = 0.8

/** Lists that may stand beside one that is nearly the same, and why. */
const ALLOWED: Record<string, string> = {
  'attributions/accepting/acceptance-features.ts draftTypes': 'their order is that of the numbers in the trained model',
  'attributions/accepting/word-accepted.ts typeOfClass': 'a table: what stands at the number of a class, names more than once',
  'claims/reasons.ts speaksAgainst': 'sentences for readers; two signs are told by one',
}

interface WordList {
  /** "words/noun-phrases.ts chain". */
  place: string
  line: number
  words: ReadonlySet<string>
}

/** listsIn finds the lists of words that a file writes out: arrays, keys of maps, texts and /^(?:…|…)$/. */
function listsIn(place: string, text: string): WordList[] {
  const file = ts.createSourceFile(place, text, ts.ScriptTarget.Latest, true)
  const lists: WordList[] = []
  const visit = (node: ts.Node): void => {
    const list = wordsOf(node)
    if (list.length > 0) {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1
      lists.push({ place: `${place} ${nameAround(node)}`, line, words: new Set(list.map((word) => word.toLowerCase())) })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return lists.filter(({ words }) => words.size >= fewestWords)
}

function wordsOf(node: ts.Node): string[] {
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap((element) => firstWord(element)).filter((word) => !/\s/.test(word))
  if (ts.isRegularExpressionLiteral(node)) return alternatives(node.text)
  const isWhole = isText(node) && !isText(node.parent)
  return isWhole ? textOf(node).split(/\s+/).filter((word) => word !== '') : []
}

/** 'monday', or the key of a pair of a map. */
function firstWord(element: ts.Expression): string[] {
  if (ts.isStringLiteralLike(element)) return [element.text]
  const first = ts.isArrayLiteralExpression(element) ? element.elements[0] : undefined
  return first && ts.isStringLiteralLike(first) ? [first.text] : []
}

/** A literal, or literals joined by "+": words parted by spaces, and sentences, which are like no other. */
function isText(node: ts.Node): node is ts.StringLiteralLike | ts.BinaryExpression {
  return ts.isStringLiteralLike(node) || (ts.isBinaryExpression(node) && isText(node.left) && isText(node.right))
}

function textOf(node: ts.Node): string {
  return ts.isBinaryExpression(node) ? `${textOf(node.left)}${textOf(node.right)}` : ts.isStringLiteralLike(node) ? node.text : ''
}

/** The words of a pattern that is nothing but a choice among whole words: /^(?:his|her|their)$/. */
function alternatives(pattern: string): string[] {
  const choice = /^\/\^\((?:\?:)?([^()\\[\]]+)\)\$\/[a-z]*$/.exec(pattern)?.[1]
  return choice?.includes('|') ? choice.split('|') : []
}

function nameAround(node: ts.Node): string {
  for (let up: ts.Node = node; !ts.isSourceFile(up); up = up.parent) {
    if ((ts.isVariableDeclaration(up) || ts.isFunctionDeclaration(up)) && up.name) return up.name.getText()
  }
  return ''
}

/** nearDoubles gives the pairs of lists that are nearly the same. */
function nearDoubles(lists: readonly WordList[]): [WordList, WordList][] {
  return lists.flatMap((one, at) => lists.slice(at + 1).filter((other) => likeness(one.words, other.words) >= nearlySame)
    .map((other): [WordList, WordList] => [one, other]))
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0
  for (const word of one) if (other.has(word)) both += 1
  return both / (one.size + other.size - both)
}

/** Lists that are built from others: only running their file tells what they hold. */
async function builtIn(folder: string): Promise<WordList[]> {
  const files = readdirSync(join(language, folder)).filter((path) => path.endsWith('.ts')).sort()
  const found = await Promise.all(files.map(async (file) => {
    const exported = Object.entries(await import(join(language, folder, file)) as Record<string, unknown>)
    return exported.flatMap(([name, value]): WordList[] => value instanceof Set || value instanceof Map
      ? [{ place: `${folder}/${file} ${name}`, line: 0, words: new Set([...value.keys()].map((word) => String(word).toLowerCase())) }]
      : [])
  }))
  return found.flat().filter(({ words }) => words.size >= fewestWords)
}

const fileOf = (place: string): string => place.split(' ')[0]!

const lists = readdirSync(language, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts')).sort()
  .flatMap((path) => listsIn(path.split(sep).join('/'), readFileSync(join(language, path), 'utf8')))

describe('word lists', () => {
  it('are found in every form in which they are written', () => {
    const found = listsIn('a.ts', `
      const set: ReadonlySet<string> = new Set(['one', 'two', 'three', 'four', 'five'])
      const map = new Map([['one', 1], ['two', 2], ['three', 3], ['four', 4], ['five', 5]])
      const spaced = words(\`one two three
        four five\`)
      const joined = words('one two three ' + 'four five')
      const cut = ('one two three ' + 'four five').split(' ')
      const isOne = (word: string) => /^(?:one|two|three|four|five)$/.test(word)
      const group = { one: 'one two three four five' }
      const few = words('one two three four')
      const ending = /(?:one|two|three|four|five)$/`)
    expect(found.map(({ place }) => place)).toEqual(['set', 'map', 'spaced', 'joined', 'cut', 'isOne', 'group'].map((name) => `a.ts ${name}`))
    expect(nearDoubles(found)).toHaveLength(21)
  })

  it('are told apart by one word in five, not by less', () => {
    const [own, near, far] = ['a b c d e f g h i j', 'a b c d e f g h i k l', 'a b c d e f g h i j k l']
      .flatMap((text) => listsIn('a.ts', `words('${text}')`))
    expect(nearDoubles([own!, near!])).toEqual([])
    expect(nearDoubles([own!, far!])).toHaveLength(1)
  })

  it('stand in the lexicon once: build one from another by name, [...coordinators, \'plus\']', () => {
    expect(lists.length).toBeGreaterThan(200)
    const doubled = nearDoubles(lists).filter(([one, other]) => !(one.place in ALLOWED) && !(other.place in ALLOWED))
    expect(doubled.map((pair) => pair.map(({ place, line }) => `${place}, line ${line}`).join(' and '))).toEqual([])
  })

  it('are no copies of what the lexicon has built from several', async () => {
    const built = await builtIn('lexicon')
    expect(built.length).toBeGreaterThan(50)
    const copies = lists.flatMap((list) => built.filter(({ place, words }) => fileOf(place) !== fileOf(list.place) && likeness(list.words, words) >= nearlySame)
      .map(({ place }) => `${list.place}, line ${list.line} and ${place}`))
    expect(copies).toEqual([])
  })

  it('are excused only while there is something to excuse', () => {
    const doubled = new Set(nearDoubles(lists).flat().map(({ place }) => place))
    expect(Object.keys(ALLOWED).filter((place) => !doubled.has(place))).toEqual([])
  })
})
