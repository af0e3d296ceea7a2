// A walk over the article that keeps who and what has been mentioned, and asks at each pronoun which of them it
// stands for.
import type { ArticleSentence } from '../../sentences/sentence.js'
import type { Quotes } from '../../sentences/quotes.js'
import type { Token } from '../../words/token.js'
import { reflexives } from '../../lexicon/pronouns.js'
import { words } from '../../lexicon/word-lists.js'
import type { Referent, Role } from './antecedent-features.js'
import type { PronounClass } from './pronoun-classes.js'
import type { Entity, Mention, MentionForm } from '../mentions.js'
import type { Gender } from '../../lexicon/names.js'
import { calledBy, isCapitalNoun, isSaidOf, isTitleOf } from '../introductions.js'
import { nominalAt, type NominalSort } from './nominals.js'
import { ask, ownSubject, pronounAt, sentencesBack, type Question } from './questions.js'
import { addDoerRoles, addNameRoles, addRole, isBareDefinite, isWholeTitle, type Roles } from './roles.js'
import { isSpeaker, verbGroupEnd } from './speakers.js'

const classOf: ReadonlyMap<string, [PronounClass, Gender | undefined]> = new Map<string, [PronounClass, Gender | undefined]>([
  ['he', ['he', 'male']], ['she', ['he', 'female']], ['his', ['his', 'male']], ['her', ['his', 'female']],
  ['him', ['him', 'male']], ['himself', ['him', 'male']], ['herself', ['him', 'female']], ['hers', ['him', 'female']],
  ['they', ['they', undefined]], ['them', ['their', undefined]], ['their', ['their', undefined]],
  ['themselves', ['their', undefined]], ['it', ['it', undefined]], ['its', ['its', undefined]], ['itself', ['its', undefined]],
])
const sortOfKind: Record<Entity['kind'], NominalSort> = {
  person: 'person', organization: 'organization', publication: 'organization', group: 'people', unnamed: 'person',
  document: 'writing', dataset: 'writing',
}
const owners = words('’s \'s ’')
const remembered = 48

export interface Listener {
  /** Answers with an index into the candidates, or -1. */
  choose: (question: Question) => number
  /** Hears of a phrase that goes on about what has a name: "the senator". `isSure`: it was introduced as one. */
  called?: (firstToken: number, endToken: number, entity: number, isSure: boolean) => void
}

export interface Scenery {
  tokens: Token[]
  sentences: ArticleSentence[]
  quotes: Quotes
  /** Mentions by name, in text order. */
  named: Mention[]
  entities: Entity[]
}

/**
 * walkPronouns asks `choose` for each pronoun of the third person, in text order, and takes its answer into
 * account for the
 * next. Linear in the tokens: what has not been mentioned for long is forgotten.
 */
export function walkPronouns({ tokens, sentences, quotes, named, entities }: Scenery, { choose, called }: Listener): void {
  const roles: Roles = new Map()
  const byEntity = new Map<number, Referent>()
  const byNoun = new Map<string, Referent>()
  let recent: Referent[] = []
  let speaker: Referent | undefined
  let next = 0
  let order = 0
  let sentenceIndex = 0
  let paragraph = 0

  const touch = (referent: Referent, firstToken: number, endToken: number, form: MentionForm | 'nominal'): void => {
    const quoted = quotes.byToken[firstToken]! >= 0
    const speaks = !quoted && form !== 'possessive' && isSpeaker(tokens, firstToken, endToken)
    referent.firstToken = firstToken
    referent.endToken = endToken
    referent.form = form
    referent.sentence = sentenceIndex
    referent.paragraph = paragraph
    referent.quoted = quoted
    referent.speaks = speaks
    referent.order = order
    referent.role = form === 'possessive' ? 'owner' : roleOf(tokens, firstToken, endToken)
    referent.count += 1
    if (!quoted) referent.freeIn = sentenceIndex
    if (!quoted && referent.role === 'subject') referent.subjectIn = sentenceIndex
    if (speaks) referent.saidIn = sentenceIndex
    order += 1
    if (speaks) speaker = referent
    const at = recent.lastIndexOf(referent)
    if (at >= 0) recent.splice(at, 1)
    recent.push(referent)
    if (recent.length > remembered) recent.shift()
  }
  const meet = (
    entity: number, sort: NominalSort, phrase: [number, number], isDefinite: boolean, gender?: Gender): Referent => ({
    entity, sort, isNamed: entity >= 0, isDefinite, ...(gender ? { gender } : {}),
    phrase, firstToken: phrase[0], endToken: phrase[1],
    sentence: sentenceIndex, paragraph, role: 'other', form: 'nominal', quoted: false, speaks: false,
    subjectIn: -1, saidIn: -1, freeIn: -1, order, count: 0,
  })

  sentences.forEach((sentence, index) => {
    sentenceIndex = index
    paragraph = sentence.paragraph
    order = 0
    // A heading parts two sections, and a pronoun points at no name in it.
    if (sentence.type === 'heading') recent = []
    let limit = sentence.firstToken
    let titleEnd = -1
    let lastName: Referent | undefined
    let lastNameEnd = -9
    for (let at = sentence.firstToken; at < sentence.endToken; at += 1) {
      const mention = named[next]
      if (mention && mention.firstToken === at) {
        next += 1
        const entity = entities[mention.entity]!
        let referent = byEntity.get(mention.entity)
        if (!referent) {
          referent = meet(mention.entity, sortOfKind[entity.kind], [mention.firstToken, mention.endToken], true, entity.gender)
          byEntity.set(mention.entity, referent)
        }
        if (entity.gender) referent.gender = entity.gender
        addNameRoles(roles, tokens, mention.firstToken, mention.endToken, referent)
        addDoerRoles(roles, tokens, mention.endToken, referent)
        const lead = tokens[mention.firstToken - 1]
        const isLed = lead?.text === ',' ? at - titleEnd === 1 : lead?.pos === 'NOUN'
        if (isLed) addRole(roles, tokens[lead!.text === ',' ? titleEnd - 1 : at - 1]!.lemma, referent)
        if (sentence.type !== 'heading') touch(referent, mention.firstToken, mention.endToken, mention.form)
        // "Ann and Bob Lee": both together.
        const joined = lastName && at - lastNameEnd === 1 && tokens[at - 1]!.lower === 'and'
        if (joined && lastName!.sort === 'person' && referent.sort === 'person' && sentence.type !== 'heading') {
          const both = meet(-1, 'people', [lastName!.firstToken, mention.endToken], true)
          touch(both, lastName!.firstToken, mention.endToken, 'nominal')
        }
        lastName = referent
        lastNameEnd = mention.endToken
        at = mention.endToken - 1
        limit = mention.endToken
        continue
      }
      const { lower, pos } = tokens[at]!
      const read = classOf.get(lower)
      if (read) {
        const pronoun = pronounAt(tokens, quotes, at, read, index, paragraph, sentence.firstToken)
        const self = reflexives.has(lower) ? ownSubject(pronoun, recent) : undefined
        const question = self ? undefined : ask(pronoun, recent, speaker)
        const chosen = question ? question.candidates[choose(question)] : self
        if (chosen) {
          if (pronoun.gender) chosen.gender ??= pronoun.gender
          touch(chosen, at, at + 1, pronoun.class === 'his' || lower === 'their' || lower === 'its' ? 'possessive' : 'pronoun')
        }
        limit = at + (pronoun.class === 'his' ? 0 : 1)
        continue
      }
      if (pos === 'PUNCT') limit = at + 1
      const isNoun = pos === 'NOUN' || (pos === 'PROPN' && isCapitalNoun(lower))
      if (!isNoun || sentence.type === 'heading') continue
      const after = tokens[at + 1]
      if (after && at + 1 < sentence.endToken && after.pos === 'NOUN') continue
      if (isTitleOf(named[next], at)) {
        titleEnd = at + 1
        continue
      }
      const nominal = nominalAt(tokens, at, limit)
      limit = at + 1
      if (!nominal) continue
      const { firstToken: from, endToken } = nominal
      if (lastName && isSaidOf(tokens, from, lastNameEnd)) {
        addRole(roles, tokens[at]!.lemma, lastName)
        continue
      }
      if (isBareDefinite(tokens, from, endToken) || isWholeTitle(roles, tokens, from, endToken)) {
        const meantBy = calledBy(roles, recent, tokens[at]!, nominal.sort, index)
        if (meantBy) {
          if (meantBy.referent.entity >= 0) called?.(from, endToken, meantBy.referent.entity, meantBy.isSure)
          touch(meantBy.referent, from, endToken, 'nominal')
          continue
        }
      }
      const known = byNoun.get(lower)
      const isSame = known && nominal.isDefinite && index - known.sentence <= sentencesBack
      const referent = isSame ? known
        : meet(-1, nominal.sort, [nominal.firstToken, nominal.endToken], nominal.isDefinite, nominal.gender)
      byNoun.set(lower, referent)
      touch(referent, nominal.firstToken, nominal.endToken, 'nominal')
    }
  })
}

function roleOf(tokens: Token[], first: number, end: number): Role {
  const after = tokens[end]
  if (after && owners.has(after.lower)) return 'owner'
  if (verbGroupEnd(tokens, end) > end) return 'subject'
  const before = tokens[first - 1]
  if (after?.text === ',' && (first === 0 || !before || before.pos === 'PUNCT')) {
    return before?.text === ',' ? 'aside' : 'subject'
  }
  return before?.pos === 'ADP' ? 'prepositional' : 'other'
}
