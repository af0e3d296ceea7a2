import { describe, expect, test } from 'vitest'
import { findSentences } from '../../../src/language/sentences/sentences.js'
import { findMentions } from '../../../src/language/mentions/find-mentions.js'
import { standaloneName, type Entity } from '../../../src/language/mentions/mentions.js'
import { tokenize } from '../../../src/language/words/tokens.js'

/** Each mention as "words → name", and the entities by name. */
function read(text: string): { links: string[]; entities: Map<string, Entity>; standalone: string[] } {
  const tokens = tokenize(text)
  const found = findMentions(tokens, findSentences(text, tokens))
  const links = found.mentions.map((mention) => {
    const words = text.slice(tokens[mention.firstToken]!.start, tokens[mention.endToken - 1]!.end)
    return `${words} → ${found.entities[mention.entity]!.name}`
  })
  return {
    links,
    entities: new Map(found.entities.map((entity) => [entity.name, entity])),
    standalone: found.mentions.map((mention) => standaloneName(found, mention)),
  }
}

describe('sources in an article', () => {
  test('a surname and a title with a surname are the full name', () => {
    const { links } = read(
      'Mayor Adaeze Okonkwo opened the pool. Okonkwo swam first. “It is cold,” Mayor Okonkwo said.')
    expect(links).toEqual(
      ['Mayor Adaeze Okonkwo → Adaeze Okonkwo', 'Okonkwo → Adaeze Okonkwo', 'Mayor Okonkwo → Adaeze Okonkwo'])
  })

  test('a surname finds a full name that comes later', () => {
    expect(read('Critics blamed Brannigan for the delay. Tom Brannigan, who runs the port, denied it.').links[0])
      .toBe('Brannigan → Tom Brannigan')
  })

  test('he and she go to the person of that gender', () => {
    const { links } = read('Maria Santos met David Klein on Monday. She thanked him. He left early.')
    expect(links).toContain('She → Maria Santos')
    expect(links).toContain('him → David Klein')
    expect(links).toContain('He → David Klein')
  })

  test('a pronoun between two who both fit goes to the subject', () => {
    const { links } = read('Robert Hale was asked about George Finch. He shrugged.')
    expect(links.at(-1)).toBe('He → Robert Hale')
  })

  test('an object pronoun is not the subject of its own clause', () => {
    expect(read('Peter Vance offered to leave if Frank Moss wanted him out.').links).toContain('him → Peter Vance')
  })

  test('who goes to the name right before it', () => {
    expect(read('The court heard Ellen Park, who was dismissed in May.').links).toContain('who → Ellen Park')
  })

  test('a heading supplies no antecedent, and a pronoun looks for none above it', () => {
    expect(read('## Ellen Park resigns\n\nA doctor said she was tired.').links.filter((link) => /^she/i.test(link)))
      .toEqual([])
    expect(read('Ellen Park resigned.\n\n## The doctors\n\nShe was tired.').links.filter((link) => /^she/i.test(link)))
      .toEqual([])
  })

  test('the network is the outlet named last', () => {
    expect(read('ABC News met the union. The network was first.').links).toContain('The network → ABC News')
    expect(read('ABC News met the union. The network of canals is old.').links)
      .not.toContain('The network → ABC News')
    expect(read('Floods cut the road. The network was down.').links).toEqual([])
  })

  test('an office that is somebody’s surname names that person', () => {
    expect(read('Coretta Judge King wrote it. King sent it in May.').links).toContain('King → Coretta Judge King')
  })

  test('a pronoun inside a quotation stays open', () => {
    expect(read('Maria Santos smiled. “She never called,” Ruth Abel said.')
      .links.filter((link) => link.startsWith('She'))).toEqual([])
  })

  test.each([
    ['Radio Dalby visited the port on Monday. Dalby voted on Friday.', 'Radio Dalby → Radio Dalby'],
    ['Director Ada Voss leads the Civil Liberties Union of Ohio. Ohio passed the law.',
      'Civil Liberties Union of Ohio → Civil Liberties Union of Ohio'],
    ['The Bank of Rye closed. Rye lost 40 jobs.', 'Bank of Rye → Bank of Rye'],
    ['Robert Hale opened the bank. Port Hale lost 40 jobs.', 'Robert Hale → Robert Hale'],
  ])('the place in a name is not called by that name: %s', (text, last) => {
    expect(read(text).links.at(-1)).toBe(last)
  })

  test.each([
    'Kelsing voted on Monday. She was late. The roads in Kelsing are old.',
    'The mill closed in Erie, Pa., in May. He was late.',
    'Rye, N.Y., lost its port. His boat sank.',
    'Port Kelsing flooded in May. He was late.',
    'Radio Dalby closed. Her house burned.',
    'The Bank of Rye closed. Rye lost 40 jobs. He was late.',
  ])('he and she are no place and no organization: %s', (text) => {
    expect(read(text).links.filter((link) => /^(?:he|she|his|her) →/i.test(link))).toEqual([])
  })

  test('a pronoun of possession is worded with the name', () => {
    expect(read('Maria Santos resigned. Her term ended in June.').standalone).toContain('Maria Santos’')
    expect(read('Ellen Park resigned. Her term ended in June.').standalone).toContain('Ellen Park’s')
  })

  test.each<[string, string, Entity['kind']]>([
    ['Reporters from CNN asked again.', 'CNN', 'publication'],
    ['The figures are from the Harbour Herald.', 'Harbour Herald', 'publication'],
    ['The Department of Fisheries closed the bay.', 'Department of Fisheries', 'organization'],
    ['Lawyers for the NAACP objected.', 'NAACP', 'organization'],
    ['On Friday Ms. Lindqvist objected.', 'Lindqvist', 'person'],
    ['White House Press Secretary Dana Whitcombe objected.', 'Dana Whitcombe', 'person'],
    ['The mayor spoke to Radio Costa.', 'Radio Costa', 'publication'],
    ['It stood in the Journal of Coastal Storms.', 'Journal of Coastal Storms', 'publication'],
    ['The union Open Tide objected.', 'Open Tide', 'organization'],
    ['On Friday UniPort objected.', 'UniPort', 'organization'],
    ['Professor Lars Dahl of Rye University objected.', 'Lars Dahl', 'person'],
    ['Councillor Ruth Adeyemi objected.', 'Ruth Adeyemi', 'person'],
    ['The Clean Rivers Act passed.', 'Clean Rivers Act', 'document'],
  ])('%s names %s, a %s', (text, name, kind) => {
    expect(read(text).entities.get(name)?.kind).toBe(kind)
  })

  test('the office before a name is its title', () => {
    expect(read('White House Press Secretary Dana Whitcombe objected.').entities.get('Dana Whitcombe')?.title)
      .toBe('White House Press Secretary')
  })

  test('places, days and words that only begin a sentence are no sources', () => {
    expect([...read('Reports came from Paris on Tuesday. Earlier reports from Ohio were wrong.').entities.keys()])
      .toEqual([])
  })
})
