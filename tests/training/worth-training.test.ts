import { describe, expect, it } from 'vitest'
import { encodeWordVectors, wordVectorsOf } from '../../training/read-word-vectors.js'
import { trainWorth } from '../../training/worth-corpora.js'
import type { Example } from '../../training/worth-data.js'
import { measureExamples } from '../../training/worth-training.js'
import { weigh } from '../../src/language/worth/worth.js'
import { worthModelOf, worthTables } from '../../src/language/worth/worth-model.js'
import { encodeModel, readModelBytes } from '../../src/language/models/model-file.js'
import { split } from '../../src/language/split.js'
import { shippedModels } from '../../src/language/split-models.js'
import { tokenize } from '../../src/language/words/tokens.js'

const towns = ['Ashford', 'Oldbury', 'Harrow Bay', 'Lindow', 'Westmere']
const facts = towns.flatMap((town, at) => [
  `The council of ${town} sold ${at + 3} libraries in 201${at}.`, `Crime in ${town} fell by ${at * 7 + 4} percent last year.`,
  `${town} spent ${at + 2} million crowns on its harbour.`, `The mayor of ${town} signed the budget on Friday.`,
])
const wishes = towns.flatMap((town) => [
  `We should all be proud of ${town}.`, `Let us build a better ${town} together, my friends.`, `I believe in the people of ${town}.`,
  `Thank you, ${town}, and good night.`,
])
const examples = (sentences: string[], label: number): Example[] =>
  sentences.map((text, at) => ({ group: String(at), text, label, weight: 1 }))

// Two words that are alike and one that is not.
const vectors = wordVectorsOf(readModelBytes(encode(encodeWordVectors([
  { word: 'crowns', numbers: [1, 0.1, 0] }, { word: 'euros', numbers: [0.9, 0.2, 0] }, { word: 'proud', numbers: [-1, 0, 0.3] },
]))))

function encode({ header, tables }: ReturnType<typeof worthTables>): Uint8Array {
  return encodeModel(header, tables)
}

function train(): Buffer {
  const all = measureExamples([...examples(facts, 1), ...examples(wishes, 0)], vectors)
  const { header, tables } = worthTables(trainWorth({ policlaim: all, claimbuster: all, news: [] }, vectors))
  return encodeModel(header, tables)
}

describe('training the worth model', () => {
  it('gives the same bytes from the same sentences', () => {
    expect(train().equals(train())).toBe(true)
  })

  it('tells facts from wishes that it has not seen, also by words that are only like those it saw', () => {
    const model = worthModelOf(readModelBytes(train()))
    const assertion = (text: string): number => {
      const tokens = tokenize(text)
      return weigh(model, tokens, 0, tokens.length).assertion
    }
    expect(assertion('The council of Brill sold 9 schools in 2015.')).toBeGreaterThan(0)
    expect(assertion('We should all be proud of our school.')).toBeLessThan(0)
    expect(assertion('They have euros.')).toBeGreaterThan(assertion('They have zlotys.'))
  })

  it('makes a model that split reads with', () => {
    const worth = worthModelOf(readModelBytes(train()))
    const text = 'The council of Brill sold 9 schools in 2015. Let us all be proud of Brill, my friends.'
    const { claims, sentences } = split(text, {}, { ...shippedModels(), worth })
    expect(claims.map((claim) => claim.text)).toEqual(['The council of Brill sold 9 schools in 2015.'])
    expect(sentences.map(({ type }) => type)).toEqual(['statement', 'opinion'])
  })

  it('is refused where its tables do not fit the program', () => {
    const model = readModelBytes(train())
    expect(() => worthModelOf({ ...model, tables: { ...model.tables, assertionHashed: new Int8Array(8) } })).toThrow(/do not fit/)
  })
})
