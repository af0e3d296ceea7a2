// Who says something: whether a phrase stands as the subject of a verb, and of one of saying.
import { cueVerb } from '../../lexicon/cue-verbs.js'
import type { Token } from '../../words/token.js'

const longestGroup = 6

/** verbGroupEnd gives the token after the verb group that begins at `at` ("has also said"), or `at` where none does. */
export function verbGroupEnd(tokens: readonly Token[], at: number): number {
  let end = at
  let last = at
  while (end < tokens.length && end - at < longestGroup) {
    const { pos, lower } = tokens[end]!
    if (pos === 'VERB' || pos === 'AUX') last = end + 1
    else if (pos !== 'ADV' && lower !== 'not' && lower !== 'n\'t' && lower !== 'n’t') break
    end += 1
  }
  return last
}

/**
 * saysBefore says whether a phrase [first, end) is the subject of a verb of saying, before or after it ("said
 * Lee").
 */
export function isSpeaker(tokens: readonly Token[], first: number, end: number): boolean {
  const after = verbGroupEnd(tokens, end)
  if (after > end) return cueVerb(tokens[after - 1]!.lower) !== undefined
  const before = tokens[first - 1]
  if (!before || (before.pos !== 'VERB' && before.lower !== 'said')) return false
  const cue = cueVerb(before.lower)
  const mark = tokens[first - 2]?.text
  return cue?.type === 'speech' && (mark === ',' || mark === '”' || mark === '"' || mark === '\'\'')
}
