import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chanceOf } from '../../src/language/claims/choosing/confidence-model.js'
import { confidenceNames } from '../../src/language/claims/choosing/confidence-names.js'
import { shippedModels } from '../../src/language/split-models.js'
import { matchClaims } from '../../training/claim-matching.js'
import { measureFiles, type MeasuredClaim } from '../../training/confidence-data.js'
import { areaUnder, binsOf, calibrationError, errorByChance } from '../../training/confidence-figures.js'
import { crossChances, listedShares, trainConfidence } from '../../training/confidence-training.js'

const open = confidenceNames.indexOf('anyOpen')
function claim(group: string, isOpen: boolean, more: Partial<MeasuredClaim>): MeasuredClaim {
  const features = new Float64Array(confidenceNames.length)
  features[0] = 1
  if (isOpen) features[open] = 1
  return { group, text: '', features, kept: undefined, verdict: undefined, listed: undefined, ...more }
}
const judged = Array.from({ length: 80 }, (_, at) => claim(`text ${at % 8}`, at % 2 === 0, { kept: at % 2 === 1, listed: at % 3 !== 0 }))

describe('training confidence', () => {
  it('learns from verdicts, the same each time', () => {
    const weights = trainConfidence(judged)
    expect(weights[open]).toBeLessThan(-1)
    expect(trainConfidence(judged)).toEqual(weights)
  })

  it('takes what a list lacks for less likely kept, where nobody judged it', () => {
    const own = [...judged.map((one) => ({ ...one, listed: one.kept })), ...Array.from({ length: 80 }, () => claim('other', false, { listed: false }))]
    expect(chanceOf(trainConfidence(own), judged[1]!.features)).toBeLessThan(chanceOf(trainConfidence(judged), judged[1]!.features))
  })

  it('leaves out what was neither judged nor listed', () => {
    expect(trainConfidence([...judged, claim('new', false, {})])).toEqual(trainConfidence(judged))
  })

  it('measures each text by weights of the others alone', () => {
    // In one text all is the other way round: weights that had seen it would know.
    const odd = [...judged, ...Array.from({ length: 40 }, (_, at) => claim('odd', at % 2 === 0, { kept: at % 2 === 0 }))]
    const chances = crossChances(odd)
    expect(chances).toHaveLength(odd.length)
    const own = chances.filter(({ claim: { group } }) => group === 'odd').map(({ claim: { kept }, chance }) => ({ kept: kept === true, chance }))
    expect(areaUnder(own)).toBe(0)
  })

  it('counts how often a list has what is kept', () => {
    const few = [claim('a', false, { kept: true, listed: true }), claim('a', false, { kept: true, listed: true }), claim('a', false, { kept: false, listed: false })]
    expect(listedShares(few)).toEqual({ kept: 3 / 4, others: 1 / 3 })
  })
})

describe('the figures of confidence', () => {
  it('tell order and distance', () => {
    expect(areaUnder([{ chance: 0.9, kept: true }, { chance: 0.1, kept: false }, { chance: 0.9, kept: false }])).toBe(0.75)
    const sure = Array.from({ length: 20 }, (_, at) => ({ chance: at < 10 ? 0 : 1, kept: at >= 10 }))
    expect(calibrationError(sure)).toBe(0)
    expect(calibrationError(sure.map(({ chance, kept }) => ({ chance, kept: !kept })))).toBe(1)
    expect(errorByChance(sure)).toBe(0)
    expect(binsOf(sure).map(({ count }) => count)).toEqual(Array.from({ length: 10 }, () => 2))
  })
})

describe('the claims of a list', () => {
  it('are found in other words, one to one, not with other numbers or the other way round', () => {
    const list = ['Oldbury sold 14 libraries in 2012.', 'Ruth Alder denied the sale of the harbour.']
    expect([...matchClaims(['Oldbury sold 14 libraries.', 'Oldbury sold 14 libraries in May.', 'Ruth Alder confirmed the sale of the harbour.'], list)]).toHaveLength(1)
    expect(matchClaims(['Oldbury sold 15 libraries in 2012.'], list).size).toBe(0)
  })
})

describe('the files that confidence is learnt from', () => {
  it('give each claim of split its verdict while it reads the same, and whether its list has it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'confidence-'))
    const write = (name: string, rows: object[]): string => {
      const path = join(folder, name)
      writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'))
      return path
    }
    const { claims, verdicts, found } = measureFiles({
      texts: [write('texts.jsonl', [{ id: 'a', text: 'Ruth Alder sold the Oldbury library. Lindow lost 300 jobs in 2014.' }])],
      judged: [write('judged.jsonl', [{ id: 'a', claim: 'Ruth Alder sold the Oldbury library', verdict: 'kept' }, { id: 'a', claim: 'Lindow lost jobs.', verdict: 'truncated' }])],
      lists: [write('lists.jsonl', [{ id: 'a', claims: [{ text: 'Lindow lost 300 jobs in 2014.' }] }])],
    }, shippedModels())
    expect({ verdicts, found }).toEqual({ verdicts: 2, found: 1 })
    expect(claims.map(({ text, kept, listed }) => ({ text, kept, listed }))).toEqual([
      { text: 'Ruth Alder sold the Oldbury library.', kept: true, listed: false }, { text: 'Lindow lost 300 jobs in 2014.', kept: undefined, listed: true },
    ])
  })
})
