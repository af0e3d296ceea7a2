import type { Claim } from '../../domain/claim.js'
import { BLIND_WORDS } from '../../domain/permission.js'

/** BlindView is what who checks a claim blind is told in the place of what others found. */
export interface BlindView {
  sentence: string
  /** Where they write what they find. */
  href: string
}

/** presentBlind draws it for a claim that this person checks blind. */
export function presentBlind({ secondCheckId }: Pick<Claim, 'secondCheckId'>): BlindView {
  return { sentence: BLIND_WORDS, href: secondCheckId === null ? '/desk/second-checks' : `/desk/second-checks/${secondCheckId}` }
}
