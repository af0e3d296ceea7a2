// The references of one claim: the words that replace them so that it stands alone, and what stays open.
import type { ReadArticle } from '../../article.js'
import type { Gender } from '../../lexicon/names.js'
import { officeNouns } from '../../lexicon/offices.js'
import { isBoundWithin } from './bound.js'
import { isSingular, nameFirstPerson, type NamedSpeaker } from './first-person.js'
import type { Replacement } from './replacement.js'
import type { Token } from '../../words/token.js'
import { mentionAt } from '../../mentions/mentions.js'
import { referenceAt, wordingWithin, type References } from '../../mentions/references/reference.js'
import { speakerFor, type Speaker } from './speaker.js'
import type { OpenReference } from '../../split-result.js'

/** The references of a claim: by first token what replaces it, and what stays open. */
export interface ClaimReferences {
  replacements: ReadonlyMap<number, Replacement>
  open: OpenReference[]
}

/**
 * readReferences settles the references among a claim's words, article tokens in the order of the claim. In a quotation
 * the chain tells who "I" and "we" are. Linear in the claim for each reference.
 */
export function readReferences(
  article: ReadArticle, references: References, list: readonly number[], isQuotation: boolean, speaker: Speaker | undefined,
): ClaimReferences {
  const { tokens } = article
  const replacements = new Map<number, Replacement>()
  const open: OpenReference[] = []
  const own = new Set(list)
  const spoken = speakerNamed(article, references, list, isQuotation)
  for (const [at, replacement] of spoken ?? []) replacements.set(at, replacement)
  for (const [place, at] of list.entries()) {
    const reference = referenceAt(references, at)
    if (!reference) continue
    // "With nine boats, [the force says] it guards …": what opens the sentence holds no other "it".
    const isBehindSpeaker = speaker !== undefined && place > 0 && list[place - 1]! < speaker[0] && reference.kind === 'pronoun'
    const said = isBehindSpeaker ? speakerFor(article, speaker, at, false) : undefined
    if (said !== undefined) {
      replacements.set(at, { end: reference.endToken, text: said })
      continue
    }
    if (reference.kind === 'first-person') {
      const isNamed = spoken?.has(at) ?? false
      if (isNamed || (isQuotation ? !isWorthMarking(tokens, at, open) : isAnybody(tokens, at))) continue
    }
    let end = at
    while (end < reference.endToken && own.has(end)) end += 1
    if (end < reference.endToken) continue
    if (reference.kind === 'possessive' && hasOwnerInClaim(article, list, at)) continue
    const decision = wordingWithin(references, reference, list)
    if (decision === 'keep') continue
    const words = 'wording' in decision ? decision.wording : tokens.slice(at, end).map(({ text }) => text).join(' ')
    // The first pronoun of what is said means who says it, where nothing else was found.
    const meant = !('wording' in decision) && speaker && replacements.size === (spoken?.size ?? 0) && open.length === 0 && reference.kind !== 'demonstrative'
      ? speakerFor(article, speaker, at, list[0] === at) : undefined
    if (meant !== undefined) {
      replacements.set(at, { end, text: meant })
      continue
    }
    if (!('wording' in decision) && isBoundWithin(article, list, list.indexOf(at))) continue
    if ('wording' in decision) replacements.set(at, { end, text: decision.wording })
    if ('open' in decision && decision.open && !open.some((one) => one.words === words)) open.push({ words, candidates: [...decision.open] })
  }
  return { replacements, open }
}

/** The words for "I", "me", "my", where one person of the article says all of them, and no "he" would then be read as that person. */
function speakerNamed(article: ReadArticle, references: References, list: readonly number[], isQuotation: boolean): ReadonlyMap<number, Replacement> | undefined {
  let speaker: NamedSpeaker | undefined
  const unclear = new Set<Gender>()
  for (const at of list) {
    const reference = referenceAt(references, at)
    if (!reference) continue
    const { decision, chain, kind } = reference
    const gender = genderOf(article.tokens[at]!)
    if (gender) {
      const settled = wordingWithin(references, reference, list)
      if (typeof settled === 'object' && !('wording' in settled)) unclear.add(gender)
    }
    if (kind !== 'first-person' || !isSingular(article.tokens[at]!)) continue
    if (typeof decision !== 'object' || !('open' in decision) || chain < 0 || (speaker && speaker.entity !== chain)) return undefined
    speaker = { name: decision.open![0]!, entity: chain }
  }
  if (!speaker) return undefined
  const own = article.mentions.entities[speaker.entity]!.gender
  return unclear.size > 0 && (!own || unclear.has(own)) ? undefined : nameFirstPerson(article, list, speaker, isQuotation)
}

function genderOf({ lower }: Token): Gender | undefined {
  if (lower === 'he' || lower === 'him' || lower === 'his') return 'male'
  return lower === 'she' || lower === 'her' ? 'female' : undefined
}

/** In a quotation: "I", and the first "we" where it is not everybody ("we know", "as we see"). */
function isWorthMarking(tokens: readonly Token[], at: number, open: readonly OpenReference[]): boolean {
  const { lower } = tokens[at]!
  const next = tokens[at + 1]
  if (isSingular(tokens[at]!)) return !(next?.lower === 'mean' && tokens[at + 2]?.text === ',') && !open.some(({ words }) => /^(?:I|me|my)$/i.test(words))
  return lower === 'we' && !isAnybody(tokens, at) && !open.some(({ words }) => words.toLowerCase() === 'we')
}

/** "We now know", "as we see": everybody. */
function isAnybody(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.pos === 'ADV' ? tokens[at + 2] : tokens[at + 1]
  return tokens[at]!.lower === 'we' && (/^(?:know|see|live|remember|need|all|can|should|must)$/.test(next?.lower ?? '') || tokens[at - 1]?.lower === 'as')
}

/**
 * "the candidate who launched his campaign", "the secretary was finished with his tour": somebody without a name whom the
 * claim tells of may be the owner, so that a name from elsewhere would be a guess.
 */
function hasOwnerInClaim({ tokens, mentions }: ReadArticle, list: readonly number[], at: number): boolean {
  if (!/^(?:his|her)$/.test(tokens[at]!.lower)) return false
  for (let place = list.indexOf(at) - 1; place >= 0; place -= 1) {
    const { pos, tag, lower } = tokens[list[place]!]!
    const mention = mentionAt(mentions, list[place]!)
    if (mention && mentions.entities[mention.entity]!.kind === 'person') return false
    const next = tokens[list[place + 1]!]!
    if (pos === 'NOUN' && tag === 'NN' && next.lower === 'who') return true
    if (pos === 'PROPN' && officeNouns.has(lower) && next.pos !== 'PROPN') return true
  }
  return false
}
