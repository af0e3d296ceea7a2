import type { Publication } from './article.js'

export const roles = ['fact-checker', 'editor', 'admin'] as const
export type Role = (typeof roles)[number]

/** Actor is the person who acts. A reader without an account is `null`. */
export interface Actor {
  id: string
  name: string
  email: string
  role: Role
}

/** Subject holds the facts about a thing that a rule asks for; a rule that asks for none takes none. */
export interface Subject {
  publication?: Publication
  authorId?: string
  /** Whether a claim has a verdict that an editor approved. */
  judged?: boolean
}

type Rule = (actor: Actor | null, subject: Subject) => boolean

const desk: Rule = (actor) => actor !== null
const editors: Rule = (actor) => actor?.role === 'editor' || actor?.role === 'admin'
const admins: Rule = (actor) => actor?.role === 'admin'

// The one table of who may do what to what.
const RULES = {
  read_article: (actor, { publication = 'draft' }) => desk(actor, {}) || publication !== 'draft',
  see_desk: desk,
  // To look what is in a text of one's own; nothing is kept.
  split: () => true,
  import_article: desk,
  // What readers already see is an editor's to change.
  edit_article: (actor, { publication = 'draft' }) => (publication === 'draft' ? desk : editors)(actor, {}),
  accept_claim: desk,
  dismiss_claim: desk,
  // An approved verdict is about the words that it was approved with.
  reword_claim: (actor, { judged = false }) => (judged ? editors : desk)(actor, {}),
  propose_verdict: desk,
  comment: desk,
  // A second pair of eyes: nobody decides on a verdict of their own.
  decide_verdict: (actor, subject) => editors(actor, subject) && actor?.id !== subject.authorId,
  publish_article: editors,
  retract_article: editors,
  manage_own_tokens: desk,
  manage_users: admins,
} satisfies Record<string, Rule>

export type Action = keyof typeof RULES

/** can reads as a sentence: can(editor, 'decide_verdict', verdict). */
export function can(actor: Actor | null, action: Action, subject: Subject = {}): boolean {
  return RULES[action](actor, subject)
}
