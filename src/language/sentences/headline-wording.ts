// How headlines are worded, and how sentences are that merely lack their full stop.
import type { Token } from '../words/token.js'
import { subjectPronouns } from '../lexicon/pronouns.js'
import { phraseTags } from '../words/nominal-tags.js'

const finite = /^(?:VB[DPZ]|MD)$/
const whWord = /^(?:WDT|WP\$?|WRB)$/
const whole = /^(?:all|anything|everything)$/

/** isWordedAsHeadline says whether the tokens [first, end) do without articles, pronouns and past tense. */
export function isWordedAsHeadline(tokens: readonly Token[], first: number, end: number): boolean {
  for (let at = first; at < end; at += 1) {
    const { pos, tag } = tokens[at]!
    if (pos === 'DET' || pos === 'PRON' || tag === 'VBD') return false
  }
  return true
}

/**
 * isFullClause says whether the tokens [first, end) tell something of somebody: a finite verb behind a noun, and not only
 * in what "who", "what" or "why" opens ("The woman who ran Oakham", "Why the mayor resigned"), or "we" behind "everything"
 * ("Everything we know about the fire that killed 12").
 */
export function isFullClause(tokens: readonly Token[], first: number, end: number): boolean {
  let named = false
  let open = 0
  for (let at = first; at < end; at += 1) {
    const { pos, tag } = tokens[at]!
    if (whWord.test(tag) || opensUnmarked(tokens, first, at)) open += 1
    else if (phraseTags.has(pos)) named = true
    else if (finite.test(tag) && named) {
      if (open === 0) return true
      open -= 1
    }
  }
  return false
}

/** "everything we know", "all you need to know": a clause that only its subject opens. */
function opensUnmarked(tokens: readonly Token[], first: number, at: number): boolean {
  return at > first && subjectPronouns.has(tokens[at]!.lower) && whole.test(tokens[at - 1]!.lower)
}
