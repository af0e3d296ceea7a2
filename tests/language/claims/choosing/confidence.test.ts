import { describe, expect, it } from 'vitest'
import { measureClaim } from '../../../../src/language/claims/choosing/confidence-features.js'
import { chanceOf, confidenceModelOf, confidenceTables } from '../../../../src/language/claims/choosing/confidence-model.js'
import { confidenceNames, type ConfidenceName } from '../../../../src/language/claims/choosing/confidence-names.js'
import { findClaims } from '../../../../src/language/claims/find-claims.js'
import { encodeModel, readModelBytes } from '../../../../src/language/models/model-file.js'
import { readArticle } from '../../../../src/language/read-article.js'
import { split } from '../../../../src/language/split.js'

function featuresOf(text: string, which = 0): Record<ConfidenceName, number> {
  const measured: Float64Array[] = []
  findClaims(readArticle(text), (_, made) => {
    const features = new Float64Array(confidenceNames.length)
    measureClaim(made, features)
    measured.push(features)
  })
  return Object.fromEntries(confidenceNames.map((name, at) => [name, measured[which]![at]!])) as Record<ConfidenceName, number>
}
const confidenceOf = (text: string): number => split(text).claims.at(-1)!.confidence

describe('the chance that a claim is kept as it stands', () => {
  it.each([
    ['The Oldbury council sold its library to the Harrow Trust for 2 million crowns.', 'They sold it to the trust.'],
    ['Ruth Alder signed the harbour budget in Ashford in 2014.', 'This made it worse.'],
  ])('is higher for “%s” than for “%s”', (more, less) => {
    expect(confidenceOf(more)).toBeGreaterThan(confidenceOf(less))
  })

  it('is a chance for each claim, and no assertion’s own', () => {
    for (const { confidence } of split('The council, which met on Monday, said it would close. “We lost it,” he said. This hurt.').claims) {
      expect(confidence).toBeGreaterThan(0)
      expect(confidence).toBeLessThan(1)
    }
  })
})

describe('what confidence is learnt from', () => {
  it.each<[string, Partial<Record<ConfidenceName, number>>]>([
    ['Ruth Alder sold the library of Oldbury in May 2014.', { main: 1, startsWithName: 1, anyOpen: 0, theNoun: 0, time: 1, attributed: 0 }],
    ['They sold the library.', { startsWithPronoun: 1, anyOpen: 1, theNoun: 0.5 }],
    ['The Ashford senator left.', { startsWithThe: 1, startsWithTheNoun: 1, theNoun: 0.5 }],
    ['The senator of Ashford left.', { startsWithThe: 1, startsWithTheNoun: 0, theNoun: 0 }],
    ['This harbour is larger.', { startsWithThis: 1, thisNoun: 1, comparesOpenly: 1 }],
    ['The Ashford harbour is larger than the Oldbury one.', { comparesOpenly: 0 }],
    ['The council did not tell you that Oldbury may lose 300 jobs.', { secondPerson: 1, may: 1, negated: 1, number: 1 }],
    ['Ruth Alder said that Oldbury sold its library.', { attributed: 1, quotation: 0, nobodyNamed: 0 }],
  ])('%s', (text, expected) => {
    expect(featuresOf(text)).toMatchObject(expected)
  })

  it('knows a clause that came apart from its sentence, and what it left out', () => {
    const text = 'Ruth Alder opened the Ashford bridge in May and closed the Oldbury ferry.'
    expect(featuresOf(text, 0)).toMatchObject({ main: 1, conjunct: 0, wordsLeftOut: 0 })
    const second = featuresOf(text, 1)
    expect(second).toMatchObject({ main: 0, conjunct: 1 })
    expect(second.wordsLeftOut).toBeGreaterThan(0)
  })
})

describe('the weights of confidence', () => {
  it('come back from a file, and not where they were learnt for others', () => {
    const weights = Float32Array.from(confidenceNames, (_, at) => at / 10 - 3)
    const { header, tables } = confidenceTables(weights)
    expect(confidenceModelOf(readModelBytes(encodeModel(header, tables)))).toEqual(weights)
    expect(() => confidenceModelOf(readModelBytes(encodeModel({ ...header, features: 'others' }, tables)))).toThrow(/train again/)
  })

  it('give even odds where they are all 0', () => {
    expect(chanceOf(new Float32Array(confidenceNames.length), new Float64Array(confidenceNames.length).fill(1))).toBe(0.5)
  })
})
