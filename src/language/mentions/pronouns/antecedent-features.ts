// What tells the right antecedent of a pronoun from the others, as places in one table of weights.
import { nominalSorts, type NominalSort } from './nominals.js'
import type { MentionForm } from '../mentions.js'
import type { Gender } from '../../lexicon/names.js'
import { pronounClasses, type PronounClass } from './pronoun-classes.js'


export interface Pronoun {
  token: number
  class: PronounClass
  gender?: Gender
  sentence: number
  paragraph: number
  /** Its sentence begins with it, or it is the first word after a quotation. */
  opens: boolean
  quoted: boolean
  speaks: boolean
  /** It follows a quotation that closes right before it. */
  closes: boolean
  /** Says how the words after it go on: see `follows`. */
  next: number
}

export type Role = 'subject' | 'owner' | 'aside' | 'prepositional' | 'other'
const roles: readonly Role[] = ['subject', 'owner', 'aside', 'prepositional', 'other']
const forms: readonly (MentionForm | 'nominal')[] = ['full', 'short', 'pronoun', 'possessive', 'nominal']

/** What a pronoun may stand for, as it was mentioned last. */
export interface Referent {
  /** Index into the entities, or -1 for a phrase without a name. */
  entity: number
  sort: NominalSort
  isNamed: boolean
  isDefinite: boolean
  gender?: Gender
  /** The tokens that name it: the first mention of a phrase. */
  phrase: [first: number, end: number]
  firstToken: number
  endToken: number
  sentence: number
  paragraph: number
  role: Role
  form: MentionForm | 'nominal'
  quoted: boolean
  speaks: boolean
  /**
   * The last sentence in which it stood as a subject, said something, or was mentioned outside quotation marks; -1
   * for none.
   */
  subjectIn: number
  saidIn: number
  freeIn: number
  /** Which mention of its sentence the last one was: 0 the first. */
  order: number
  count: number
}

const templates = 25
const values = 48
const perClass = templates * values
/** How many weights there are: each class's own, then the shared ones. */
export const weightCount = perClass * (pronounClasses.length + 1)
const shared = perClass * pronounClasses.length

const bucket = (value: number): number => value < 4 ? value : value < 6 ? 4 : value < 10 ? 5 : value < 20 ? 6 : 7
/** How many sentences ago, where there was one. */
const ago = (now: number, then: number): number => then < 0 ? 8 : bucket(now - then)
const flag = (value: boolean): number => value ? 1 : 0

/**
 * antecedentFeatures writes the places of the weights of one candidate into `out` and gives how many. `rank` counts the
 * candidates mentioned since, `rivals` the candidates, `top` whether no other has been mentioned as often, and `spoke`
 * whether it was the last to say something.
 */
export function antecedentFeatures(
  pronoun: Pronoun, candidate: Referent, rank: number, rivals: number, top: boolean, spoke: boolean, out: Int32Array): number {
  const apart = pronoun.sentence - candidate.sentence
  const role = roles.indexOf(candidate.role)
  const form = forms.indexOf(candidate.form)
  const near = Math.min(apart, 2)
  const fits = pronoun.gender === undefined ? 0 : candidate.gender === pronoun.gender ? 1 : 2
  const sort = nominalSorts.indexOf(candidate.sort)
  const subject = ago(pronoun.sentence, candidate.subjectIn)
  const said = ago(pronoun.sentence, candidate.saidIn)
  const free = ago(pronoun.sentence, candidate.freeIn)
  const way = flag(pronoun.speaks) + 2 * flag(pronoun.closes)
  const read = [
    bucket(apart),
    Math.min(rank, 9),
    role + roles.length * near,
    form + forms.length * near,
    bucket(candidate.count),
    flag(top) + 2 * near,
    flag(spoke) + 2 * flag(pronoun.speaks) + 4 * near,
    fits + 3 * flag(candidate.isNamed),
    flag(candidate.quoted) + 2 * flag(pronoun.quoted),
    bucket(pronoun.paragraph - candidate.paragraph) + 8 * flag(pronoun.opens),
    Math.min(candidate.order, 3) + 4 * near,
    sort + nominalSorts.length * flag(candidate.isNamed),
    bucket(Math.floor(Math.log2(1 + pronoun.token - candidate.endToken))),
    Math.min(rivals, 4) + 5 * Math.min(rank, 3),
    flag(candidate.speaks) + 2 * flag(pronoun.speaks) + 4 * flag(pronoun.opens) + 8 * Math.min(near, 1),
    flag(candidate.isDefinite) + 2 * flag(candidate.isNamed) + 4 * flag(candidate.form === 'pronoun'),
    sort + nominalSorts.length * Math.min(pronoun.next, 3),
    subject + 9 * flag(pronoun.opens),
    said + 9 * way,
    free + 9 * way,
    subject + 9 * way,
    Math.min(rank, 3) + 4 * Math.min(free, 2) + 12 * flag(subject < 3),
    flag(spoke) + 2 * flag(free < 8) + 4 * flag(candidate.quoted) + 8 * way,
    Math.min(subject, 3) + 4 * Math.min(said, 3) + 16 * Math.min(free, 2),
    flag(candidate.role === 'subject') + 2 * flag(candidate.speaks) + 4 * flag(spoke) + 8 * flag(rank === 0) + (near > 0 ? 0 : 8),
  ]
  return write(pronoun, read, 0, out)
}

/** absenceFeatures is antecedentFeatures for the chance that the pronoun stands for none of them. */
export function absenceFeatures(pronoun: Pronoun, rivals: number, out: Int32Array): number {
  return write(pronoun, [pronoun.next + 16, Math.min(rivals, 4) + 10], 0, out)
}

function write(pronoun: Pronoun, read: number[], from: number, out: Int32Array): number {
  const own = pronounClasses.indexOf(pronoun.class) * perClass
  let count = from
  for (let template = 0; template < read.length; template += 1) {
    const place = template * values + Math.min(read[template]!, values - 1)
    out[count] = own + place
    out[count + 1] = shared + place
    count += 2
  }
  return count
}
