// The references of one claim: the words that replace them so that it stands alone, and what stays open.
import type { ReadArticle } from '../../article.js'
import { referenceAt, wordingWithin, type References } from '../../mentions/references/reference.js'
import type { OpenReference } from '../../split-result.js'

/** Words that take the place of tokens [from, end) of the article in a claim. */
export interface Replacement {
  end: number
  text: string
}

/** The references of a claim: by first token what replaces it, and what stays open. */
export interface ClaimReferences {
  replacements: ReadonlyMap<number, Replacement>
  open: OpenReference[]
}

/**
 * readReferences settles the references among a claim's words, article tokens in the order of the claim. In a quotation
 * the chain tells who "I" and "we" are. Linear in the claim for each reference.
 */
export function readReferences(
  { tokens }: ReadArticle, references: References, list: readonly number[], isQuotation: boolean,
): ClaimReferences {
  const replacements = new Map<number, Replacement>()
  const open: OpenReference[] = []
  const own = new Set(list)
  for (const at of list) {
    const reference = referenceAt(references, at)
    if (!reference || (isQuotation && reference.kind === 'first-person')) continue
    let end = at
    while (end < reference.endToken && own.has(end)) end += 1
    if (end < reference.endToken) continue
    const decision = wordingWithin(references, reference, list)
    if (decision === 'keep') continue
    const said = tokens.slice(at, end).map(({ text }) => text).join(' ')
    const words = 'wording' in decision ? decision.wording : said
    if ('wording' in decision) replacements.set(at, { end, text: decision.wording })
    if ('open' in decision && decision.open && !open.some((one) => one.words === words)) open.push({ words, candidates: [...decision.open] })
  }
  return { replacements, open }
}
