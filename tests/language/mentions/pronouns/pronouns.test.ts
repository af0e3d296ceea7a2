import { describe, expect, test } from 'vitest'
import { findSentences } from '../../../../src/language/sentences/sentences.js'
import { findMentions } from '../../../../src/language/mentions/find-mentions.js'
import { nameSource } from '../../../../src/language/attributions/chains/source-names.js'
import { tokenize } from '../../../../src/language/words/tokens.js'

/** The source that the last mention of a word leads to, as "name (kind)". */
function sourceOf(text: string, words: string): string {
  const tokens = tokenize(text)
  const mentions = findMentions(tokens, findSentences(text, tokens))
  const start = text.lastIndexOf(words)
  const first = tokens.findIndex((token) => token.end > start)
  let end = first
  while (end < tokens.length && tokens[end]!.start < start + words.length) end += 1
  const hop = nameSource(text, tokens, [first, end], mentions)
  return hop ? `${hop.name} (${hop.kind})` : '-'
}

describe('whom a pronoun or a role stands for', () => {
  test.each([
    ['“We lost,” Ines Caldeira said. “Peter Voss was better,” she added.', 'she', 'Ines Caldeira (person)'],
    ['“We lost,” Dana Reyes said. “Peter Voss was better.” Later, Reyes wept. “It hurts,” she said.', 'she', 'Dana Reyes (person)'],
    ['Peter Voss said the dam was safe. A nurse disagreed. “My cellar is full,” she said.', 'she', 'nurse (unnamed)'],
    ['Ola and Kari Strand live across the road. They said they had seen nothing.', 'They', 'Ola and Kari Strand (person)'],
    ['Three former students sued the school. They say it hid the letters.', 'They', 'Three former students (unnamed)'],
    ['Democrats walked out on Monday. They said the vote was rigged.', 'They', 'Democrats (group)'],
    ['The Federal Grain Agency closed three silos. It said the dust was explosive.', 'It', 'Federal Grain Agency (organization)'],
    ['The audit took a year. It said the money was gone.', 'It', 'audit (document)'],
    ['It was Hillary Crane — who has served three terms — that spoke.', 'who', 'Hillary Crane (person)'],
    ['The police heard Nils Aker, a coach from Rye who found the coat.', 'who', 'Nils Aker (person)'],
  ])('%s: %s', (text, pronoun, source) => {
    expect(sourceOf(text, pronoun)).toBe(source)
  })

  test.each([
    ['Senator Grace Whitlock stayed away. The senator said she was ill.', 'The senator', 'Grace Whitlock (person)'],
    ['Luis Abarca, a fire captain, came first. The captain said the roof had gone.', 'The captain', 'Luis Abarca (person)'],
    ['The Federal Grain Agency closed three silos. The agency said the dust was explosive.', 'The agency', 'Federal Grain Agency (organization)'],
    ['Northgate Mills Inc. lost $8 million. The company said demand had fallen.', 'The company', 'Northgate Mills Inc. (organization)'],
    ['Sofia Lindqvist signed on Monday. The striker said it was the only offer.', 'The striker', 'Sofia Lindqvist (person)'],
    ['Attorney General Milton Hayes spoke. The attorney general said the memo was lawful.', 'The attorney general', 'Milton Hayes (person)'],
    ['A lawyer met a clerk. The lawyer said the fee was paid.', 'The lawyer', 'lawyer (unnamed)'],
  ])('%s: %s', (text, words, source) => {
    expect(sourceOf(text, words)).toBe(source)
  })

  test('two who share a surname are told apart by title, by first name and by who was named last', () => {
    const text = 'Gary Thorne runs the port. Mayor Delia Thorne opposed him. Mr. Thorne shrugged. Ms. Thorne left.'
    expect(sourceOf(text, 'Mr. Thorne')).toBe('Gary Thorne (person)')
    expect(sourceOf(text, 'Ms. Thorne')).toBe('Delia Thorne (person)')
    expect(sourceOf('Ann Lee sued the port. President Bill Lee called it a joke.', 'President Bill Lee')).toBe('Bill Lee (person)')
  })

  test('a body in brackets goes by its initials', () => {
    expect(sourceOf('The World Chess Union (WCU) met in May. The WCU said it had banned two players.', 'The WCU'))
      .toBe('World Chess Union (organization)')
  })
})

describe('the words of a source that has no name', () => {
  test.each([
    ['A memo seen by the Herald said so.', 'A memo seen by the Herald', 'memo (document)'],
    ['A nurse who asked for anonymity said so.', 'A nurse who asked for anonymity', 'nurse (unnamed)'],
    ['Two people briefed on the sale said so.', 'Two people briefed on the sale', 'Two people briefed on the sale (unnamed)'],
    ['A senior aide to the mayor said so.', 'A senior aide to the mayor', 'senior aide to the mayor (unnamed)'],
    ['The Attorney General said so.', 'The Attorney General', 'Attorney General (person)'],
    ['Residents of the valley said so.', 'Residents of the valley', 'Residents of the valley (group)'],
  ])('%s', (text, words, source) => {
    expect(sourceOf(text, words)).toBe(source)
  })
})
