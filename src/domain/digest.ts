import type { ClaimInArticle } from './listing.js'

/** How somebody is told by e-mail of what waits for them. */
export const mailChoices = ['none', 'daily', 'at_once'] as const
export type MailChoice = (typeof mailChoices)[number]

/** DigestSettings is how one person is told, away from the desk. */
export interface DigestSettings {
  userId: string
  /** Since when their feed has its address; null: they have none. */
  feedMadeAt: Date | null
  mail: MailChoice
  /** From when on the next mail may go; null: none does. */
  mailDueAt: Date | null
  /** What came until then was mailed, or need not be. */
  mailedUpTo: Date | null
  /** Until when the mail tells that is on its way; null: none is. */
  mailing: Date | null
}

export const digestKinds = ['mention', 'returned', 'approval', 'second_check', 'assigned'] as const
/** DigestKind is why something waits for somebody. */
export type DigestKind = (typeof digestKinds)[number]

/** DigestItem is something that waits for somebody: since when, by whom, and the claim that it is about. */
export interface DigestItem extends ClaimInArticle {
  kind: DigestKind
  /** Of the comment, the verdict, the second check or the event. */
  id: string
  at: Date
  by: string
}

/** Digest is what waits for somebody, the newest first; `isMore`: there is more of it than that. */
export interface Digest {
  items: DigestItem[]
  isMore: boolean
}

/** What is said of each: it begins with a name. */
export const digestWords: Record<DigestKind, (by: string) => string> = {
  mention: (by) => `${by} names you in a comment`,
  returned: (by) => `${by} returned your verdict`,
  approval: (by) => `${by} proposed a verdict, which waits for an editor`,
  second_check: (by) => `${by} asks you for a blind second check`,
  assigned: (by) => `${by} said that you work on this claim`,
}

/** pathOfItem is where it is seen to, at the desk. */
export function pathOfItem({ kind, id, claim }: Pick<DigestItem, 'kind' | 'id' | 'claim'>): string {
  return kind === 'second_check' ? `/desk/second-checks/${id}` : `/desk/articles/${claim.articleId}?claim=${claim.id}#claim-${claim.id}`
}

/** nextDaily answers when the next daily mail is due: about the time of day of the one before, and later than now. */
export function nextDaily(due: Date, now: Date): Date {
  const days = Math.max(1, Math.floor((now.getTime() - due.getTime()) / DAY_MS) + 1)
  return new Date(due.getTime() + days * DAY_MS)
}

export const DAY_MS = 24 * 60 * 60_000
