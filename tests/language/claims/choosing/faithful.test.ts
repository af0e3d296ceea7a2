import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isFaithful } from '../../../../src/language/claims/choosing/faithful.js'
import { readArticle } from '../../../../src/language/read-article.js'
import type { ReadArticle } from '../../../../src/language/article.js'
import { negators } from '../../../../src/language/lexicon/negation.js'

/** The words of a sentence that a claim takes, marked by bars: "The mayor |did not| resign" takes two words. */
function check(marked: string): boolean {
  const article = readArticle(marked.replaceAll('|', ''))
  const parts = marked.split('|')
  const list: number[] = []
  let start = 0
  parts.forEach((part, place) => {
    const end = start + part.length
    if (place % 2 === 1) article.tokens.forEach((token, at) => { if (token.start >= start && token.end <= end) list.push(at) })
    start = end
  })
  return isFaithful(article, article.sentences[0]!, list)
}

describe('isFaithful', () => {
  it.each([
    '|The mayor of Dalby resigned| in May.',
    'Officials said |the mayor of Dalby did not resign|, and left.',
    'Ana Ruiz told the Herald |exports fell|.',
    '|That is the plan| that she backs.',
  ])('holds for whole phrases: %s', (marked) => {
    expect(check(marked)).toBe(true)
  })

  it.each([
    ['a phrase cut at its end', '|He said it was behind her| aggressive tone.'],
    ['a phrase cut at its end', '|It broke the norms| of the party.'],
    ['a phrase cut at its start', 'The aggressive |tone was heard| in May.'],
    ['a name cut', 'Ruth |Alder resigned in May|.'],
    ['a figure cut', '|The blast killed 12| miners |in May|.'],
    ['a negation lost', '|The mayor did| not |resign|.'],
    ['a condition lost', 'She will pay if |the firm leaves the town|.'],
    ['an article at the end, whatever mark follows', '|The widget gives readers an|, in a word, easy way.'],
    ['a joint at the end', '|The mayor resigned and| left.'],
  ])('fails for %s: %s', (_, marked) => {
    expect(check(marked)).toBe(false)
  })
})

describe('over all fixtures', () => {
  const articles = readdirSync('fixtures/articles').filter((name) => name.endsWith('.md'))
    .map((name) => readArticle(readFileSync(`fixtures/articles/${name}`, 'utf8')))

  it('holds for each whole sentence that does not end with a joint', () => {
    for (const article of articles) {
      for (const sentence of article.sentences) {
        const list = wordsOf(article, sentence.bodyToken, sentence.endToken)
        if (sentence.weight && article.tokens[list.at(-1)!]!.tag !== 'CC') expect(isFaithful(article, sentence, list), textOf(article, list)).toBe(true)
      }
    }
  })

  it('never holds for a sentence that lost the negation before its verb', () => {
    let tried = 0
    for (const article of articles) {
      for (const sentence of article.sentences) {
        const list = wordsOf(article, sentence.bodyToken, sentence.endToken)
        const lost = list.find((at) => negators.has(article.tokens[at]!.lower) && article.tokens[at + 1]?.pos === 'VERB')
        if (lost === undefined) continue
        tried += 1
        expect(isFaithful(article, sentence, list.filter((at) => at !== lost)), textOf(article, list)).toBe(false)
      }
    }
    expect(tried).toBeGreaterThan(5)
  })
})

function wordsOf(article: ReadArticle, from: number, end: number): number[] {
  return Array.from({ length: end - from }, (_, at) => from + at).filter((at) => article.tokens[at] !== undefined)
}

function textOf({ tokens }: ReadArticle, list: readonly number[]): string {
  return list.map((at) => tokens[at]!.text).join(' ')
}
