// The last check: a claim has whole phrases, whole names and figures of its sentence, and loses no word that turns its meaning.
import { conditionals } from '../../lexicon/conjunctions.js'
import { articles } from '../../lexicon/determiners.js'
import { negators } from '../../lexicon/negation.js'
import { mentionAt, type Mentions } from '../../mentions/mentions.js'
import type { ArticleSentence } from '../../sentences/sentence.js'
import type { Token } from '../../words/token.js'

/** What a claim is compared with. */
export interface Original {
  tokens: readonly Token[]
  mentions: Mentions
}

const longestLook = 3
/** Before another word these are no end. */
const unfinished: ReadonlySet<string> = new Set(['PRP$', 'POS', 'TO', 'MD'])
const beforeNoun: ReadonlySet<string> = new Set(['DT', 'PRP$', 'JJ', 'JJS', 'CD', 'NNP', 'POS'])
const nouns: ReadonlySet<string> = new Set(['NN', 'NNS', 'NNP', 'NNPS'])

/**
 * isFaithful compares the words of a claim (tokens of one sentence, in the claim's order; marks may be among them) with the
 * sentence: false where a phrase, a name or a figure is cut, where a verb loses its negation, or where a condition is left
 * out. Linear in the claim.
 */
export function isFaithful(original: Original, { bodyToken, endToken }: Pick<ArticleSentence, 'bodyToken' | 'endToken'>, list: readonly number[]): boolean {
  const { tokens } = original
  const own = new Set(list)
  const said = list.filter((at) => tokens[at]!.pos !== 'PUNCT')
  if (said.length === 0) return false
  const [first, last] = [said[0]!, said[said.length - 1]!]
  return isFinished(tokens, own, last, endToken) && (first <= bodyToken || !beginsWithin(tokens, own, first)) &&
    said.every((at) => !losesNegation(tokens, own, at) && !cutsName(original, own, at) && !cutsFigure(tokens, own, at))
}

/** Its last word ends a phrase: not "her | aggressive tone", not "the norms | of the party". */
function isFinished(tokens: readonly Token[], own: ReadonlySet<number>, last: number, end: number): boolean {
  const [word, next] = [tokens[last]!, last + 1 < end ? tokens[last + 1] : undefined]
  if (word.tag === 'CC' || articles.has(word.lower)) return false
  if (!next || own.has(last + 1) || next.pos === 'PUNCT') return true
  if (unfinished.has(word.tag) || (beforeNoun.has(word.tag) && nouns.has(next.tag))) return false
  return !(next.lower === 'of' && nouns.has(word.tag))
}

/** Its first word stands in the middle of a phrase, or behind "if". */
function beginsWithin(tokens: readonly Token[], own: ReadonlySet<number>, first: number): boolean {
  const [before, word] = [tokens[first - 1], tokens[first]!]
  if (!before || own.has(first - 1) || before.pos === 'PUNCT') return false
  if (conditionals.has(before.lower)) return true
  // "told the Herald exports fell": a name and a noun may meet by chance.
  if (before.tag === 'NNP' && word.tag !== 'NNP' && word.tag !== 'NNPS') return false
  return beforeNoun.has(before.tag) && nouns.has(word.tag) && before.end < word.start && before.lower !== 'that'
}

/** "He did not resign" without its "not". */
function losesNegation(tokens: readonly Token[], own: ReadonlySet<number>, verb: number): boolean {
  const { pos } = tokens[verb]!
  if (pos !== 'VERB' && pos !== 'AUX') return false
  for (let at = verb - 1; at >= 0 && verb - at <= longestLook; at -= 1) {
    if (negators.has(tokens[at]!.lower)) return !own.has(at)
    if (tokens[at]!.pos !== 'ADV' && tokens[at]!.pos !== 'AUX') break
  }
  return false
}

/** "Orin Sound" without "Orin". */
function cutsName({ tokens, mentions }: Original, own: ReadonlySet<number>, at: number): boolean {
  const mention = mentionAt(mentions, at)
  if (!mention || mention.endToken - mention.firstToken < 2) return false
  for (let other = mention.firstToken; other < mention.endToken; other += 1) if (!own.has(other) && tokens[other]!.pos === 'PROPN') return true
  return false
}

/** "12 injured" is a figure as it stands, "12" of "12 miners" is none. */
function cutsFigure(tokens: readonly Token[], own: ReadonlySet<number>, at: number): boolean {
  if (tokens[at]!.tag !== 'CD') return false
  const next = tokens[at + 1]
  return next !== undefined && !own.has(at + 1) && (nouns.has(next.tag) || next.text === '%')
}
