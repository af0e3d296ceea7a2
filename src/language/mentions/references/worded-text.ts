// The words of a range of an article, spaces made single, with those in place that stand for what is told elsewhere.
import type { Token } from '../../words/token.js'
import type { Reference, TokenRange } from './reference.js'

/** What words are taken from. */
export interface WordedText {
  text: string
  tokens: readonly Token[]
  /** First token of a short name → the full one. */
  names: ReadonlyMap<number, Reference>
}

/** wordRange gives the words of tokens [first, end), references with a wording replaced. */
export function wordRange(
  { text, tokens }: Pick<WordedText, 'text' | 'tokens'>, [first, end]: TokenRange, references: ReadonlyMap<number, Reference>,
): string {
  let words = ''
  let from = tokens[first]!.start
  for (let at = first; at < end; at += 1) {
    const reference = references.get(at)
    if (!reference || reference.endToken > end || typeof reference.decision !== 'object' || !('wording' in reference.decision)) continue
    words += text.slice(from, tokens[at]!.start) + reference.decision.wording
    from = tokens[reference.endToken - 1]!.end
    at = reference.endToken - 1
  }
  return (words + text.slice(from, tokens[end - 1]!.end)).replace(/\s+/g, ' ').trim()
}
