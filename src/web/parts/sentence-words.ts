import type { SentenceKind } from '../../domain/coverage.js'

/** What kinds of sentences are called, the sign that stands in their cell, and the key that says so. */
export const sentenceWords: Record<SentenceKind, { label: string; sign: string; key: string | null }> = {
  claim: { label: 'Claim', sign: '', key: null },
  opinion: { label: 'Opinion', sign: 'o', key: 'o' },
  question: { label: 'Question', sign: '?', key: 'q' },
  elsewhere: { label: 'Attributed elsewhere', sign: '↗', key: 'w' },
  nothing: { label: 'Nothing to check', sign: '–', key: 'x' },
  open: { label: 'Not looked at', sign: '', key: null },
}
