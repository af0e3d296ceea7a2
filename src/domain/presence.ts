/** Presence is that somebody types on a claim. */
export interface Presence {
  claimId: string
  name: string
}

/** So long what a page told of its person holds, in milliseconds: it tells it again every 20 seconds. */
export const PRESENCE_MS = 45_000
