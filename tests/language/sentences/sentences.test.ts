import { describe, expect, test } from 'vitest'
import { findSentences } from '../../../src/language/sentences/sentences.js'
import { tokenize } from '../../../src/language/words/tokens.js'
import type { SentenceType } from '../../../src/language/split-result.js'

const cut = (text: string): string[] => findSentences(text, tokenize(text))
  .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '))
const typeOf = (text: string): SentenceType[] => findSentences(text, tokenize(text)).map(({ type }) => type)

describe('sentence boundaries', () => {
  // A bar marks each boundary.
  test.each([
    'The ferry sank.|Nobody was hurt.',
    'Who paid for it?|The council did.',
    'It worked!!|They cheered.',
    'Really?!|Yes.',
    'The clerk, Ada R. Finch, signed it.',
    'See p. 12 of the plan.',
    'They hired Vane, Hill & Co. for the job.',
    'They hired Vane, Hill & Co.|It was cheap.',
    'Dr. Osei climbed Mt. Elgon with Sen. Park.',
    'St. Anne’s is on 9th st. by the mill.',
    'She moved to the U.S. in May.',
    'She moved to the U.S.|He stayed behind.',
    'The U.S. Government paid.',
    'At 6 a.m. Mr. Adeyemi left.',
    'The polls shut at 8 p.m.|Mr. Adeyemi then spoke.',
    'It cost $12.50 a head.',
    'It cost $12.50.|Few complained.',
    'The rule (It was passed in 1990.) still stands.',
    'Write to desk@example.org.|We answer all letters.',
    'Read https://example.org/a.b/c.html.|It has the figures.',
    'He whispered, "It is over." then left.',
    'He whispered, "It is over."|She nodded.',
    '“The bridge is safe.|We tested it,” she said.',
    '"Is it safe?" asked the mayor.|Nobody knew.',
    '"What a day!" Ruiz said.',
    '1. Fill the form|2. Sign the form',
    '1) Fill the form.|2) Sign the form.',
    'a. The north gate|b. The south gate|c. The west gate',
    '• Bread|• Milk|• Salt',
    'The dam held ... for a while.',
    'The dam held....|Then it broke.',
    'The list is at No. 7 Mill Lane.',
    'She runs Zip! from a garage.',
    'Shares of Brook Mills & Co. (NYSE: BM) fell.',
    'A Ph.D.-level class and M.Sc.-level talks began.',
    'The tape shows him at 10:41 a.m. Sunday.|He left later.',
    'Paul K. R. Th. Olin et al. wrote it.',
    'Shares of Orin Inc. (Nasdaq: ORN) fell.',
    'Vane Ltd. (founded in 1990) paid.',
    'The U.S.-led force left.',
    'A U.S.-based firm and a U.N.-backed plan failed.',
    'The meeting starts at 9 a.m. Wednesday in Rye.',
    'It opened at 9 a.m. on May 3.|Few came.',
    'The shop opens at 9 a.m. March 4.',
    'The train left at 7:05 p.m. Sept. 3, police said.',
    'Ch. A. Bell and Yu. V. Orlov et al. found it.',
    'The study by Niek et al. (2019) was wrong.',
    'Niek et al. found that mice sleep.',
    'Rule No. 5 applies.',
    'Rules Nos. 5 and 6 apply.',
    'The case Lee v. Vane was heard.',
    'The case of Roe vs. Wade was heard.',
    'It costs Rs. 12 crore.',
    'It costs approx. 12 crowns.',
    'St. Mary’s Church burned.',
    'She lives on Mill St.|He does not.',
    'The answer was no.|Five men left.',
    'Orin Corp. Chief Executive Ann Lee left.',
    'He was born in Washington, D.C., in 1990.',
    'Gen. T. R. Mwangi spoke.',
    'He left at 5 p.m.|Police came later.',
    'They sold apples, pears, etc.|The rest was lost.',
    'They met Prof. Dr. h.c. Anna Bell.',
    'Lt. Col. Ann Bell left.',
    'The M.Sc. course costs $5.',
    'He has a B.A. in art.',
    'The Sgt. at Arms left.',
    'The firm (formerly Vane Bros.) left.',
    'See Art. 5 of the law.',
    'See Sec. 3 and Fig. 2.',
    'On Jan. 5 he left.',
    'He left on Jan. 5.|She stayed.',
    'It grew from Dec. to Jan.|Then it fell.',
    'He earns £5 p.a. in tax.',
    'The town has 5,000 people (est. 2019).',
  ])('%s', (marked) => {
    expect(cut(marked.replaceAll('|', ' '))).toEqual(marked.split('|'))
  })

  test('a missing space between two sentences hides no boundary', () => {
    expect(cut('The vote is tomorrow.Today is a holiday.')).toEqual(['The vote is tomorrow.', 'Today is a holiday.'])
  })

  test('a line that goes on in lower case is one sentence, a new line with a capital another', () => {
    expect(cut('The harbour will be dredged before\nthe winter storms come.\nWork starts in May.')).toHaveLength(2)
  })

  test('Chinese sentences end at their own marks', () => {
    expect(cut('预算通过了。市长很高兴！')).toEqual(['预算通过了。', '市长很高兴！'])
  })

  test('every token belongs to exactly one sentence', () => {
    const text = 'A heading\n\nOne. “Two. Three,” he said.\r\n- four\n\n\n5) six? 😀'
    const tokens = tokenize(text)
    const sentences = findSentences(text, tokens)
    expect(sentences[0]!.firstToken).toBe(0)
    sentences.slice(1).forEach((sentence, index) => expect(sentence.firstToken).toBe(sentences[index]!.endToken))
    expect(sentences.at(-1)!.endToken).toBe(tokens.length)
  })
})

describe('sentence types', () => {
  test.each<[string, SentenceType]>([
    ['The council closed two schools in March.', 'statement'],
    ['Will the schools reopen?', 'question'],
    ['“Will they reopen?” a parent asked.', 'statement'],
    ['I think the council was wrong.', 'opinion'],
    ['The council should apologise.', 'opinion'],
    ['“I think the council was wrong,” said Ms. Baptiste.', 'statement'],
    ['Ms. Baptiste said the council should apologise.', 'statement'],
    ['For now, all we can do is hope.', 'opinion'],
    ['The decision is outrageous.', 'opinion'],
    ['Sign up for our newsletter to get the news first.', 'other'],
    ['Photo: Harbour Press', 'other'],
    ['This story was first published in May.', 'other'],
    ['She refused to listen to the story of the advertisement.', 'statement'],
    ['The copyright law was changed like this on Monday.', 'statement'],
    ['Good morning, and welcome.', 'other'],
    ['The repair costs 4.2 million crowns.', 'statement'],
    ['The firm plans a mill.', 'statement'],
    ['The loan must be repaid within five years.', 'statement'],
    ['The council must do better.', 'opinion'],
    ['The siren failed, and the town deserves better sirens.', 'opinion'],
    ['Nobody can say yet, and it would be foolish to guess.', 'opinion'],
    ['- 17 fishing boats sank in the harbour', 'statement'],
    ['## A warning that came late?', 'heading'],
    ['Council closes two schools', 'heading'],
  ])('%s is %s', (text, type) => {
    expect(typeOf(text)).toEqual([type])
  })

  test('a title with a full stop above a paragraph is a heading', () => {
    expect(typeOf('Council Closes Two Schools After Long Debate.\n\nThe council met. It closed two schools.'))
      .toEqual(['heading', 'statement', 'statement'])
  })

  test.each([
    'The council closed the library on 3 May', 'Mayor Lee Ash resigned on Tuesday', 'The bridge is closed',
    'Sources told CNN that the minister resigned', '“We closed it,” Mayor Ash said', 'The man who lost his job won',
    'All they found was 12 coins', 'Nobody they hired stayed for 3 weeks', 'Everything we know about the fire is kept in 12 boxes',
    'Lee Ash Runs Oakham City Council.', 'Acme Corp Bought Zenith Ltd.',
  ])('%s, where it is all of the text, is a statement', (text) => {
    expect(typeOf(text)).toEqual(['statement'])
  })

  test.each([
    'Unemployment rises to 4.1% in May', 'Library funding and the future of Oakham', 'Mayor Resigns After Vote',
    'What the mayor said', 'Why the mayor resigned on Tuesday', 'The woman who ran Oakham', '# The bridge closed on Monday',
    'THE BRIDGE CLOSED ON MONDAY', 'Everything we know about the fire that killed 12', 'All you need to know about the strike that closed 30 schools',
    'How the mayor lost 4 votes',
  ])('%s, where it is all of the text, is a heading', (text) => {
    expect(typeOf(text)).toEqual(['heading'])
  })

  test('of two lines without a full stop, the first heads the second', () => {
    expect(typeOf('Mayor Ash resigned on Tuesday\n\nShe had held the post since 2019')).toEqual(['heading', 'statement'])
  })

  test('a line without a full stop among more than two sentences is a heading, the last too', () => {
    expect(typeOf('The mill burned. Nobody was hurt.\n\nThe mayor resigned on Tuesday')).toEqual(['statement', 'statement', 'heading'])
  })

  test('a short line of its own above a paragraph is a heading', () => {
    expect(typeOf('What the auditors found\n\nThe auditors found two errors. Both were mended.'))
      .toEqual(['heading', 'statement', 'statement'])
  })
})
