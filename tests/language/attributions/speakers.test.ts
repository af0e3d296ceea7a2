// Who can be a source, by which words of the text, and what cue gives them their words.
import { describe, expect, test } from 'vitest'
import { readArticle } from '../../../src/language/read-article.js'

/** The chains of a text, "name:kind → name:kind", in the order of its attributions. */
const chains = (text: string): string[] =>
  readArticle(text).attributions.map(({ hops }) => hops.map(({ name, kind }) => `${name}:${kind}`).join(' → '))

describe('when it was said is no part of who said it', () => {
  test.each([
    ['Nine years ago the bishop promised that no child would go hungry.', 'bishop:unnamed'],
    ['Last week Nora Fenn, a Green councillor, said the weir leaks.', 'Nora Fenn:person'],
    ['Yesterday the bishop said that rents would fall.', 'bishop:unnamed'],
    ['Earlier this month the board said that rents would fall.', 'board:organization'],
    ['Two days ago the minister said that rents would fall.', 'minister:unnamed'],
  ])('%s', (text, chain) => expect(chains(text)[0]).toBe(chain))
})

describe('names are whole', () => {
  test.each([
    ['Harbour and Border Police said they seized nine boats.', 'Harbour and Border Police:organization'],
    ['Labour and Border Police said they seized nine boats.', 'Labour and Border Police:organization'],
    ['Antigua and Barbuda said it had closed nine ports.', 'Antigua and Barbuda:organization'],
    ['The Ministry of Roads, Ports and Bridges said nine roads had closed.', 'Ministry of Roads, Ports and Bridges:organization'],
    ['The Department for Sport and Youth said nine clubs had closed.', 'Department for Sport and Youth:organization'],
    ['President and Chief Operating Officer of Vexo Foods Clara Ost said prices rose.', 'Clara Ost:person'],
    ['Brid Okun, the Labour MP for Fane Central, said jobs fell.', 'Brid Okun:person'],
    ['Burials have risen, said Department of Correction spokesman Jason Kern.', 'Jason Kern:person'],
    ['Trade and Industry minister Nora Falk said exports rose.', 'Nora Falk:person'],
  ])('%s', (text, chain) => expect(chains(text)[0]).toBe(chain))
})

describe('numbers and tickers say nothing', () => {
  test.each([
    ['The bishop, 52, who denied the charge, was freed.', ['bishop:unnamed']],
    ['Shares of Vexo Foods & Co. (NYSE: VX) rose 3% to $9.', []],
  ])('%s', (text, chain) => expect(chains(text)).toEqual(chain))
})

describe('two side by side are two chains', () => {
  test.each([
    ['The guild and the mill said talks would resume.', ['guild:unnamed', 'mill:organization']],
    ['The guild, which has 400 members, and the mill said talks would resume.', ['guild:unnamed', 'mill:organization']],
    ['Nora Fenn and Paul Ost said talks would resume.', ['Nora Fenn:person', 'Paul Ost:person']],
    ['Nora Fenn and the bishop said talks would resume.', ['Nora Fenn:person', 'bishop:unnamed']],
    ['A spokesman for the guild and the mill said talks would resume.', ['spokesman for the guild and the mill:unnamed']],
  ])('%s', (text, list) => expect(chains(text)).toEqual(list))
})

describe('any verb of manner beside a quotation', () => {
  test.each([
    ['“We sold nine boats in May,” grumbled Nora from the quay.', 'Nora:person'],
    ['“We sold nine boats in May,” chimed in the bishop.', 'bishop:unnamed'],
    ['“We sold nine boats in May,” harrumphed Nora Fenn.', 'Nora Fenn:person'],
    ['“We sold nine boats in May!” thundered Nora Fenn.', 'Nora Fenn:person'],
    ['“We sold nine boats in May,” Nora Fenn beamed.', 'Nora Fenn:person'],
    ['“We sold nine boats in May,” mumbled the mayor as he left.', 'mayor:unnamed'],
    ['Headlined, “Boats sold out in May,” the article names nine yards.', 'article:document'],
    ['Titled “Boats sold out in May,” the report blames the state.', 'report:document'],
  ])('%s', (text, chain) => expect(chains(text)[0]).toBe(chain))

  test.each(['The plan, dubbed “a bridge to the north,” ended in May.', 'After “the worst day of all,” Fenn walked home slowly.'])(
    'no words are given to what follows a quoted phrase: %s', (text) => expect(chains(text).join()).not.toMatch(/May|Fenn/))
})

test('what posts on a network claim is the posts’ claim', () => {
  expect(chains('Posts on Facebook claim that Norland bought nine boats.')[0]).toMatch(/^Posts/)
})

describe('who goes on is who spoke last', () => {
  test.each([
    ['Police said the driver was hit by two lorries. “They drove off,” he added.', 'Police:organization'],
    ['Detectives said Paul Ost had been robbed by two men. “They shot him,” he added.', 'Detectives:group'],
    ['“We lost nine boats,” the bishop said. “He closed the yard in May,” she added.', 'bishop:unnamed'],
    ['Nora Fenn said Paul Ost had been robbed. “They shot him,” she added.', 'Nora Fenn:person'],
  ])('%s', (text, chain) => expect(chains(text).at(-1)).toBe(chain))
})

describe('through whom the words came', () => {
  test.each([
    ['According to a letter seen by the Herald, the bishop told aides that the weir leaks.', 'bishop:unnamed → letter:document → Herald:publication'],
    ['Nora Fenn told CNN that rents fell. Fenn further asserted that jobs grew.', 'Nora Fenn:person → CNN:publication'],
    ['CNN reports that the bishop was ill.\n\nHe was taken home by boat, a source said.', 'source:unnamed → CNN:publication'],
  ])('%s', (text, chain) => expect(chains(text).at(-1)).toBe(chain))
})

describe('what settled an attribution', () => {
  const settled = (text: string): string[] => readArticle(text).attributions.map(({ decidedBy }) => decidedBy)
  test.each([
    ['The bishop said that the weir leaks.', 'model attributions'],
    ['“We sold nine boats in May,” harrumphed Nora Fenn.', 'rule certain'],
        ['ANNA PRICE: The mill was sold in May.', 'rule label'],
  ])('%s', (text, rule) => expect(settled(text)).toContain(rule))
})

describe('a sentence without an end takes the time of its length', () => {
  const timed = (text: string): number => {
    const start = performance.now()
    readArticle(text)
    return performance.now() - start
  }
  test.each(['and the man said that ', 'Ann Lee and ', 'who ', ', ', 'the claim that ', 'he said he ', '“a,” said Ann. '])('%j', (piece) => {
    timed(piece.repeat(500))
    const [short, long] = [timed(piece.repeat(1_000)), timed(piece.repeat(8_000))]
    // Eight times the words, with room for a busy machine; what grows with the square takes sixty-four times.
    expect(long).toBeLessThan(24 * Math.max(short, 20))
  }, 60_000)
})

describe('outlets and their programmes', () => {
  test.each([
    ["The pier is closed, Nora Fenn told NBC's Meet the Press on Sunday.", "Nora Fenn:person → NBC's Meet the Press:publication"],
    ['Nora Fenn told ABC’s “Good Morning America” on Monday the pier was shut.', 'Nora Fenn:person → ABC’s “Good Morning America”:publication'],
    ['Nora Fenn told CNN’s State of the Union the pier was shut.', 'Nora Fenn:person → CNN’s State of the Union:publication'],
    ['Nora Fenn told ESPN’s Ann Lee that the pier was shut.', 'Nora Fenn:person → Ann Lee:person → ESPN:publication'],
    ['“The pier was shut in May,” Nora Fenn told IPS.', 'Nora Fenn:person → IPS:publication'],
    ['“The pier was shut in May,” Nora Fenn told NATO.', 'Nora Fenn:person'],
    ['In a talk which will be on CNN on Friday, Nora Fenn said the pier was shut.', 'Nora Fenn:person'],
    ['Months after he mocked the board on Twitter, Paul Ost said the pier was shut.', 'Paul Ost:person'],
    ['In a statement posted on Facebook, Nora Fenn said the pier was shut.', 'Nora Fenn:person → Facebook:publication'],
    ['Through 2026 the board said the pier would leak.', 'board:organization'],
  ])('%s', (text, chain) => expect(chains(text).at(-1)).toBe(chain))
})

describe('whose account it is', () => {
  test.each([
    ['Nora Fenn wrote a memoir in 2001. According to her account, the pier was shut in May.', 'Nora Fenn:person'],
    ['A number of boat builders said the pier was shut.', 'a number of boat builders:unnamed'],
    ['Paul Ost left in May. Asked about Paul Ost, Karl Birch said the pier leaked. But, he added, “we shut it in June.”', 'Karl Birch:person'],
    ['Karl Birch, who wants his seat, told CNN that the deal was odd. In his talks, Paul Ost again criticized the media, though he added that the pier leaked.', 'Paul Ost:person'],
  ])('%s', (text, chain) => expect(chains(text).at(-1)).toBe(chain))
})

describe('who is meant by "all", by an office, by whom the writer asked', () => {
  test.each([
    ['The auditors said the pier leaked. Nora Fenn, one of them, said it would fall. All agreed that it had cost too much.', 'auditors:group,Nora Fenn:person,all auditors:group'],
    ['The rate-payers wept. All agreed that the pier leaked.', 'All:unnamed'],
    ["In the board's favour, all the experts I interviewed said the plan costs less than the old one would.", 'all the experts:group'],
    ['Fane’s tax commissioner says the pier leaked.\n\nNora Falk says she told the staff in May.', 'Nora Falk:person,Nora Falk:person'],
    ['The mill owner’s former doctor says the pier leaked.\n\nDr. Nora Falk, who left in May, said the mill had cost too much.', 'Nora Falk:person,Nora Falk:person'],
    ['“The pier leaked in May,” Nora Falk said.\n\nThe Labour candidate told the board that the mill leaked too.\n\n“It cost nine crowns,” Falk said.', 'Nora Falk:person,Nora Falk:person,Nora Falk:person'],
    ['“The pier leaked in May,” Nora Falk said.\n\nHer lawyer told the board that the mill leaked too.\n\n“It cost nine crowns,” Falk said.', 'Nora Falk:person,Her lawyer:unnamed,Nora Falk:person'],
    ['Fane’s tax commissioner says the pier leaked.\n\nNora Falk, a baker, says the mill leaked too.', 'Fane’s tax commissioner:unnamed,Nora Falk:person'],
    ['Fane’s tax commissioner says the pier leaked.\n\nMayor Nora Falk says the mill leaked too.', 'Fane’s tax commissioner:unnamed,Nora Falk:person'],
  ])('%s', (text, all) => expect(chains(text).join(',')).toBe(all))
})
