// What is decided of the references of a text, as words.
import { readArticle } from '../../../../src/language/read-article.js'
import { findReferences } from '../../../../src/language/mentions/references/find-references.js'
import { referenceAt, wordingWithin, type Decision } from '../../../../src/language/mentions/references/reference.js'

export function read(text: string) {
  const article = readArticle(text)
  return { article, references: findReferences(article) }
}

export function tell(decision: Decision | undefined): string {
  if (decision === undefined) return '-'
  if (decision === 'keep') return 'keep'
  return 'wording' in decision ? decision.wording : `? ${decision.open.join(' | ')}`.trim()
}

/** What is decided of the last reference that begins with some words: its wording, "? candidates", or "-" for none. */
export function decided(text: string, words: string): string {
  const { article, references } = read(text)
  const start = article.text.lastIndexOf(words)
  const token = article.tokens.findIndex((one) => one.start === start)
  return tell(referenceAt(references, token)?.decision)
}

/** The same in a claim made of the words from `from` to the end of `to`. */
export function within(text: string, words: string, claim: string): string {
  const { article, references } = read(text)
  const from = article.text.indexOf(claim)
  const list = article.tokens.flatMap(({ start, end }, at) => (start >= from && end <= from + claim.length ? [at] : []))
  const place = from + claim.lastIndexOf(words)
  const reference = referenceAt(references, article.tokens.findIndex(({ start }) => start === place))
  return tell(reference && wordingWithin(references, reference, list))
}
