import { describe, expect, test } from 'vitest'
import { trainAntecedents, readSilver } from '../../training/antecedent-training.js'
import { trainNameKinds } from '../../training/name-kind-training.js'
import { weightCount } from '../../src/language/mentions/pronouns/antecedent-features.js'
import { guessKinds } from '../../src/language/mentions/name-kinds.js'
import { tokenize } from '../../src/language/words/tokens.js'

describe('training on silver coreference', () => {
  // The subject before, not the object, is who goes on.
  const people = [['Maria Santos', 'Ruth Abel'], ['Ellen Park', 'Diana Frost'], ['Laura Finch', 'Helen Marsh']] as const
  const articles = people.map(([subject, object]) => {
    const text = `${subject} met ${object} on Monday. She thanked the driver.`
    const at = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length]
    return { text, chains: [[at(subject.split(' ')[0]!), at('She')]] }
  })

  test('learns which candidate goes on, and gives the same weights each time', () => {
    const { weights, agreement } = trainAntecedents(articles.slice(0, 2), tokenize, articles.slice(2))
    expect(agreement.get('he')).toEqual({ right: 1, all: 1 })
    expect(weights).toHaveLength(weightCount)
    expect(trainAntecedents(articles.slice(0, 2), tokenize).weights).toEqual(weights)
  })

  test('reads the head of a mention from the annotation', () => {
    const tokens: [number, number, string, string, string, number, string][] = [
      [0, 3, 'the', 'DT', 'O', 2, 'det'], [4, 8, 'head', 'NN', 'O', 0, 'root'], [9, 11, 'of', 'IN', 'O', 4, 'case'],
      [12, 16, 'park', 'NN', 'O', 2, 'nmod'], [17, 20, 'she', 'PRP', 'O', 0, 'root']]
    expect(readSilver('the head of park she', { sentences: [tokens], coreference: [[[0, 0, 4], [0, 4, 5]]] }).chains)
      .toEqual([[[4, 8], [17, 20]]])
  })
})

test('training on silver names learns a kind from the words around it', () => {
  const labelled = (text: string, name: string, label: string): Parameters<typeof trainNameKinds>[0][number] => {
    const start = text.indexOf(name)
    return { text, labels: tokenize(text).map((token) => ({ start: token.start, end: token.end,
      label: token.start >= start && token.end <= start + name.length ? label : 'O' })) }
  }
  const articles = ['Tamsin Roo', 'Bren Ocket', 'Wim Sarle'].flatMap((name, index) => [
    labelled(`On Monday ${name} said it rained.`, name, 'PERSON'),
    labelled(`It rained in ${['Dunmarket', 'Ostwell', 'Perrin'][index]!} on Monday.`, ['Dunmarket', 'Ostwell', 'Perrin'][index]!, 'LOCATION'),
  ])
  const model = trainNameKinds(articles, tokenize)
  const guess = (text: string, first: number, end: number): string | undefined =>
    guessKinds(tokenize(text), [{ firstToken: first, nameToken: first, endToken: end }], ['name'], model).get('name')?.kind
  expect(guess('On Friday Lisk Arden said it snowed.', 2, 4)).toBe('person')
  expect(guess('It snowed in Quell on Friday.', 3, 4)).toBe('place')
  expect(trainNameKinds(articles, tokenize).weights).toEqual(model.weights)
})
