// How the first word of a sentence is written further on in one.
import type { Token } from '../../words/token.js'

/** lowerFirst gives the first word of a sentence as it is written further on in one. */
export function lowerFirst({ text, pos }: Token): string {
  if (pos === 'PROPN' || text === 'I' || /^.+[A-Z]/.test(text)) return text
  return text.charAt(0).toLowerCase() + text.slice(1)
}
