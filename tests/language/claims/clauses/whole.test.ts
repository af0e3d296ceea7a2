// What stays in one claim: all that fixes what the sentence asserts.
import { expect, it } from 'vitest'
import { claimsOf, type Row } from '../claims-of.js'

it.each<Row>([
  ['The mayor resigned because the board lost the vote.'],
  ['The mine was closed after the flood killed nine men.'],
])('keeps condition, cause and time: %s', (sentence) => {
  expect(claimsOf(sentence)).toEqual([sentence])
})

it.each<Row>([
  ['Germany, France and Spain signed the treaty in 2011.'],
  ['The man who found the body called the police.'],
  ['The board met former Attorney General Ruth Alder in Dalby on Monday.'],
  ['Ruth Alder opened the new bridge in Ashford on Monday with a short speech about the long years of building.'],
  ['Guards kept the crowd from entering the hall in Ashford for two hours on Sunday.'],
])('keeps lists, restrictions and details of one event: %s', (sentence) => {
  expect(claimsOf(sentence)).toEqual([sentence])
})

it.each<Row>([
  ['Ruth Alder, the mayor of Ashford, opened the bridge on Monday.'],
  ['White House Press Secretary Sean Marlow was questioned on Tuesday about the loan.'],
  ['The Dalby goalkeeper Tom Birch broke his left leg in a match against Dalby on Sunday.'],
])('keeps offices and callings where they stand: %s', (sentence) => {
  expect(claimsOf(sentence)).toEqual([sentence])
})

it.each<Row>([
  ['The mayor denied that the bridge was unsafe.'],
  ['The minister falsely claimed that crime had doubled.'],
  ['Experts doubt that the dam will hold.'],
])('keeps what takes back or doubts: %s', (sentence) => {
  expect(claimsOf(sentence)).toEqual([sentence])
})

it.each<Row>([
  ['Ruth Alder apologised to the families on Tuesday.'],
  ['The mayor promised to rebuild the school by 2020.'],
  ['Ruth Alder called the plan “a costly mistake” and the council’s debt “a scandal” in 2014.'],
])('keeps deeds of words: %s', (sentence) => {
  expect(claimsOf(sentence)).toEqual([sentence])
})

it.each<Row>([
  ['The mayor, 52, who denied the charge, was jailed for three years.', 'The mayor denied the charge.', 'The mayor, 52, was jailed for three years.'],
  ['The measure received about 24,000 more votes than Proposition 4, for which Lee said he is thankful.',
    'The measure received about 24,000 more votes than Proposition 4.'],
])('takes an age along, and no words of who says it: %s', (sentence, ...claims) => {
  expect(claimsOf(sentence)).toEqual(expect.arrayContaining(claims))
})

it.each<[sentence: string, never: string]>([
  ['The head of Harlow Motors, a maker of buses, left in May.', 'The head of Harlow Motors is a maker of buses.'],
  ['Nor did the ministry note the losses of the bank.', 'Did the ministry note the losses of the bank.'],
])('pins nothing on another, and asks nothing: %s', (sentence, never) => {
  expect(claimsOf(sentence)).not.toContain(never)
})

it('gives what belongs to the subject its own claim', () => {
  expect(claimsOf('The bridge, whose railings were stolen in May, has reopened.'))
    .toEqual(['The bridge’s railings were stolen in May.', 'The bridge has reopened.'])
})

it.each<Row>([
  ['The racehorse, Pewter Lad, was bought in May 2019 and never won a race, Mereford Crown Court was told.',
    'The racehorse, Pewter Lad, was bought in May 2019.', 'The racehorse, Pewter Lad, never won a race.'],
  ['The treasurer spent part of the money on a racehorse, a jury heard on Tuesday.', 'The treasurer spent part of the money on a racehorse.'],
])('leaves out where it was said, and keeps a name between its commas: %s', (sentence, ...claims) => {
  expect(claimsOf(sentence)).toEqual(claims)
})
