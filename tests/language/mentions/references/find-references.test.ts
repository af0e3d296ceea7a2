import { describe, expect, test } from 'vitest'
import { readArticle } from '../../../../src/language/read-article.js'
import { findReferences } from '../../../../src/language/mentions/references/find-references.js'
import { referenceAt } from '../../../../src/language/mentions/references/reference.js'
import { decided, read, within } from './decided.js'

describe('short names take the full one', () => {
  test.each([
    ['Ruth Alder spoke first. Alder left at noon.', 'Alder', 'Ruth Alder'],
    ['Senator Ruth Alder spoke first. Senator Alder left at noon.', 'Senator Alder', 'Senator Ruth Alder'],
    ['Mrs. Ruth Alder spoke first. Mrs. Alder left at noon.', 'Mrs. Alder', 'Ruth Alder'],
    ['President Brandvold spoke first. In the evening Brandvold left.', 'Brandvold', 'President Brandvold'],
    ['Ruth Alder spoke first. The Alder campaign left at noon.', 'Alder', '-'],
    ['Ruth Alder met Martin Alder. Alder left at noon.', 'Alder', '-'],
    ['Ruth Alder met reporters. President Alder had left at noon.', 'President Alder', '-'],
    ['The Federal Grain Agency, or FGA, closed. On Monday the FGA paid.', 'FGA', '-'],
  ])('%s: %s', (text, words, wanted) => {
    expect(decided(text, words)).toBe(wanted)
  })
})

describe('nouns name whoever alone holds them', () => {
  test.each([
    ['Mayor Ruth Alder spoke first. Then the mayor left.', 'the mayor', 'Mayor Ruth Alder'],
    ['Ruth Alder, the mayor of Rye, spoke first. Then the mayor left.', 'the mayor', 'Ruth Alder'],
    ['The Rye Health Board met on Monday. In the end the board agreed.', 'the board', 'the Rye Health Board'],
    ['Hale Mills Inc. closed a plant. In June the company had lost money.', 'the company', 'Hale Mills Inc.'],
    ['Mayor Ruth Alder met Mayor Lena Brandt. Then the mayor left.', 'the mayor', '?'],
    ['Former mayor Ruth Alder spoke first. Then the mayor left.', 'the mayor', '?'],
    ['Ruth Alder spoke first. In the end the president of the club agreed.', 'the president', '-'],
    ['Tarn Valley Rail closed a line. In June the firm had lost money.', 'the firm', '?'],
    ['Mayor Ruth Alder met us. “Ask the mayor,” Lena Brandt said.', 'the mayor', '? Mayor Ruth Alder'],
    ['Dale Network opened. In June the network had lost money.', 'the network', '?'],
    ['Ruth Alder went out. By then the sun had set.', 'the sun', '-'],
    ['Ruth Alder called. By then the police had come.', 'the police', '-'],
  ])('%s: %s', (text, words, wanted) => {
    expect(decided(text, words)).toBe(wanted)
  })
})

describe('descriptions of persons', () => {
  test.each([
    ['Green presidential nominee Ruth Alder spoke first. Then the Green nominee left.', 'the Green nominee', 'Ruth Alder'],
    ['Ruth Alder, a retired nurse, spoke first. Then the retired nurse left.', 'the retired nurse', 'Ruth Alder'],
    ['Sen. Ruth Alder (D-Vt.) spoke first. Then the Vermont senator left.', 'the Vermont senator', 'Ruth Alder'],
    ['Senator Ruth Alder met Lena Brandt. Then the Vermont senator left.', 'the Vermont senator', '? Ruth Alder | Lena Brandt'],
    ['Green candidate Ruth Alder met Green candidate Lena Brandt. Then the Green candidate left.', 'the Green candidate', '? Ruth Alder | Lena Brandt'],
    ['Vice presidential nominee Ruth Alder spoke. Then the presidential nominee left.', 'the presidential nominee', '? Ruth Alder'],
    ['Ruth Alder was the first black senator.', 'the first black senator', '-'],
    ['Ruth Alder met the Mexican president.', 'the Mexican president', '-'],
    ['The Vermont senator, Ruth Alder, left.', 'The Vermont senator', '-'],
    ['Ruth Alder became the Green nominee.', 'the Green nominee', '-'],
  ])('%s: %s', (text, words, wanted) => {
    expect(decided(text, words)).toBe(wanted)
  })

  test('“Asked if he was ill, the senator …” is bound in the claim', () => {
    const claim = 'Asked if he was ill, the Vermont senator said no'
    expect(within(`Peter Brandt spoke. ${claim}.`, 'he was', claim)).toBe('keep')
  })

  test('a name behind “in his speech” stays whole', () => {
    const claim = 'In his speech, Brandt asked for money'
    expect(within(`Peter Brandt spoke. ${claim}.`, 'Brandt', claim)).toBe('Peter Brandt')
  })
})

describe('descriptions take along what tells which one', () => {
  test.each([
    ['A petition by Ruth Alder drew crowds. On Friday the petition was handed in.', 'the petition', 'the petition by Ruth Alder'],
    ['One petition, created by Ruth Alder, drew crowds. It needs more names.', 'It', 'the petition created by Ruth Alder'],
    ['The Rye flood killed four. Since then the flood has receded.', 'the flood', 'the Rye flood'],
    ['A long letter came. On Friday the letter was read.', 'the letter', '? the long letter'],
    ['A letter by Ruth Alder came. A letter by Lena Brandt came. On Friday the letter was read.', 'the letter',
      '? the letter by Lena Brandt | the letter by Ruth Alder'],
    ['A letter by Ruth Alder came. On Friday the letter from the bank was read.', 'the letter', '-'],
    ['Critics of the Norland ferry plan met. On Friday the plan was dropped.', 'the plan', 'the Norland ferry plan'],
    ['Many Rye schools closed. On Friday those schools reopened.', 'those schools', '? many Rye schools'],
    ['Rye Wiki grew. It was told on the website “Rye Talk”.', 'the website', '-'],
    ['A letter by Alder came from Ruth Alder. On Friday the letter was read.', 'the letter', 'the letter by Ruth Alder'],
    ['The 12th Harbour Fair took place in Rye. Crowds came to the event.', 'the event', 'the 12th Harbour Fair'],
  ])('%s: %s', (text, words, wanted) => {
    expect(decided(text, words)).toBe(wanted)
  })

  test('an introduction takes its aside along only where the claim lacks it', () => {
    const text = 'One petition, created by Ruth Alder, has drawn crowds.'
    expect(within(text, 'One petition', text)).toBe('keep')
    expect(decided(text, 'One petition')).toBe('the petition created by Ruth Alder')
  })
})

describe('pronouns', () => {
  test.each([
    ['Ruth Alder said she would resign.', 'she', 'Ruth Alder'],
    ['Ruth Alder sold a house. Her brother bought it.', 'Her', 'Ruth Alder’s'],
    ['Ruth Alder met Lena Brandt at the fair. She left early.', 'She', '? Ruth Alder | Lena Brandt'],
    ['The audit failed. It took a year to finish.', 'It', '-'],
    ['It is unclear whether Ruth Alder will run.', 'It', '-'],
    ['Every owner must sign his or her letter.', 'her', '-'],
    ['The nurses left on Friday. They said the wards were full.', 'They', 'the nurses'],
    ['Rye hospital has 212 beds. It opened in 1962.', 'It', 'Rye hospital'],
    ['The hospital bought a scanner. It opened in 1962.', 'It', '? the hospital'],
    ['Ticket sales fell by a fifth. They had risen for years.', 'They', 'ticket sales'],
    ['Residents said they had not been told.', 'they', 'residents'],
    ['The ministry said on Monday it would cut jobs.', 'it', 'the ministry'],
    ['The petition has 40,000 names. It needs 50,000 to be heard.', 'It', 'the petition'],
    ['Martin Alder unloaded on Peter Brandt, calling him a fool.', 'him', '? Martin Alder | Peter Brandt'],
    ['The Rye Institute estimates that it would cost nine million.', 'it', '? the Rye Institute'],
    ['Ruth Alder won. The vote gave her more seats.', 'her', 'Ruth Alder'],
    ['Ruth Alder blamed herself.', 'herself', '-'],
    ['Ruth Alder left. Then the two met again.', 'the two', '?'],
    ['Ruth Alder and Lena Brandt agree: in May the two met.', 'the two', '-'],
    ['Critics warn that last year’s deal with Rye was a mistake.', 'that', '-'],
    ['Rye passed a rule that is meant to help.', 'that', '-'],
    ['Ruth Alder spoke at the office of Lena Brandt. She left early.', 'She', 'Ruth Alder'],
    ['Martin Alder praised Peter Brandt, and Brandt said he would stay.', 'he', 'Peter Brandt'],
    ['Martin Alder spoke. In his letter, Peter Brandt asked for money.', 'his', 'Peter Brandt’s'],
    ['Martin Alder bowled. With his second ball Peter Brandt removed him.', 'his', 'Peter Brandt’s'],
    ['Martin Alder spoke. At his house, the singer Peter Brandt played.', 'his', 'Martin Alder’s'],
  ])('%s: %s', (text, words, wanted) => {
    expect(decided(text, words)).toBe(wanted)
  })

  test.each([
    ['Ruth Alder sold her house.', 'her', 'Ruth Alder sold her house', 'keep'],
    ['Ruth Alder said she would sell her house.', 'she', 'she would sell her house', 'Ruth Alder'],
    ['Ruth Alder said she would sell her house.', 'her', 'she would sell her house', 'keep'],
    ['Ruth Alder spoke. In her speech Alder named nobody.', 'her', 'In her speech Alder named nobody', 'keep'],
    ['Ruth Alder spoke. Alder said Alder was ill.', 'Alder', 'Alder said Alder', 'keep'],
  ])('%s: %s in “%s”', (text, words, claim, wanted) => {
    expect(within(text, words, claim)).toBe(wanted)
  })
})

describe('what stays open', () => {
  test.each([
    ['The roof fell. This came after a storm.', 'This', '?'],
    ['The roof fell. After that came a storm.', 'that', '?'],
    ['Two men fled. On Friday these men were caught.', 'these men', '? the two men'],
    ['“We will rebuild,” the Rye council said.', 'We', '? Rye council'],
    ['“I am ill,” Ruth Alder said.', 'I', '? Ruth Alder'],
    ['Four of us were there.', 'us', '?'],
  ])('%s: %s', (text, words, wanted) => {
    expect(decided(text, words)).toBe(wanted)
  })

  test.each([
    ['Ruth Alder will leave this week.', 'this'],
    ['Those who left were paid.', 'Those'],
    ['Ruth Alder said that the roof fell.', 'that'],
    ['The roof that fell was new.', 'that'],
    ['The Level I centre has shops.', 'I'],
  ])('no reference: %s', (text, words) => {
    const { article, references } = read(text)
    const token = article.tokens.findIndex((one) => one.start === article.text.indexOf(words))
    expect(referenceAt(references, token)).toBeUndefined()
  })
})

describe('verdicts name the claim that they judge', () => {
  test.each([
    ['Posts on a forum claim that Norland sold its ferries. The claim is false.', 'The claim', 'the claim that Norland sold its ferries'],
    ['Rumours that Norland sold its ferries spread. They claim that Rye paid. This is misleading.', 'This', 'the claim that Rye paid'],
    ['Ruth Alder said that Norland sold its ferries. The statement is wrong.', 'The statement', 'the claim that Norland sold its ferries'],
    ['Ruth Alder said that Norland sold its ferries. This is wrong.', 'This', '?'],
  ])('%s', (text, words, wanted) => {
    expect(decided(text, words)).toBe(wanted)
  })

  test('the judged clause is told', () => {
    const { article, references } = read('Posts on a forum claim that Norland sold its ferries. The claim is false.')
    const [first, end] = references.list.find(({ judged }) => judged)!.judged!
    expect(article.text.slice(article.tokens[first]!.start, article.tokens[end - 1]!.end)).toBe('Norland sold its ferries')
  })

  test('three sentences between are one too many', () => {
    const claim = 'Posts on a forum claim that Norland sold its ferries. '
    expect(decided(`${claim}One. Two. The claim is false.`, 'The claim')).toBe('the claim that Norland sold its ferries')
    expect(decided(`${claim}Rye is big. Rye is old. Rye is wet. The claim is false.`, 'The claim')).not.toContain('Norland')
  })
})

test('references are in text order, apart from each other, and found by their tokens', () => {
  const { references } = read('Ruth Alder spoke. She said the mayor knew this. “We know,” Mayor Lena Brandt said. The mayor left.')
  let end = 0
  references.list.forEach(({ firstToken, endToken }, index) => {
    expect(firstToken).toBeGreaterThanOrEqual(end)
    expect([...references.byToken.slice(firstToken, endToken)].every((one) => one === index)).toBe(true)
    end = endToken
  })
})

test('a long article takes time in proportion', () => {
  const part = 'Ruth Alder said she had read the letter. It named the mayor. This angered Lena Brandt, who left her office. '
  const small = readArticle(part.repeat(200))
  const large = readArticle(part.repeat(1600))
  const time = (article: typeof small): number => {
    const from = performance.now()
    findReferences(article)
    return performance.now() - from
  }
  time(small)
  const least = Math.min(time(small), time(small), time(small))
  expect(Math.min(time(large), time(large))).toBeLessThan(Math.max(least * 8 * 4, 100))
})
