// What in an article means somebody or something told elsewhere, and what a claim that has those words says instead.
import { eventNouns } from '../../lexicon/descriptions.js'
import type { ArticleSentence } from '../../sentences/sentence.js'
import type { Token } from '../../words/token.js'
import { mentionAt, type Mention, type Mentions } from '../mentions.js'
import { demonstrativeReference } from './demonstratives.js'
import { describePhrases, wordsOf, type Reading } from './descriptions.js'
import { isName, nameReference, readCallings } from './names.js'
import { findHolders } from './offices.js'
import { findPhrases, type Phrase } from './phrases.js'
import { pronounReference, type PronounSetting } from './pronouns.js'
import type { Reference, References } from './reference.js'
import { firstPersonReference, speakersOf, type Speech } from './speech.js'
import { findJudgements, judgementReference } from './verdicts.js'

/** What references are found in; a ReadArticle is one. */
export interface ReferringText {
  text: string
  tokens: Token[]
  sentences: ArticleSentence[]
  mentions: Mentions
  attributions?: readonly Speech[]
}

/**
 * findReferences decides all references of an article: short names, descriptions, pronouns, demonstratives, the first
 * person, verdicts. What a single claim already tells is for `wordingWithin` to see. Deterministic, and linear in the
 * tokens: windows are twelve sentences for descriptions, ten for pronouns, three for verdicts.
 */
export function findReferences({ text, tokens, sentences, mentions, attributions = [] }: ReferringText): References {
  const phrases = findPhrases(tokens, sentences)
  const callings = readCallings(tokens, mentions)
  const reading: Reading = { text, tokens, mentions, callings, holders: findHolders(tokens, mentions), event: namedEvent(tokens, mentions, phrases) }
  const described = describePhrases(reading, phrases)
  const chains = new Int32Array(tokens.length).fill(-1)
  const byFirst = new Map(phrases.map((phrase) => [phrase.first, phrase]))
  const phraseOf = new Map<number, Phrase>()
  const referenceOf = new Map<number, Reference>()
  const bySentence: Phrase[][] = sentences.map(() => [])
  phrases.forEach((phrase, index) => {
    const { reference, chain } = described[index]!
    chains[phrase.head] = chain
    phraseOf.set(phrase.head, phrase)
    if (reference) referenceOf.set(phrase.head, reference)
    bySentence[phrase.sentence]!.push(phrase)
  })
  for (const mention of mentions.mentions) if (isName(mention)) chains.fill(callings.root[mention.entity]!, mention.firstToken, mention.endToken)
  const speakers = speakersOf(tokens, attributions)
  const taken = new Map<number, Reference>()
  const setting: PronounSetting = { ...reading, speakers, settled: taken, phraseOf, referenceOf, chains, bySentence }
  for (const reference of referenceOf.values()) taken.set(reference.firstToken, reference)
  for (const mention of mentions.mentions) {
    if (!isName(mention) || (mention.form === 'full' && callings.root[mention.entity] === mention.entity && !isUntitled(mentions, mention))) continue
    const reference = nameReference(tokens, mentions, callings, mention)
    if (reference) taken.set(reference.firstToken, reference)
  }
  for (const [at, read] of mentions.readings) {
    const reference = pronounReference(setting, at, read)
    if (reference) taken.set(at, reference)
  }
  for (const { type, bodyToken, endToken } of sentences) {
    if (type === 'heading') continue
    for (let at = bodyToken; at < endToken; at += 1) {
      if (taken.has(at)) continue
      const reference = firstPersonReference(tokens, speakers, at) ?? demonstrativeReference(tokens, at, byFirst.get(at))
      if (reference) taken.set(at, reference)
    }
  }
  for (const judgement of findJudgements(tokens, sentences)) {
    const content = wordRange({ text, tokens }, judgement.judged, taken)
    taken.set(judgement.verdict[0], judgementReference(judgement, content))
  }
  return inOrder(tokens.length, [...taken.values()], chains)
}

function inOrder(size: number, all: readonly Reference[], chains: Int32Array): References {
  const list: Reference[] = []
  const byToken = new Int32Array(size).fill(-1)
  let end = 0
  for (const reference of [...all].sort((a, b) => a.firstToken - b.firstToken || b.endToken - a.endToken)) {
    if (reference.firstToken < end) continue
    byToken.fill(list.length, reference.firstToken, reference.endToken)
    list.push(reference)
    end = reference.endToken
  }
  return { list, byToken, chains }
}

/** The words of a range, with those in place that stand for what is told elsewhere. */
function wordRange(reading: Pick<Reading, 'text' | 'tokens'>, [first, end]: readonly [number, number], taken: ReadonlyMap<number, Reference>): string {
  let words = ''
  let from = first
  for (let at = first; at < end; at += 1) {
    const reference = taken.get(at)
    if (!reference || reference.endToken > end || typeof reference.decision !== 'object' || !('wording' in reference.decision)) continue
    words += `${at > from ? `${wordsOf(reading, [from, at])} ` : ''}${reference.decision.wording}`
    from = reference.endToken
    if (from < end && reading.tokens[from]!.start > reading.tokens[from - 1]!.end) words += ' '
    at = from - 1
  }
  return (from < end ? words + wordsOf(reading, [from, end]) : words).trim()
}

const opensEvent = /^(?:took|takes|was held|is held|opened|opens|kicked off|begins|began)$/
const firstSentences = 5

/** The named event that an article reports: "The 22nd Fan Fair took place …"; undefined where there is none or a second. */
function namedEvent(tokens: readonly Token[], mentions: Mentions, phrases: readonly Phrase[]): Phrase | undefined {
  let event: Phrase | undefined
  for (const phrase of phrases) {
    if (phrase.sentence > firstSentences) break
    const { head, first } = phrase
    const [verb, next] = [tokens[head + 1], tokens[head + 2]]
    if (tokens[head]!.pos !== 'PROPN' || !verb || !next) continue
    const isHeld = (verb.lemma === 'take' && next.lower === 'place') || opensEvent.test(`${verb.lower} ${next.lower}`)
    let isKind = false
    for (let at = first; at <= head; at += 1) if (eventNouns.has(tokens[at]!.lower)) isKind = true
    if (!isHeld && !(isKind && opensEvent.test(verb.lower))) continue
    const mention = mentionAt(mentions, head)
    if (phrase.determiner !== 'the' && mention && mentions.entities[mention.entity]!.kind === 'person') continue
    if (event) return undefined
    event = phrase
  }
  return event
}

/** "Hale", where the article elsewhere says "President Hale". */
function isUntitled({ entities }: Mentions, { entity, firstToken, endToken }: Mention): boolean {
  const { name, title, kind } = entities[entity]!
  return kind === 'person' && title !== undefined && !name.includes(' ') && endToken - firstToken === 1
}
