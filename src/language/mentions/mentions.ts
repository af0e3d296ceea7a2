// Who and what an article speaks of: each entity once, and where it is mentioned.
import type { SourceKind } from '../../domain/source.js'
import type { Gender } from '../lexicon/names.js'
import type { NominalSort } from './pronouns/nominals.js'
import type { PronounClass } from './pronouns/pronoun-classes.js'

export interface Entity {
  /** The fullest name in the article, without its title: "Jefferson Beauregard Sessions". */
  name: string
  kind: SourceKind
  /** As the article calls the person: "Attorney General". */
  title?: string
  gender?: Gender
}

export type MentionForm = 'full' | 'short' | 'pronoun' | 'possessive'

export interface Mention {
  /** Tokens [firstToken, endToken); a title counts, a possessive 's does not. */
  firstToken: number
  endToken: number
  /** Index into `entities`. */
  entity: number
  /** `possessive` is a pronoun of possession ("his"); a name with 's is `full` or `short`. */
  form: MentionForm
}

/** What a pronoun most likely means: an entity, or a phrase without a name, tokens [first, end). */
export type Meant = { entity: number } | { phrase: [first: number, end: number] }

/** One of those that a pronoun may stand for, as it was mentioned last before the pronoun. */
export interface Guess {
  meant: Meant
  /** How likely the model holds it, 0..1. */
  chance: number
  sort: NominalSort
  gender?: Gender
  /** Index of the sentence of its last mention, tokens [firstToken, endToken). */
  sentence: number
  firstToken: number
  endToken: number
  /** The last sentence in which it was a subject, or said something; -1 for none. */
  subjectIn: number
  saidIn: number
}

/** How a pronoun of the third person was read. */
export interface PronounReading {
  class: PronounClass
  /** Index of its sentence. */
  sentence: number
  quoted: boolean
  /** Says something itself: "she said". */
  speaks: boolean
  /** How likely it stands for none of the guesses. */
  none: number
  /** The likeliest first; no more than four. */
  guesses: readonly Guess[]
  /** A rule of speech or grammar chose the first guess. */
  isRuled: boolean
}

export interface Mentions {
  entities: Entity[]
  /** In text order, none inside another. Pronouns stand here only where the article leaves little doubt. */
  mentions: Mention[]
  /** Token index → index into `mentions`, -1 where there is none. */
  byToken: Int32Array
  /** Token index of a pronoun of the third person → what it most likely means, doubtful ones too. */
  meant: ReadonlyMap<number, Meant>
  /** Token index of a pronoun of the third person → how it was read; reflexives are not here. */
  readings: ReadonlyMap<number, PronounReading>
}

/** mentionAt gives the mention that a token belongs to, or undefined. */
export function mentionAt(mentions: Mentions, token: number): Mention | undefined {
  const index = mentions.byToken[token]
  return index === undefined || index < 0 ? undefined : mentions.mentions[index]
}

/**
 * standaloneName words a mention so that it stands alone: the entity's full name, with 's for a pronoun of
 * possession.
 */
export function standaloneName(mentions: Mentions, mention: Mention): string {
  const { name } = mentions.entities[mention.entity]!
  if (mention.form !== 'possessive') return name
  return /s$/i.test(name) ? `${name}’` : `${name}’s`
}
