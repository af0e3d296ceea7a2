// What reads like an assertion and asserts nothing that could be checked: questions, orders, advice, judgements.
import { words } from '../../lexicon/word-lists.js'
import { judgingWords } from '../../lexicon/judgements.js'
import { finiteTags, relativeTags } from '../../words/finite-tags.js'
import type { Token } from '../../words/token.js'

const questionOpeners: ReadonlySet<string> = words('do does did is are was has have can could will would')
const asked: ReadonlySet<string> = new Set(['PRON', 'PROPN', 'DET'])
const advising: ReadonlySet<string> = words("need should must can could may might ought 'd ’d would")
const opensOrder: ReadonlySet<string> = words('just please so and but then')
const present: ReadonlySet<string> = words("is 's ’s")
const judged: ReadonlySet<string> = words('to that for')
// These say nothing of what was done, as "testified" and "continued" may.
const announcing: ReadonlySet<string> = words('say add declare note remark state tell write explain reply')
const mostRead = 16

/**
 * assertsNothing tells a clause that asks, orders, advises whoever reads it or only judges, whatever its mark at the end:
 * `tokens` are its words in their order. Linear in its first words.
 */
export function assertsNothing(tokens: readonly Token[]): boolean {
  const own = tokens.slice(0, mostRead).filter(({ pos }, at) => pos !== 'PUNCT' || at > 0)
  return own.length > 1 && (leadsIn(tokens) || asks(own) || advises(own) || orders(own) || judges(own))
}

/** "Ruth Alder added:", "she made the following remark": what was said stands elsewhere. */
function leadsIn(tokens: readonly Token[]): boolean {
  const last = tokens.findLastIndex(({ pos }) => pos !== 'PUNCT')
  if (last < 1) return false
  const { tag, lemma, lower } = tokens[last]!
  if ((tag === 'VBD' || tag === 'VBZ') && announcing.has(lemma)) return !tokens.slice(0, last).some(({ tag: other }) => other.startsWith('VB') || other === 'MD' || relativeTags.has(other))
  if (lower === 'follows') return true
  return tokens[last]!.pos === 'NOUN' && tokens[last - 1]!.lower === 'following' && tokens[last - 2]?.lower === 'the' && tokens[last - 3]?.pos === 'VERB'
}

/** "Do I think that …", "Who would have …"; but "Were the court to …, …", "Should they ask, …" suppose a case. */
function asks([first, second]: readonly Token[]): boolean {
  if (first!.lower === 'who') return true
  return questionOpeners.has(first!.lower) && first!.tag !== 'VB' && asked.has(second!.pos) && second!.lower !== 'that'
}

/** "You need to …", "You could borrow a bit more": to nobody in particular. "You squeezed them" blames somebody. */
function advises([first, second, third]: readonly Token[]): boolean {
  if (first!.lower !== 'you') return false
  const then = third?.lower ?? ''
  return advising.has(second!.lower) || (second!.lower === 'have' && then === 'to') || (second!.lower === 'do' && /^(?:not|n't|n’t)$/.test(then))
}

/** "Tell that to …", "Just give us …"; with a comma, "Look, …", it may lead into what is asserted. */
function orders(tokens: readonly Token[]): boolean {
  const verb = opensOrder.has(tokens[0]!.lower) ? 1 : 0
  // "Check tools allow users …" is a noun that the tagger takes for a verb.
  if (tokens[verb]!.tag !== 'VB' || tokens[verb]!.pos !== 'VERB' || tokens[verb + 1]?.pos === 'NOUN') return false
  for (let at = verb + 1; at < tokens.length; at += 1) {
    if (tokens[at]!.text === ',') return false
    if (finiteTags.has(tokens[at]!.tag)) return true
  }
  return true
}

/** "It is always good to …", "It’s so shameful that …", "It is time to …"; "It was necessary to close the road" tells what happened. */
function judges(tokens: readonly Token[]): boolean {
  if (tokens[0]!.lower !== 'it' || !present.has(tokens[1]!.lower)) return false
  let at = 2
  while (tokens[at]?.pos === 'ADV' || tokens[at]?.pos === 'DET') at += 1
  if (!judgingWords.has(tokens[at]?.lower ?? '')) return false
  const next = tokens[at + 1]?.lower === 'thing' ? at + 2 : at + 1
  return judged.has(tokens[next]?.lower ?? '')
}
