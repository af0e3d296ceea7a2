import { split } from '../../../src/language/split.js'

/** claimsOf gives the wordings of a text's claims, in their order. */
export function claimsOf(text: string): string[] {
  return split(text).claims.map((claim) => claim.text)
}

/** A sentence and its claims; where none stands behind it, it is its own only claim. */
export type Row = [sentence: string, ...claims: string[]]
