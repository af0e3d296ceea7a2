// Pronouns → whom they stand for, as a model of silver coreference has learned to choose.
import type { ArticleSentence } from '../../sentences/sentence.js'
import { findQuotes } from '../../sentences/quotes.js'
import type { Token } from '../../words/token.js'
import { antecedentModel, weigh } from './antecedent-model.js'
import { walkPronouns } from './antecedents.js'
import type { Question } from './questions.js'
import type { Referent } from './antecedent-features.js'
import type { Entity, Guess, Meant, Mention, PronounReading } from '../mentions.js'

/** Below this chance, a name is no more than the best guess. */
const certain = 0.6
/** Below this one, the subject of the sentence is the better guess. */
const doubtful = 0.8
/** "It rained": a pronoun of a thing that more likely stands for nothing. */
const nothing = 0.7

/**
 * resolvePronouns adds the mentions by he, she and who to those by name (in text order) and gives all in text
 * order, and beside
 * them what each pronoun most likely means. A pronoun inside quotation marks becomes no mention, since its speaker
 * may mean
 * somebody whom the article does not name.
 */
export function resolvePronouns(
  tokens: Token[], sentences: ArticleSentence[], named: Mention[], entities: Entity[],
): { mentions: Mention[]; meant: Map<number, Meant>; readings: Map<number, PronounReading> } {
  const meant = new Map<number, Meant>()
  const readings = new Map<number, PronounReading>()
  const found: Mention[] = []
  const quotes = findQuotes(tokens, sentences)
  const model = antecedentModel()
  const choose = (question: Question): number => {
    const { pronoun, candidates } = question
    const chances = weigh(model, question)
    let best = -1
    chances.candidates.forEach((chance, at) => {
      if (best < 0 || chance > chances.candidates[best]!) best = at
    })
    let isClear = best >= 0 && chances.candidates[best]! >= certain
    const ruled = sameSpeaker(question) ?? (best >= 0 && chances.candidates[best]! < doubtful ? sameSubject(question) : undefined)
    if (ruled !== undefined) {
      best = ruled
      isClear = true
    }
    readings.set(pronoun.token, {
      class: pronoun.class, sentence: pronoun.sentence, quoted: pronoun.quoted, speaks: pronoun.speaks, none: chances.none,
      guesses: likeliest(candidates, chances.candidates, best), isRuled: ruled !== undefined,
    })
    const chosen = candidates[best]
    if (!chosen || (!pronoun.gender && !pronoun.speaks && chances.none > nothing)) return -1
    const at = pronoun.token
    meant.set(at, meantBy(chosen))
    const { gender } = pronoun
    if (gender && chosen.entity >= 0 && !pronoun.quoted && isClear) {
      entities[chosen.entity]!.gender ??= gender
      found.push({ firstToken: at, endToken: at + 1, entity: chosen.entity, form: pronoun.class === 'his' ? 'possessive' : 'pronoun' })
    }
    return best
  }
  walkPronouns({ tokens, sentences, quotes, named, entities }, {
    choose,
    called: (firstToken, endToken, entity, isSure) => {
      if (isSure) found.push({ firstToken, endToken, entity, form: 'pronoun' })
      else meant.set(endToken - 1, { entity })
    },
  })
  const mentions = merge(named, found)
  return { mentions: merge(mentions, relatives(tokens, quotes.byToken, mentions, entities)), meant, readings }
}

function meantBy({ entity, phrase }: Referent): Meant {
  return entity >= 0 ? { entity } : { phrase }
}

const mostGuesses = 4

/** The guesses of a pronoun as they stand now, `first` before all others. */
function likeliest(candidates: Referent[], chances: number[], first: number): Guess[] {
  const order = chances.map((_, at) => at).sort((a, b) => Number(b === first) - Number(a === first) || chances[b]! - chances[a]!)
  return order.slice(0, mostGuesses).map((at): Guess => {
    const { sort, gender, sentence, firstToken, endToken, subjectIn, saidIn } = candidates[at]!
    return {
      meant: meantBy(candidates[at]!), chance: chances[at]!, sort, ...(gender ? { gender } : {}), sentence, firstToken, endToken, subjectIn, saidIn,
    }
  })
}

const speechReach = 3

/** "“…,” Lee said. … “…,” he said": the one who spoke last goes on, where nobody else has acted since. */
function sameSpeaker({ pronoun, candidates, spoke }: Question): number | undefined {
  const speaker = candidates[spoke]
  if (!speaker || !pronoun.closes || !pronoun.speaks || pronoun.sentence - speaker.saidIn > speechReach) return undefined
  return candidates.some((other) => other !== speaker && other.subjectIn >= speaker.saidIn) ? undefined : spoke
}

/** "Lee came into Trump’s office, although critics had accused him": the only one who acts in the sentence. */
function sameSubject({ pronoun, candidates }: Question): number | undefined {
  if (pronoun.class !== 'his' && pronoun.class !== 'him') return undefined
  let only: number | undefined
  for (let at = 0; at < candidates.length; at += 1) {
    if (candidates[at]!.subjectIn !== pronoun.sentence) continue
    if (only !== undefined) return undefined
    only = at
  }
  return only
}

/** "Ann Lee, who …": the person whose name stands right before. */
function relatives(tokens: Token[], quoted: Int32Array, mentions: Mention[], entities: Entity[]): Mention[] {
  const found: Mention[] = []
  for (const { endToken, entity, form } of mentions) {
    const at = tokens[endToken]?.text === ',' ? endToken + 1 : endToken
    if (form === 'pronoun' || entities[entity]!.kind !== 'person' || tokens[at]?.lower !== 'who' || quoted[at]! >= 0) continue
    found.push({ firstToken: at, endToken: at + 1, entity, form: 'pronoun' })
  }
  return found
}

function merge(left: Mention[], right: Mention[]): Mention[] {
  return right.length === 0 ? left : [...left, ...right].sort((a, b) => a.firstToken - b.firstToken)
}
