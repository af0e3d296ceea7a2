// What kind of claim a draft makes.
import type { Token } from '../words/token.js'
import type { ClaimKind } from '../../domain/claim.js'
import { modalsAhead } from '../lexicon/auxiliaries.js'
import { words } from '../lexicon/word-lists.js'
import { verbForm } from '../words/verb-forms.js'

const future: ReadonlySet<string> = new Set([...modalsAhead, 'would'])
const remote = words('would could might ’d \'d')
const opensCondition = words('had were should without')
const expecting = words('expect plan set due poise hope intend aim go schedule predict project forecast')
const states = words(`be have seem remain appear own live belong mean believe know want need like love fear consist
  contain include hold`)
const counted = words('dozens hundreds thousands millions billions scores twice')

/**
 * kindOf tells an event, a quantity, a prediction or a state; `verb` is the main verb, undefined where "is" was added.
 * What only would be, if something else were so, is `other`. `reported` tells that somebody said it, so that "would" may
 * stand for "will"; `quantities` is how many it states.
 */
export function kindOf(
  tokens: readonly Token[], verb: Token | undefined, auxiliaries: readonly Token[],
  { reported, quantities }: { reported: boolean; quantities: number },
): ClaimKind {
  if (verb === undefined) return 'state'
  if (isSupposed(tokens, auxiliaries, reported)) return 'other'
  for (const { lower } of [...auxiliaries, verb]) if (future.has(lower)) return 'prediction'
  if (quantities > 0 || isCounted(tokens)) return 'quantity'
  if (expecting.has(verb.lemma) && followedByTo(tokens, verb)) return 'prediction'
  if (verb.pos === 'AUX' || states.has(verb.lemma)) return 'state'
  const form = verbForm(verb)
  if (form === 'past' || form === 'either' || form === 'participle' || form === 'gerund') return 'event'
  return form === 'present' || form === 'base' ? 'state' : 'other'
}

// "would have lived", "would drown if …", "Without the grant, … would close"
function isSupposed(tokens: readonly Token[], auxiliaries: readonly Token[], reported: boolean): boolean {
  const at = auxiliaries.findIndex(({ lower }) => remote.has(lower))
  if (at < 0) return false
  if (auxiliaries[at]!.lower === 'would' && auxiliaries.slice(at).some(({ lower }) => lower === 'have')) return true
  return !reported && (opensCondition.has(tokens[0]!.lower) || tokens.some(({ lower }) => lower === 'if' || lower === 'unless'))
}

// "is going to close", "plans to sell", but "went to the store"
function followedByTo(tokens: readonly Token[], verb: Token): boolean {
  const at = tokens.indexOf(verb)
  const deed = tokens[at + 2]
  return (verb.lemma !== 'go' || verb.lower === 'going') && tokens[at + 1]?.lower === 'to' && deed !== undefined && (deed.pos === 'VERB' || deed.pos === 'AUX' || deed.pos === 'ADV')
}

// Where no number is spelled out: "dozens of witnesses".
function isCounted(tokens: readonly Token[]): boolean {
  return tokens.some(({ lower }) => counted.has(lower))
}
