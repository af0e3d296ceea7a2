// Where the tagger stops reading across: the ends of sentences as far as marks and line breaks show them. Sentences
// proper are found later, with the tags.
import { findLineBreaks } from './line-breaks.js'
import type { Token } from './token.js'

const stop = /^(?:[.!?]+|[。！？])$/
const closer = /^["'”’)\]»]+$/

/** segmentStarts gives for each token 1 where a new segment begins with it, otherwise 0. */
export function segmentStarts(text: string, tokens: Token[]): Uint8Array {
  const starts = findLineBreaks(text, tokens)
  let ended = false
  for (let at = 1; at < tokens.length; at += 1) {
    const before = tokens[at - 1]!
    const { text: word, start } = tokens[at]!
    ended = stop.test(before.text) || (ended && closer.test(before.text))
    if (!ended || starts[at]) continue
    const code = word.charCodeAt(0)
    const goesOn = (code > 96 && code < 123) || stop.test(word) || (closer.test(word) && start === before.end)
    if (!goesOn) starts[at] = 1
  }
  return starts
}
