// Tags and lemmas of words, by the tagger's model.
import { lemmaOf, readLemmaLexicon } from './lemmas.js'
import type { LemmaLexicon } from './lemmas.js'
import { readModel } from '../models/model-file.js'
import { mendTags, nameSegmentStarts } from './tag-mending.js'
import { makeTagger } from './tagger.js'
import type { WordType } from './tagger-lexicon.js'
import type { Tagger } from './tagger.js'
import type { TaggedWord } from './token.js'
import { universalTags } from './universal-tags.js'

interface Loaded {
  tagger: Tagger
  lemmas: LemmaLexicon
}
let loaded: Loaded | undefined

function load(): Loaded {
  if (loaded) return loaded
  const model = readModel('part-of-speech')
  loaded = { tagger: makeTagger(model), lemmas: readLemmaLexicon(model.header) }
  return loaded
}

/** commonTags gives the tags that a word, in lower case, can have but as a name; none for unknown words. */
export function commonTags(lower: string): string[] {
  return load().tagger.lexicon.tagsOf(lower).filter((tag) => !tag.startsWith('NNP'))
}

/**
 * tagWords fills in tag, part of speech and lemma of each word. `starts[at]` is not 0 where a segment begins with the
 * word, which nothing before it decides. Linear in the words.
 */
export function tagWords(words: TaggedWord[], starts: Uint8Array): void {
  const { tagger, lemmas } = load()
  const { tags, typeOf } = tagger.lexicon
  const types: WordType[] = new Array<WordType>(words.length)
  for (let at = 0; at < words.length; at += 1) types[at] = typeOf(words[at]!.text)
  const found = tagger.tag(types, starts)
  for (let at = 0; at < words.length; at += 1) words[at]!.tag = tags[found[at]!]!
  nameSegmentStarts(words, starts)
  for (const word of words) word.lemma = lemmaOf(word.lower, word.tag, lemmas)
  universalTags(words)
  mendTags(words)
}
