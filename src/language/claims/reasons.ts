// Why words are taken for a checkable assertion, for the people who decide on it.
import type { ClaimKind } from '../../domain/claim.js'
import type { Token } from '../tokens.js'

const kinds: Partial<Record<ClaimKind, string>> = {
  event: 'says what happened',
  quotation: 'is somebody’s own words',
  prediction: 'says what will happen',
  state: 'says how things are',
  other: 'says what would be, in a case that is only supposed',
}

/** reasonsFor says in words what speaks for a claim. */
export function reasonsFor(tokens: readonly Token[], kind: ClaimKind): string[] {
  const reason = kinds[kind]
  const hasNumber = tokens.some(({ pos }) => pos === 'NUM')
  const name = tokens.find(({ pos }) => pos === 'PROPN')
  return [
    ...(reason ? [reason] : []),
    ...(hasNumber ? ['states a number'] : []),
    ...(name ? ['names who or what it is about'] : []),
  ]
}
