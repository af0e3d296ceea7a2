import type { Publication } from './article.js'

export const roles = ['fact-checker', 'editor', 'admin'] as const
export type Role = (typeof roles)[number]

export interface Person {
  id: string
  name: string
  email: string
  role: Role
}

/** Program is Claimtrail itself, where no person acts: the command line, the demo, jobs. */
export interface Program {
  id: null
  name: string
}

export const PROGRAM: Program = { id: null, name: 'Claimtrail' }

/** Actor is who acts: a person, or the program itself. A reader without an account is `null`. */
export type Actor = Person | Program

/** isPerson tells a person from the program and from a reader. */
export function isPerson(actor: Actor | null): actor is Person {
  return actor !== null && actor.id !== null
}

/** Subject holds the facts about a thing that a rule asks for; a rule that asks for none takes none. */
export interface Subject {
  publication?: Publication
  authorId?: string
  /** Whose it is: a person's account, sessions and tokens. */
  ownerId?: string
  /** Whether a claim has a verdict that an editor approved, and evidence was there then. */
  judged?: boolean
  /** Whether readers could see a claim, now or before. */
  wasPublic?: boolean
  /** Who checks a claim a second time and must not see what was found before, by their id. */
  blindTo?: string | null
  /** Whose two opinions a second check has. */
  checkerIds?: readonly string[]
}

type Rule = (actor: Actor | null, subject: Subject) => boolean

interface Permission {
  may: Rule
  /** What somebody is told who may not. */
  refusal?: string
}

const anyone: Rule = () => true
const desk: Rule = isPerson
const program: Rule = (actor) => actor !== null && !isPerson(actor)
const editors: Rule = (actor) => isPerson(actor) && actor.role !== 'fact-checker'
const admins: Rule = (actor) => isPerson(actor) && actor.role === 'admin'
const adminsForOthers: Rule = (actor, { ownerId }) => admins(actor, {}) && actor?.id !== ownerId
// A second pair of eyes: nobody decides on what they wrote, nor on who looks at it.
const editorsOfOthers: Rule = (actor, { authorId }) => editors(actor, {}) && actor?.id !== authorId
const adminsForTheirs: Rule = (actor, { authorId }) => admins(actor, {}) && actor?.id === authorId
const own: Rule = (actor, { ownerId }) => isPerson(actor) && actor.id === ownerId
const blind: Rule = (actor, { blindTo = null }) => isPerson(actor) && actor.id === blindTo
const either = (...rules: Rule[]): Rule => (actor, subject) => rules.some((rule) => rule(actor, subject))

// The one table of who may do what to what.
const PERMISSIONS = {
  read_article: { may: (actor, { publication = 'draft' }) => desk(actor, {}) || publication !== 'draft' },
  see_desk: { may: desk, refusal: 'Sign in to work at the desk.' },
  // To look what is in a text of one's own; nothing is kept.
  split: { may: anyone },
  import_article: { may: either(desk, program) },
  // A text that is no article yet is its sender's.
  manage_import: {
    may: either(own, admins),
    refusal: 'Everybody looks after the long texts that they sent themselves. Ask whoever sent this one, or an admin.',
  },
  // What readers already see is an editor's to change.
  edit_article: {
    may: (actor, { publication = 'draft' }) => (publication === 'draft' ? desk : editors)(actor, {}),
    refusal: 'Readers see this article: only editors change its details now. Ask an editor.',
  },
  mark_sentence: { may: desk },
  add_claim: { may: desk },
  accept_claim: { may: desk },
  // Asked beside the act itself where by it readers would see a claim that they could not see before.
  show_claim: { may: editors, refusal: 'The article is published, and readers would see this claim at once: only editors let it stand there. Ask an editor to accept it.' },
  // What readers saw does not vanish: it is withdrawn instead.
  dismiss_claim: {
    may: (actor, { wasPublic = false }) => desk(actor, {}) && !wasPublic,
    refusal: 'Readers could see this claim: only editors take it back, by withdrawing it with a note. Ask an editor.',
  },
  split_claim: {
    may: (actor, { wasPublic = false }) => desk(actor, {}) && !wasPublic,
    refusal: 'Readers could see this claim, and its page stays: add the others beside it, or ask an editor to withdraw it.',
  },
  merge_claims: {
    may: (actor, { judged = false, wasPublic = false }) => (judged ? editors : desk)(actor, {}) && !wasPublic,
    refusal: 'Readers could see this claim, or an editor approved a verdict on it: leave it, and dismiss the others as its duplicates, or ask an editor.',
  },
  restore_claim: {
    may: (actor, { wasPublic = false }) => desk(actor, {}) && !wasPublic,
    refusal: 'Readers could see this claim: only editors take it back, by withdrawing it with a note. Ask an editor.',
  },
  // Of one's own acts: whose it was is asked of the act itself.
  undo_act: { may: desk },
  withdraw_claim: { may: editors, refusal: 'Only editors withdraw a claim that readers could see, or bring it back. Ask an editor.' },
  // An approved verdict is about the words that it was approved with, and readers may have quoted what they saw.
  reword_claim: {
    may: (actor, { judged = false, wasPublic = false }) => (judged || wasPublic ? editors : desk)(actor, {}),
    refusal: 'Readers could see these words, or an editor approved a verdict on them: only editors reword this claim now. Ask an editor.',
  },
  // Readers were shown in which words of the article it stands.
  anchor_claim: {
    may: (actor, { judged = false, wasPublic = false }) => (judged || wasPublic ? editors : desk)(actor, {}),
    refusal: 'Readers could see where this claim stands in the article, or an editor approved a verdict on it: only editors move it now. Ask an editor.',
  },
  // What readers were told of who said it is an editor's to change.
  attribute_claim: {
    may: (actor, { wasPublic = false }) => (wasPublic ? editors : desk)(actor, {}),
    refusal: 'Readers could see who says this: only editors change its chain of sources now. Ask an editor.',
  },
  // What readers could see of a source is an editor's to change; what only the desk reads is not.
  edit_source: {
    may: (actor, { wasPublic = false }) => (wasPublic ? editors : desk)(actor, {}),
    refusal: 'Readers could see this source: only editors change what they are told of it now. Ask an editor.',
  },
  merge_sources: {
    may: (actor, { wasPublic = false }) => (wasPublic ? editors : desk)(actor, {}),
    refusal: 'Readers could see one of these sources: only editors merge them now, or take them apart. Ask an editor.',
  },
  identify_source: { may: desk },
  // Besides one's own words.
  read_identities: { may: editors },
  pin_evidence: { may: desk },
  // Readers were shown what the approved verdict rests on.
  unpin_evidence: {
    may: (actor, { judged = false }) => (judged ? editors : desk)(actor, {}),
    refusal: 'An approved verdict rests on this evidence: only editors take it off. Ask an editor.',
  },
  propose_verdict: { may: desk },
  assign_claim: { may: desk },
  comment: { may: desk },
  // That one types on a claim, told to the others.
  note_presence: { may: desk },
  redact: { may: admins, refusal: 'Only an admin removes words from the trail. Ask an admin.' },
  decide_verdict: {
    may: editorsOfOthers,
    refusal: 'An editor decides on a verdict, and never on one of their own.',
  },
  // Where nobody else can: said of it for ever, with why.
  approve_own_verdict: {
    may: adminsForTheirs,
    refusal: 'Only an admin approves a verdict of their own, in an emergency and with a reason. Ask another editor.',
  },
  ask_second_check: { may: editorsOfOthers, refusal: 'An editor asks for a second check, and never of their own verdict. Ask another editor.' },
  // Whoever was named, and nobody in their place.
  check_second: { may: blind, refusal: 'Only whoever was asked writes the second opinion, once.' },
  // Who cannot do it, or has seen too much, says so.
  cancel_second_check: {
    may: either(editorsOfOthers, blind),
    refusal: 'Editors take a second check back, but never one of their own verdict, and whoever was asked. Ask another editor.',
  },
  adjudicate: {
    may: (actor, { checkerIds = [] }) => editors(actor, {}) && !checkerIds.some((id) => id === actor?.id),
    refusal: 'An editor decides between two opinions, and never between their own and another.',
  },
  publish_article: { may: editors, refusal: 'Only editors publish articles. Ask an editor to publish this one.' },
  retract_article: { may: editors, refusal: 'Only editors retract articles. Ask an editor to retract this one.' },
  // An editor said when; the program does it.
  end_embargo: { may: program },
  manage_rules: { may: admins, refusal: 'Only an admin says what stops the publishing of an article. Ask an admin.' },
  manage_tokens: {
    may: either(own, program),
    refusal: 'Everybody makes and revokes the tokens of their own account only.',
  },
  // Who signs in is nobody yet.
  note_sign_ins: { may: program },
  // Nor is who follows a link: the link lets them.
  take_invitations: { may: program },
  manage_account: { may: own, refusal: 'Everybody looks after their own account only.' },
  // Who lost theirs is helped by another admin: one's own is turned off, or changed, with one's password.
  remove_second_factor: {
    may: either(adminsForOthers, program),
    refusal: 'An admin takes the second factors of others away. Yours is turned off under “Your account”, with your password.',
  },
  reset_password: {
    may: either(adminsForOthers, program),
    refusal: 'An admin gives others a new password. Yours is changed under “Your account”, with the one that you have.',
  },
  end_sessions: { may: either(own, admins, program), refusal: 'Everybody ends their own sessions only. Ask an admin.' },
  manage_users: { may: either(admins, program), refusal: 'Only an admin manages people. Ask an admin.' },
  tidy: { may: program },
  send_digests: { may: program },
  manage_jobs: { may: either(admins, program), refusal: 'Only an admin looks after what runs by itself. Ask an admin.' },
  // What is learnt changes what the splitter proposes to everybody.
  learn: { may: either(editors, program), refusal: 'Only editors let the splitter learn.' },
} satisfies Record<string, Permission>

export type Action = keyof typeof PERMISSIONS

/** isBlind says whether this is who checks the claim a second time, and must not see what was found before. */
export function isBlind(actor: Actor | null, claim: Pick<Subject, 'blindTo'>): boolean {
  return blind(actor, claim)
}

// Whatever else they did would change what they look at, or tell them of it.
const OPEN_TO_THE_BLIND: readonly Action[] = ['check_second', 'cancel_second_check']

/** can reads as a sentence: can(editor, 'decide_verdict', verdict). */
export function can(actor: Actor | null, action: Action, subject: Subject = {}): boolean {
  return (!isBlind(actor, subject) || OPEN_TO_THE_BLIND.includes(action)) && PERMISSIONS[action].may(actor, subject)
}

/** What is said to who checks a claim blind, wherever more would be to be seen or done. */
export const BLIND_WORDS = 'You check this one blind: until you have written what you find, what others found and said of it is hidden from you, and you do nothing else to it.'

/** refusalOf says to somebody who may not why, and whom to ask. */
export function refusalOf(action: Action, actor: Actor | null = null, subject: Subject = {}): string {
  const permission: Permission = PERMISSIONS[action]
  return isBlind(actor, subject) ? BLIND_WORDS : permission.refusal ?? 'Your role does not include this.'
}
