// Sentences of every shape that news takes, and all the claims that each makes.
import { describe, expect, it } from 'vitest'
import { split } from '../../src/language/split.js'

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
  ['Volunteers cleared the beach with shovels and borrowed tractors.',
    'Volunteers cleared the beach.', 'Volunteers cleared the beach with shovels and borrowed tractors.'],
  ['Police arrested three men, seized two cars and recovered £15,000 in cash.',
    'Police arrested three men.', 'Police seized two cars.', 'Police recovered £15,000 in cash.'],
  ['Novak was not convicted of fraud but was ordered to repay €200,000.',
    'Novak was not convicted of fraud.', 'Novak was ordered to repay €200,000.'],
  ['The treaty, signed by 40 countries but not yet ratified by any, would ban the practice.',
    'The treaty was signed by 40 countries.', 'The treaty was not yet ratified by any.', 'The treaty would ban the practice.'],
  ['An appeal started by Ruth Alder, who leads the tenants’ union, has drawn 41,000 signatures and needs 50,000 by June.',
    'An appeal was started by Ruth Alder.', 'An appeal has drawn 41,000 signatures.', 'An appeal needs 50,000 by June.',
    'Ruth Alder leads the tenants’ union.'],
  ['The pool, which opened in 1974 and was rebuilt in 1999, costs €400,000 a year to run.',
    'The pool opened in 1974.', 'The pool was rebuilt in 1999.', 'The pool costs €400,000 a year to run.'],
  ['Holt, who was elected in 2020 and whose term ends in May, won the prize.',
    'Holt was elected in 2020.', 'Holt’s term ends in May.', 'Holt won the prize.'],
  ['Voters rejected the plan by 54 percent to 46, and the mayor, who had backed it, resigned.',
    'Voters rejected the plan.', 'Voters rejected the plan by 54 percent to 46.', 'The mayor had backed it.', 'The mayor resigned.'],
  ['The mayor, Ruth Alder, opened the bridge on Monday.', 'Ruth Alder is the mayor.', 'Ruth Alder opened the bridge on Monday.'],
  ['Letters from Tom Birch, the former mayor, turned up in May.',
    'Letters from Tom Birch turned up in May.', 'Tom Birch is the former mayor.'],
  ['The river flooded in March, when the dam broke.',
    'The river flooded in March.', 'The river flooded in March, when the dam broke.', 'In March, the dam broke.'],
  ['The board, according to two people briefed on it, knew of the losses.', 'The board knew of the losses.'],
  ['Shifts will be cut, the union said, but the region has made no promise.',
    'Shifts will be cut.', 'The region has made no promise.'],
  ['The ferry was overloaded, court records show.', 'The ferry was overloaded.'],
  ['The law, passed in 2014, bans smoking in cars.', 'The law was passed in 2014.', 'The law bans smoking in cars.'],
  ['The firm, which opened in 1990, supplies water to 40 towns.',
    'The firm opened in 1990.', 'The firm supplies water.', 'The firm supplies water to 40 towns.'],
  ['The dam, according to Lee, leaks.', 'The dam leaks.'],
  ['Residents said they had not been told.', 'Residents had not been told.'],
  ['Witnesses told the Courier they saw smoke.', 'Witnesses saw smoke.'],
  ['At least 12 people were killed and more than 40 injured.', 'At least 12 people were killed.', 'More than 40 were injured.'],
  ['The president vetoed the bill on Friday, saying it would harm farmers.',
    'The president vetoed the bill on Friday.', 'It would harm farmers.'],
  ['The council voted to sell the pool, after its engineers warned that the roof would fall in.',
    'The council voted to sell the pool.', 'The roof would fall in.'],
  ['A court in Kelsing found the company guilty of fraud and banned its director for ten years.',
    'A court in Kelsing found the company guilty of fraud.', 'A court in Kelsing banned its director for ten years.'],
  ['He argued that the firm had skipped repairs and that “nobody has shown us the bill.”',
    'The firm had skipped repairs.', '"Nobody has shown us the bill."'],
  ['Holt said the ministry “will not wait for the courts.”', 'The ministry “will not wait for the courts.”'],
  ['Kelsing — The council approved the budget on Tuesday.', 'The council approved the budget on Tuesday.'],
]

// The second sentence begins with a pronoun: what its first claim is.
const resolved: [text: string, claim: string][] = [
  ['Kelsing hospital has 212 beds. It opened in 1962.', 'Kelsing hospital opened in 1962.'],
  ['A petition has gathered 266,000 names.\n\nIt requires 275,000 to be considered.', 'The petition requires 275,000 to be considered.'],
  ['Nordline Group closed its plant. The company fired 300 workers.', 'Nordline Group fired 300 workers.'],
  ['Ruth Alder fired Tom Birch in May. He sued her.', 'Tom Birch sued Ruth Alder.'],
  ['The union Norlag said it would ballot its 740 members.', 'Norlag would ballot its 740 members.'],
  ['The union Norlag said it would strike. Its secretary, Dag Holm, left in May.', 'Dag Holm is Norlag’s secretary.'],
  ['Ticket sales fell by a fifth. They had risen for six years.', 'Ticket sales had risen for six years.'],
  ['The drug is used by 3 million people; it costs $40 a month.', 'The drug costs $40 a month.'],
  ['The mayor said that the old pump had failed and that a new one was on order.', 'A new pump was on order.'],
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

  it.each([
    'The guard reported the following damage:',
    'Others have already left.',
    'It was clear that the mayor had lied.',
  ])('finds no claim in: %s', (sentence) => {
    expect(claimsOf(sentence)).toEqual([])
  })

  it('says where a claim leaves open what it speaks of, and trusts it less', () => {
    const open = split('It fell by half in May.').claims[0]!
    const plain = split('Nordline Group’s sales fell by half in May.').claims[0]!
    expect(open.why).toContain('does not tell what “it” stands for')
    expect(plain.why.join()).not.toContain('does not tell')
    expect(open.confidence).toBeLessThan(plain.confidence)
  })

  it('keeps only the longest of the chains that end alike', () => {
    const { claims, attributions } = split('“I have not met him,” Tom Birch said, the Ashford Times reported.')
    expect(claims.map((claim) => claim.attributions.length)).toEqual([1])
    expect(attributions[claims[0]!.attributions[0]!]!.hops.map(({ name }) => name)).toEqual(['Tom Birch', 'Ashford Times'])
  })
})
