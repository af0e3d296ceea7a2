// Quotations with no cue of their own go on with the words of the last speaker.
import type { ArticleSentence } from '../../sentences/sentence.js'
import type { Token } from '../../words/token.js'
import type { Draft } from '../drafts.js'
import type { Quotes } from '../../sentences/quotes.js'

/**
 * findContinuations gives an attribution to each quotation that is all of its sentences and that no other attribution
 * covers: to the source of the last cue of speech, where that stands in the same paragraph or the one before.
 */
export function findContinuations(
  tokens: Token[], sentences: ArticleSentence[], { quotes, byToken }: Quotes, drafts: Draft[]): Draft[] {
  const covered = new Uint8Array(quotes.length)
  for (const { content } of drafts) {
    for (const [first, end] of content) {
      for (const at of [first, end - 1]) if (byToken[at]! >= 0) covered[byToken[at]!] = 1
    }
  }
  // A cue inside or right after the marks makes a quotation part of its sentence.
  const added: Draft[] = []
  let next = 0
  let index = 0
  let last: Draft | undefined
  quotes.forEach(({ first, end }, number) => {
    while (index < sentences.length - 1 && sentences[index]!.endToken <= first) index += 1
    while (next < drafts.length && drafts[next]!.cue[0]![0] < first) {
      const draft = drafts[next]!
      if (draft.source.length > 0 && (draft.type === 'speech' || draft.type === 'address')) last = draft
      next += 1
    }
    if (covered[number] === 1 || !last || !isOwnSentence(tokens, sentences, index, first, end)) return
    const apart = sentences[index]!.paragraph - paragraphAt(sentences, index, last.source[0]![0])
    if (apart > 1) return
    added.push({ content: [[first, end]], cue: last.cue, source: last.source, type: 'speech',
      ...(last.listener && { listener: last.listener }) })
  })
  return added
}

function isOwnSentence(
  tokens: Token[], sentences: ArticleSentence[], index: number, first: number, end: number): boolean {
  const start = sentences[index]!.firstToken
  if (first !== start && !(first === start + 1 && tokens[start]!.text === '>')) return false
  let last = index
  while (last < sentences.length - 1 && sentences[last]!.endToken < end && last - index < 40) last += 1
  return sentences[last]!.endToken === end && /[.!?…]$/.test(tokens[end - 2]!.text)
}

/** The paragraph of a token at or before a sentence, looking back a bounded way; far away counts as long ago. */
function paragraphAt(sentences: ArticleSentence[], index: number, token: number): number {
  for (let at = index; at >= 0 && index - at < 12; at -= 1) {
    if (sentences[at]!.type === 'heading') return -9
    if (sentences[at]!.firstToken <= token) return sentences[at]!.paragraph
  }
  return -9
}
