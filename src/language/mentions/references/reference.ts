// Words of an article that mean somebody or something told elsewhere, and what is to be done with each in a claim.

/** Tokens [first, end) of the article. */
export type TokenRange = readonly [first: number, end: number]

export type ReferenceKind = 'pronoun' | 'possessive' | 'demonstrative' | 'first-person' | 'description' | 'name'

/**
 * `wording`: words that replace it, so that the claim stands alone. `open`: unclear, to be marked; whom or what it may mean,
 * the likeliest first; without a `wording` it stays as it is, with one ("the petition" for "it") the new words are as
 * unclear. `keep`: it stays, and is clear enough.
 */
export type Decision = { wording: string; open?: readonly string[] } | { open: readonly string[] } | 'keep'

export interface Reference {
  firstToken: number
  endToken: number
  kind: ReferenceKind
  decision: Decision
  /** Where what it means is named before: the name or phrase. */
  antecedent?: TokenRange
  /** Whom or what it most likely means, as `References.chains` numbers them; -1 where nothing fits. */
  chain: number
  /** "In his speech, Lee …": whom it means is named behind it, so that it names nobody itself. */
  isAhead?: boolean
  /** Of "The claim is false": the clause that is judged. */
  judged?: TokenRange
}

export interface References {
  /** In text order, none inside another. */
  list: readonly Reference[]
  /** Token → index into `list`, -1 where it belongs to none. */
  byToken: Int32Array
  /** Token → number of whom or what it names by a name or a noun: tokens with the same number mean the same; -1 for none. */
  chains: Int32Array
}

/** referenceAt gives the reference that begins at a token, or undefined. */
export function referenceAt({ list, byToken }: References, token: number): Reference | undefined {
  const reference = list[byToken[token] ?? -1]
  return reference?.firstToken === token ? reference : undefined
}

/**
 * wordingWithin decides a reference in a claim made of `claim`, the article's tokens in the claim's order: whoever is named
 * in the claim before keeps the pronoun and the short name; a pronoun stays too where the name follows. Linear in the claim.
 */
export function wordingWithin(references: References, reference: Reference, claim: readonly number[]): Decision {
  const { chain, decision, firstToken, kind, antecedent } = reference
  if (decision === 'keep' || chain < 0) return decision
  const isPronoun = kind === 'pronoun' || kind === 'possessive'
  // "One petition, created by Ann Lee, …": what tells which one stands right behind.
  const isBehind = antecedent !== undefined && antecedent[0] >= reference.endToken
  let isBefore = true
  for (const token of claim) {
    if (token === firstToken) {
      isBefore = false
      if (!isPronoun && !isBehind) break
      continue
    }
    if (token >= firstToken && token < reference.endToken) continue
    if (antecedent && token === antecedent[1] - 1 && (isBefore || isBehind)) return 'keep'
    if ((isBefore || isPronoun) && chainOf(references, token, isBefore) === chain) return 'keep'
  }
  return decision
}

/** The chain of a token: of its name, or of what takes the place of a reference that stands before. */
function chainOf({ list, byToken, chains }: References, token: number, isBefore: boolean): number {
  const own = chains[token]!
  if (own >= 0 || !isBefore) return own
  const reference = list[byToken[token]!]
  return reference && !reference.isAhead && typeof reference.decision === 'object' && 'wording' in reference.decision ? reference.chain : -1
}
