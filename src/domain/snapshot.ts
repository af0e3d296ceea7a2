import { createHash } from 'node:crypto'

/** doubts are what a page can be in the place of the one that was meant. */
export const doubts = ['consent', 'sign_in', 'robot', 'error'] as const
export type Doubt = (typeof doubts)[number]

/** doubtWords says it: "This looks like …". */
export const doubtWords: Record<Doubt, string> = {
  consent: 'a request for consent', sign_in: 'a page to sign in on', robot: 'a check against robots', error: 'an error page',
}

/** SnapshotMark is what is known of a snapshot without opening it. */
export interface SnapshotMark {
  /** Of its bytes, as lower-case hex: what it is called by. */
  sha256: string
  mediaType: string
  /** What the server answered that it was fetched from; null where somebody brought it. */
  status: number | null
  /** What it looks like instead of the page that is meant; null where it looks like a page. */
  doubt: Doubt | null
  title: string
  createdById: string | null
  createdByName: string
  createdAt: Date
}

/** Snapshot is the bytes of a page or a file, never changed, and the text that was read out of them. */
export interface Snapshot extends SnapshotMark {
  text: string
  bytes: Uint8Array<ArrayBuffer>
}

/** snapshotHash answers the SHA-256 of bytes as lower-case hex. */
export function snapshotHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
