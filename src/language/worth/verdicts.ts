// "It is a myth that bats are blind", "it is not true that …": a verdict on what others say is a statement that can be checked.
import { falseWords } from '../lexicon/forces.js'
import type { Token } from '../words/token.js'

const filling: ReadonlySet<string> = new Set(['not', 'n’t', "n't", 'a', 'an', 'simply', 'also', 'just', 'completely', 'entirely', 'common', 'popular', 'old', 'simple', 'flat'])
const verdictReach = 5

/** isVerdict tells whether the tokens [from, to) begin with a verdict on a clause. */
export function isVerdict(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from < 5 || tokens[from]!.lower !== 'it' || tokens[from + 1]!.lemma !== 'be') return false
  let at = from + 2
  while (at < to && at - from < verdictReach && filling.has(tokens[at]!.lower)) at += 1
  const { lower } = tokens[at]!
  return (falseWords.has(lower) || lower === 'true') && tokens[at + 1]?.lower === 'that' && at + 2 < to
}
