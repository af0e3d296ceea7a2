// Pronouns that stand for no name: "it" and "they" for the subject before, where little doubt is left.
import type { ReadArticle } from '../article.js'
import type { ArticleSentence } from '../sentences/sentence.js'
import { mentionAt, standaloneName, type Mention } from '../mentions/mentions.js'
import { groupNouns, unnamedNouns } from '../lexicon/source-nouns.js'
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'
import { isRole } from './appositions.js'
import type { Draft, Part } from './drafts.js'
import { isTime } from './noun-chunks.js'
import type { Passage } from './passages.js'
import { wordPhrase } from './wording.js'

/** Clause: a draft whose subject a later pronoun may stand for. */
export interface Clause {
  passage: Passage
  draft: Draft
}

// The subject of a clause, as a pronoun may stand for it.
interface Antecedent {
  /** Its words, names written out: "the petition". */
  phrase: string
  /** Its noun: "petition". */
  noun: string
  plural: boolean
  person: boolean
  /** A person whom the article names. */
  named: boolean
  /** An organization that the article names. */
  organization: boolean
  /** Tokens of the article with other things of its clause, that "it" or "they" may stand for as well. */
  rivals: { at: number; plural: boolean }[]
}

const pronouns = words('it its they their he she')
const notNouns = words('PRON DET ADV NUM ADP')
const vague = words(`it this that there what who nobody nothing everybody everyone somebody someone others most many
  some few all none`)
// "It seems", "it took a year", "it rained": the pronoun stands for nothing.
const pleonastic = words('seem appear happen rain snow emerge turn take remain matter help hurt')
const opensContent = words('that whether how why if what when who')
const firms = words('company firm group bank airline carrier retailer manufacturer charity union agency')
const longestSubject = 10

// What a pronoun after this clause may stand for; undefined where the subject is itself vague.
function readAntecedent(article: ReadArticle, { passage, draft }: Clause): Antecedent | undefined {
  const only = draft.subject?.[0]
  if (!only || typeof only === 'string' || draft.subject!.length > 1) return undefined
  if (only[1] - only[0] > longestSubject) return undefined
  const own = passage.tokens.slice(only[0], only[1])
  const end = own.findIndex((token, at) => at > 0 && endsNoun(token))
  let head = (end < 0 ? own.length : end) - 1
  while (head > 0 && notNouns.has(own[head]!.pos)) head -= 1
  const { pos, text } = own[head]!
  if ((pos !== 'NOUN' && pos !== 'PROPN') || vague.has(own[0]!.lower)) return undefined
  const mention = mentionAt(article.mentions, passage.indexes[only[0] + head]!)
  const organization = mention !== undefined && article.mentions.entities[mention.entity]!.kind === 'organization'
  const named = mention !== undefined && article.mentions.entities[mention.entity]!.kind === 'person'
  const joined = own.some((token, at) => token.pos === 'CCONJ' && at > 0)
  // "Witnesses said they …": a capital only because the sentence begins.
  const many = mention === undefined && (groupNouns.has(own[head]!.lower) || unnamedNouns.has(own[head]!.lower))
  const plural = joined || isPluralNoun(own[head]!) || (many && /[^s]s$/.test(own[head]!.lower))
  const phrase = nameAlone(article, mention, passage.indexes[only[1] - 1]!) ??
    wordPhrase(article, passage, [only]).replace(/^an? /i, 'the ')
  const rivals = findRivals(article, passage, draft, only[1])
  return { phrase, noun: text, plural, person: named || isRole(own[head]!), named, organization, rivals }
}

function endsNoun({ pos, lower }: Token): boolean {
  return pos === 'ADP' || pos === 'VERB' || lower === 'that' || lower === 'who'
}

// "The council approved the plan. It …": the council or the plan?
function findRivals(
  { mentions }: ReadArticle, { tokens, indexes }: Passage, { parts }: Draft, from: number,
): Antecedent['rivals'] {
  const rivals: Antecedent['rivals'] = []
  for (const part of parts) {
    if (typeof part === 'string') continue
    for (let at = Math.max(from, part[0]); at < part[1]; at += 1) {
      const token = tokens[at]!
      const isThing = (token.pos === 'NOUN' && !isRole(token)) || token.pos === 'PROPN'
      if (!isThing || isTime(token) || isPercentage(token)) continue
      const mention = mentionAt(mentions, indexes[at]!)
      if (mention && mentions.entities[mention.entity]!.kind === 'person') continue
      rivals.push({ at: indexes[at]!, plural: isPluralNoun(token) })
    }
  }
  return rivals
}

function isPluralNoun({ lower, pos, lemma }: Token): boolean {
  return pos === 'NOUN' && ((lower.endsWith('s') && lemma !== lower) || lower === 'people' || lower === 'police')
}

function isPercentage({ lower }: Token): boolean {
  return lower === 'percent' || lower === 'million' || lower === 'billion'
}

// "the union UniCare": from here on the name will do.
function nameAlone({ tokens, mentions }: ReadArticle, mention: Mention | undefined, last: number): string | undefined {
  if (!mention || mention.endToken !== last + 1 || mention.form !== 'full') return undefined
  return tokens[mention.firstToken - 1]?.pos === 'NOUN' ? standaloneName(mentions, mention) : undefined
}

/** Replacement: words that take the place of the tokens [from, to) of a passage. */
export interface Replacement {
  from: number
  to: number
  words: string
}

/** resolveDraft gives the subject of a clause before in the place of a draft's pronoun, where that fits. */
export function resolveDraft(article: ReadArticle, { passage, draft }: Clause, before: Clause): Replacement | undefined {
  const another = isAnother(passage, draft)
  const pronoun = pronounOf(article, passage, draft)
  const firm = firmOf(article, passage, draft)
  const antecedent = another >= 0 || pronoun >= 0 || firm ? readAntecedent(article, before) : undefined
  if (!antecedent) return undefined
  if (firm) return antecedent.organization ? { from: firm[0], to: firm[1], words: antecedent.phrase } : undefined
  if (another >= 0) return antecedent.named ? undefined : { from: another, to: another + 1, words: antecedent.noun }
  if (!standsFor(passage, draft, pronoun, antecedent)) return undefined
  const { phrase } = antecedent
  const isOwner = /^(?:its|their)$/.test(passage.tokens[pronoun]!.lower)
  return { from: pronoun, to: pronoun + 1, words: isOwner ? `${phrase}${/s$/i.test(phrase) ? '’' : '’s'}` : phrase }
}

// The token of the pronoun that begins a draft's subject and stands for no name, -1 where there is none.
function pronounOf({ mentions }: ReadArticle, passage: Passage, { origin, parts, subject }: Draft): number {
  const first = origin === 'apposition' ? parts[2] : subject?.[0] ?? parts[0]
  if (!first || typeof first === 'string') return -1
  const { lower } = passage.tokens[first[0]]!
  return pronouns.has(lower) && mentionAt(mentions, passage.indexes[first[0]]!) === undefined ? first[0] : -1
}

// "the company" as a subject: the firm that the sentence before is about.
function firmOf({ mentions }: ReadArticle, { tokens, indexes }: Passage, { subject }: Draft): readonly [number, number] | undefined {
  const only = subject?.[0]
  if (!only || typeof only === 'string' || only[1] - only[0] !== 2 || subject!.length > 1) return undefined
  const isFirm = tokens[only[0]]!.lower === 'the' && firms.has(tokens[only[0] + 1]!.lower)
  return isFirm && mentionAt(mentions, indexes[only[0] + 1]!) === undefined ? only : undefined
}

function standsFor(passage: Passage, draft: Draft, pronoun: number, antecedent: Antecedent): boolean {
  const { plural, person, named, rivals } = antecedent
  const { lower } = passage.tokens[pronoun]!
  if (lower === 'he' || lower === 'she') return !plural && person && !named
  const index = passage.indexes[pronoun]!
  if (rivals.some((rival) => rival.plural === plural && rival.at < index)) return false
  if (lower === 'they' || lower === 'their') return plural
  return !plural && !person && (lower === 'its' || actsItself(passage.tokens, draft.verb))
}

function actsItself(tokens: readonly Token[], verb: number): boolean {
  const main = tokens[verb]
  const next = tokens[verb + 1]?.lower ?? ''
  if (!main || pleonastic.has(main.lemma) || opensContent.has(next)) return false
  return main.pos === 'VERB' || main.lemma === 'have'
}

/** replaceTokens gives the parts with the words of a replacement in the place of its tokens. */
export function replaceTokens(parts: readonly Part[], { from, to, words }: Replacement): Part[] {
  return parts.flatMap((part): Part[] => {
    if (typeof part === 'string' || from < part[0] || to > part[1]) return [part]
    const around: Part[] = [[part[0], from], words, [to, part[1]]]
    return around.filter((piece) => typeof piece === 'string' || piece[0] < piece[1])
  })
}

// "a new one": the token of "one" in a subject that leaves its noun to the clause before; -1 elsewhere.
function isAnother({ tokens }: Passage, { subject }: Draft): number {
  const only = subject?.[0]
  if (!only || typeof only === 'string' || only[1] - only[0] < 2 || tokens[only[1] - 1]!.lower !== 'one') return -1
  return /^(?:a|an|another|the)$/.test(tokens[only[0]]!.lower) ? only[1] - 1 : -1
}

/** Memory: the first clause of the sentence before, for as long as a pronoun may lead back to it. */
export interface Memory {
  clause: Clause | undefined
  paragraph: number
}

export const noMemory: Memory = { clause: undefined, paragraph: -2 }

/** remember keeps a sentence's first clause; a heading parts what stands before it from what follows. */
export function remember({ type, paragraph }: ArticleSentence, clause: Clause | undefined): Memory {
  if (type === 'heading') return noMemory
  return { clause, paragraph }
}

/** recall gives the clause whose subject a sentence's first pronoun may stand for: that of the sentence right before. */
export function recall({ clause, paragraph }: Memory, sentence: ArticleSentence): Clause | undefined {
  return sentence.paragraph - paragraph <= 1 ? clause : undefined
}
