// What kind of claim a draft makes.
import type { Token } from '../tokens.js'
import type { ClaimKind } from '../../domain/claim.js'
import { words } from '../word-lists.js'
import { verbForm } from './verb-forms.js'

const future = words("will wo shall ’ll 'll may might could would")
const expecting = words('expect plan set due poise hope intend aim go schedule predict project forecast')
const states = words(`be have seem remain appear own live belong mean believe know want need like love fear consist
  contain include hold`)
const counted = words(`million billion trillion hundred thousand dozen percent % $ £ € hundreds thousands millions
  billions dozens half third quarter twice`)
const monthsAndDays = words(`january february march april may june july august september october november december
  jan. feb. mar. apr. aug. sept. oct. nov. dec. monday tuesday wednesday thursday friday saturday sunday`)
const dates = words('in since during by of until from before after')

/** kindOf tells an event, a quantity, a prediction or a state; `verb` is the main verb, undefined where "is" was added. */
export function kindOf(tokens: readonly Token[], verb: Token | undefined, auxiliaries: readonly Token[]): ClaimKind {
  if (verb === undefined) return 'state'
  for (const { lower } of [...auxiliaries, verb]) if (future.has(lower)) return 'prediction'
  if (holdsQuantity(tokens)) return 'quantity'
  if (expecting.has(verb.lemma) && followedByTo(tokens, verb)) return 'prediction'
  if (verb.pos === 'AUX' || states.has(verb.lemma)) return 'state'
  const form = verbForm(verb)
  if (form === 'past' || form === 'either' || form === 'participle' || form === 'gerund') return 'event'
  return form === 'present' || form === 'base' ? 'state' : 'other'
}

function followedByTo(tokens: readonly Token[], verb: Token): boolean {
  const at = tokens.indexOf(verb)
  return tokens[at + 1]?.lower === 'to'
}

// A number that counts or measures; dates, years, ages in brackets and "one of" do not.
function holdsQuantity(tokens: readonly Token[]): boolean {
  for (let at = 0; at < tokens.length; at += 1) {
    const { lower, pos } = tokens[at]!
    if (counted.has(lower)) return true
    if (pos !== 'NUM' || lower === 'one') continue
    const before = tokens[at - 1]?.lower ?? ''
    const isYear = /^(?:1[5-9]|20)\d\d$/.test(lower)
    if (isYear || monthsAndDays.has(before) || (dates.has(before) && /^\d{1,4}$/.test(lower))) continue
    return true
  }
  return false
}
