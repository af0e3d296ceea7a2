// Runs of words that make one noun phrase without what follows it: "the former mayor", "Sen. Ann Lee", "she".
import type { ArticleSentence } from '../../sentences/sentence.js'
import type { Token } from '../../words/token.js'

/** findChunks numbers the noun chunks of an article into `byToken` (-1 outside). Linear in the tokens. */
export function findChunks(tokens: Token[], sentences: ArticleSentence[], byToken: Int32Array): void {
  byToken.fill(-1)
  let number = 0
  for (const { firstToken, endToken } of sentences) {
    let start = -1
    let hasNoun = false
    const close = (end: number): void => {
      if (start >= 0 && hasNoun) byToken.fill(number++, start, end)
      start = -1
      hasNoun = false
    }
    for (let at = firstToken; at < endToken; at += 1) {
      const { tag } = tokens[at]!
      if (isNoun(tag)) {
        if (start < 0) start = at
        hasNoun = true
      } else if (tag === 'PRP' || tag === 'EX' || tag === 'WP' || tag === 'WDT') {
        close(at)
        byToken[at] = number++
      } else if (tag === 'DT' || tag === 'PRP$' || tag === 'WP$' || tag === 'PDT') {
        close(at)
        start = at
      } else if (tag === 'POS') {
        if (start < 0) start = at
      } else if (isModifier(tag)) {
        if (hasNoun) close(at)
        if (start < 0) start = at
      } else if (!((tag === 'RB' || tag === 'VBN' || tag === 'VBG' || tag === 'CC') && start >= 0 && !hasNoun)) close(at)
    }
    close(endToken)
  }
}

function isNoun(tag: string): boolean {
  return tag === 'NN' || tag === 'NNS' || tag === 'NNP' || tag === 'NNPS'
}

function isModifier(tag: string): boolean {
  return tag === 'JJ' || tag === 'JJR' || tag === 'JJS' || tag === 'CD' || tag === '$' || tag === '#'
}
