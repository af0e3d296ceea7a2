import { describe, expect, test } from 'vitest'
import { trainTagger } from '../../training/tagger-training.js'
import type { TaggedSegment } from '../../training/tagger-training.js'
import { encodeModel } from '../../src/language/models/model-file.js'
import { makeTagger } from '../../src/language/words/tagger.js'
import { tokenize } from '../../src/language/words/tokens.js'

const nouns = ['ferry', 'dam', 'bridge', 'school', 'tower', 'market']
const verbs = ['works', 'needs', 'shows', 'plans']

/** "the ferry works" and "the works": the same spelling is a verb after a noun and a noun after "the". */
function sentences(): TaggedSegment[] {
  return nouns.flatMap((noun) => verbs.flatMap((verb) => [
    { words: ['The', noun, verb, '.'], tags: ['DT', 'NN', 'VBZ', '.'] },
    {
      words: ['Ann', 'saw', 'the', verb, 'of', 'the', noun, '.'],
      tags: ['NNP', 'VBD', 'DT', 'NNS', 'IN', 'DT', 'NN', '.'],
    },
  ]))
}
const options = { rows: 1024, epochs: 4, seed: 7 }

function tagWith(segments: TaggedSegment[], words: string[], starts = new Uint8Array(words.length)): string[] {
  const { lexicon, tag } = makeTagger(trainTagger(segments, new Map([['sank', ['VBD']]]), options))
  return [...tag(words.map((word) => lexicon.typeOf(word)), starts)].map((index) => lexicon.tags[index]!)
}

describe('a tagger trained on a few sentences', () => {
  test('tells a verb from a noun of the same spelling by the words around', () => {
    expect(tagWith(sentences(), ['The', 'tower', 'shows', '.'])).toEqual(['DT', 'NN', 'VBZ', '.'])
    expect(tagWith(sentences(), ['Ann', 'saw', 'the', 'shows', 'of', 'the', 'dam', '.']))
      .toEqual(['NNP', 'VBD', 'DT', 'NNS', 'IN', 'DT', 'NN', '.'])
  })

  test('reads words it never saw by their place, and words it was only told of by their tag', () => {
    expect(tagWith(sentences(), ['The', 'zorb', 'sank', '.']).join(' ')).toMatch(/^DT NNS? VBD \.$/)
  })

  test('is the same bytes each time it is trained', () => {
    const bytes = [0, 1].map(() => {
      const { header, tables } = trainTagger(sentences(), new Map(), options)
      return encodeModel(header, tables)
    })
    expect(bytes[0]!.equals(bytes[1]!)).toBe(true)
    expect(encodeModel({}, trainTagger(sentences(), new Map(), { ...options, seed: 8 }).tables)).not.toEqual(
      encodeModel({}, trainTagger(sentences(), new Map(), options).tables))
  })

  test('reads nothing across the start of a segment', () => {
    const both = ['The', 'tower', 'The', 'shows', '.']
    expect(tagWith(sentences(), both, Uint8Array.of(0, 0, 1, 0, 0)).slice(2))
      .toEqual(tagWith(sentences(), ['The', 'shows', '.']))
  })
})

const tags = (text: string): string => tokenize(text).map(({ text: word, tag }) => `${word}/${tag}`).join(' ')
const parts = (text: string): string => tokenize(text).map(({ text: word, pos }) => `${word}/${pos}`).join(' ')
const lemmas = (text: string): string => tokenize(text).map(({ lemma }) => lemma).join(' ')

describe('the tags of news', () => {
  test.each([
    ['The dam leaks.', 'The/DT dam/NN leaks/VBZ ./.'],
    ['Officials fixed the leaks.', 'Officials/NNS fixed/VBD the/DT leaks/NNS ./.'],
    ['Mayor Says Dam Is Safe', 'Mayor/NNP Says/VBZ Dam/NNP Is/VBZ Safe/JJ'],
    ['“It is cold,” she said.', '“/`` It/PRP is/VBZ cold/JJ ,/, ”/\'\' she/PRP said/VBD ./.'],
    ['He cannot swim.', 'He/PRP cannot/MD swim/VB ./.'],
    ['Ann paid £40.', 'Ann/NNP paid/VBD £/$ 40/CD ./.'],
  ])('%s', (text, expected) => {
    expect(tags(text)).toBe(expected)
  })

  test('a headline in capitals has its verbs', () => {
    expect(tags('SENATE PASSES BILL TO CUT TAXES')).toMatch(/PASSES\/VBZ BILL\/NNP? TO\/TO CUT\/VB TAXES\/NNS$/)
  })

  test('a capital at the start is a name where the word is a name elsewhere', () => {
    expect(tags('Okonkwo swam first. Mayor Adaeze Okonkwo opened the pool.')).toMatch(/^Okonkwo\/NNP/)
  })

  test.each([
    ['She has resigned.', 'She/PRON has/AUX resigned/VERB ./PUNCT'],
    ['She has a plan.', 'She/PRON has/VERB a/DET plan/NOUN ./PUNCT'],
    ['Did they not know?', 'Did/AUX they/PRON not/PART know/VERB ?/PUNCT'],
    ['They did it.', 'They/PRON did/VERB it/PRON ./PUNCT'],
    ['This is Ann’s.', 'This/PRON is/AUX Ann/PROPN ’s/PART ./PUNCT'],
    ['This old bridge closed before the storm began.',
      'This/DET old/ADJ bridge/NOUN closed/VERB before/SCONJ the/DET storm/NOUN began/VERB ./PUNCT'],
    ['It closed before dawn.', 'It/PRON closed/VERB before/ADP dawn/NOUN ./PUNCT'],
  ])('the universal parts of speech of %s', (text, expected) => {
    expect(parts(text)).toBe(expected)
  })

  test.each([
    ['They hoped, hopped and opened it.', 'they hope , hop and open it .'],
    ['She went; the wolves met women.', 'she go ; the wolf meet woman .'],
    ['He won’t say what she’d denied.', 'he will not say what she would deny .'],
    ['The policies and the crises worried companies.', 'the policy and the crisis worry company .'],
  ])('the lemmas of %s', (text, expected) => {
    expect(lemmas(text)).toBe(expected)
  })

  test.each([
    ['Officials at WHO met.', 'WHO', 'PROPN'], ['The WHO said so.', 'WHO', 'PROPN'], ['They sacked the IT staff.', 'IT', 'PROPN'],
    ['The US left.', 'US', 'PROPN'], ['Agents of ICE came.', 'ICE', 'PROPN'], ['Who paid?', 'Who', 'PRON'], ['WHO PAID FOR IT ALL', 'IT', 'PRON'],
  ])('capitals make a name where the rest is in small letters: %s', (text, word, pos) => {
    expect(tokenize(text).find((token) => token.text === word)?.pos).toBe(pos)
  })
})
