// Sentences of every shape that news takes, and all the claims that each makes.
import { describe, expect, it } from 'vitest'
import { split } from '../../../src/language/split.js'

const claimsOf = (text: string): string[] => split(text).claims.map((claim) => claim.text)

type Row = [sentence: string, ...claims: string[]]

// Where a row gives no claim, the sentence is its own only claim.
const alone: Row[] = [
  ['The storm cost insurers €40 million.'],
  ['The strike cost Kestrel 200 jobs.'],
  ['No firm has bid for the contract.'],
  ['Few of the 40 witnesses have spoken to police.'],
  ['Not all of the money was spent.'],
  ['Only two of the nine bridges were inspected last year.'],
  ['Neither the mayor nor her deputy attended the vote.'],
  ['The company has neither confirmed nor denied the report.'],
  ['The council will either sell the pool or close it.'],
  ['The bridge is not only late but costs twice as much as planned.'],
  ['The council reportedly plans to sell the theatre.'],
  ['The former minister allegedly took £40,000 from the builder.'],
  ['Investigators do not believe that the fire was started deliberately.'],
  ['The study did not prove that the smelter was the cause.'],
  ['The dam is believed to hold 40 million cubic metres of water.'],
  ['If the council votes no, the school will close in July.'],
  ['The school will close in July unless parents raise £2 million.'],
  ['If elected, Holt would cut taxes.'],
  ['Had the alarm sounded, the men would have lived.'],
  ['Without the grant, the theatre would have closed.'],
  ['If the inspectors find fault, Nordline could lose its licence.'],
  ['Unless the vote is delayed, the tax will rise in April.'],
  ['Of the 300 people on board, 280 were rescued.'],
  ['More people died on the roads in May than in any month since 2009.'],
  ['The city spends more on police than on schools and parks combined.'],
  ['The mayor’s claim that crime fell by half is false.'],
  ['The firm did not respond to a request for comment.'],
  ['The council was not told.'],
]

const parted: Row[] = [
  ['Novak was not convicted of fraud but was ordered to repay €200,000.',
    'Novak was not convicted of fraud.', 'Novak was ordered to repay €200,000.'],
  ['The pool, which opened in 1974 and was rebuilt in 1999, costs €400,000 a year to run.',
    'The pool opened in 1974.', 'The pool was rebuilt in 1999.', 'The pool costs €400,000 a year to run.'],
  ['The board, according to two people briefed on it, knew of the losses.', 'The board knew of the losses.'],
  ['Shifts will be cut, the union said, but the region has made no promise.',
    'Shifts will be cut.', 'The region has made no promise.'],
  ['The law, passed in 2014, bans smoking in cars.', 'The law was passed in 2014.', 'The law bans smoking in cars.'],
  ['The dam, according to Lee, leaks.', 'The dam leaks.'],
  ['Residents said they had not been told.', 'Residents had not been told.'],
  ['Witnesses told the Courier they saw smoke.', 'Witnesses saw smoke.'],
  ['The council voted to sell the pool, after its engineers warned that the roof would fall in.',
    'The council voted to sell the pool.', 'The roof would fall in.'],
  ['A court in Kelsing found the company guilty of fraud and banned its director for ten years.',
    'A court in Kelsing found the company guilty of fraud.', 'A court in Kelsing banned its director for ten years.'],
  ['Kelsing — The council approved the budget on Tuesday.', 'The council approved the budget on Tuesday.'],
]

// The second sentence begins with a pronoun: what its first claim is.
const resolved: [text: string, claim: string][] = [
  ['Kelsing hospital has 212 beds. It opened in 1962.', 'Kelsing hospital opened in 1962.'],
  ['A petition has gathered 266,000 names.\n\nIt requires 275,000 to be considered.', 'The petition requires 275,000 to be considered.'],
  ['Ruth Alder fired Tom Birch in May. He sued her.', 'Tom Birch sued Ruth Alder.'],
  ['Ticket sales fell by a fifth. They had risen for six years.', 'Ticket sales had risen for six years.'],
]

describe('the claims of news sentences', () => {
  it.each(alone)('keeps whole: %s', (sentence) => {
    expect(claimsOf(sentence)).toEqual([sentence])
  })

  it.each(parted)('parts: %s', (sentence, ...claims) => {
    expect(claimsOf(sentence)).toEqual(claims)
  })

  it.each(resolved)('says what the pronoun stands for: %s', (text, claim) => {
    expect(claimsOf(text)).toContain(claim)
  })

  it.each([
    ['The council approved the plan. It will cost €3 million.', 'It will cost €3 million.'],
    ['Trade grew by a tenth, the ministry said. It raised its forecast.', 'It raised its forecast.'],
  ])('leaves a pronoun alone that may stand for two things: %s', (text, claim) => {
    expect(claimsOf(text)).toContain(claim)
  })
})
