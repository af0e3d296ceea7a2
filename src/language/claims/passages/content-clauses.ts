// Where the words that somebody said begin and end: a content that stops in the middle of a clause is carried on to its end,
// and one that is no clause is not told apart from whoever says it.
import type { Token } from '../../words/token.js'
import { verbForm } from '../../words/verb-forms.js'
import { finiteTags, relativeTags } from '../../words/finite-tags.js'

const subjects: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON', 'NUM', 'DET', 'ADJ'])
/** Behind these a clause has not ended, behind a noun these go on with it. */
const unfinished: ReadonlySet<string> = new Set(['DT', 'PRP$', 'MD', 'TO', 'POS', 'CC'])
const goesOn: ReadonlySet<string> = new Set(['TO', 'IN', 'RB', 'RBR', 'RP', 'NN', 'NNS', 'NNP', 'NNPS', 'JJ', 'JJR', 'VBN', 'VBG', 'VB', 'CD', 'DT', 'PRP$', 'POS', 'MD', 'VBD', 'VBZ', 'VBP'])
const farthest = 40

/**
 * clauseEnd gives where a content that ends before token `end` ends as a clause: at the next mark, or where other words begin
 * (`isOther`: of whoever says it, or of another content). Linear in it and what it adds.
 */
export function clauseEnd(tokens: readonly Token[], from: number, end: number, isOther: (at: number) => boolean): number {
  const last = tokens[end - 1]
  const next = tokens[end]
  if (!last || !next || last.pos === 'PUNCT' || !goesOn.has(next.tag) || isOther(end) || isOver(tokens, from, end)) return end
  let at = end
  while (at < tokens.length && at - end < farthest && tokens[at]!.pos !== 'PUNCT' && !isOther(at)) at += 1
  const isMark = tokens[at]?.pos === 'PUNCT' || at === tokens.length
  return isMark ? at : end
}

/** "How experts say [it would shape the law] has changed": a clause has its verb, and another one goes on with the sentence around it. */
function isOver(tokens: readonly Token[], from: number, end: number): boolean {
  if (!finiteTags.has(tokens[end]!.tag) || !isClause(tokens, [[from, end]])) return false
  for (let at = end - 1; at > from && !finiteTags.has(tokens[at]!.tag); at -= 1) {
    const { pos, tag } = tokens[at]!
    if (pos === 'PUNCT' || pos === 'CCONJ' || pos === 'SCONJ' || tag === 'PRP' || tag === 'EX' || relativeTags.has(tag)) return false
  }
  return true
}

/** isClause tells whether ranges [from, end) of tokens have a finite verb of their own with a subject before it, and are finished. Linear up to that verb. */
export function isClause(tokens: readonly Token[], ranges: readonly (readonly [from: number, end: number])[]): boolean {
  let hasSubject = false
  let relative = false
  for (const [from, end] of ranges) {
    for (let at = from; at < end; at += 1) {
      const { tag, pos, lower } = tokens[at]!
      if (relativeTags.has(tag) || (lower === 'that' && hasSubject && finiteTags.has(tokens[at + 1]?.tag ?? ''))) relative = hasSubject
      else if (finiteTags.has(tag) || isPast(tokens, at)) {
        if (hasSubject && !relative) return isFinished(tokens, ranges)
        relative = false
      } else if (subjects.has(pos)) hasSubject = true
    }
  }
  return false
}

/** hasVerb tells whether ranges of tokens have any verb, and are finished. Linear. */
export function hasVerb(tokens: readonly Token[], ranges: readonly (readonly [from: number, end: number])[]): boolean {
  for (const [from, end] of ranges) {
    for (let at = from; at < end; at += 1) if (tokens[at]!.pos === 'VERB' || tokens[at]!.pos === 'AUX') return isFinished(tokens, ranges)
  }
  return false
}

function isFinished(tokens: readonly Token[], ranges: readonly (readonly [from: number, end: number])[]): boolean {
  const [from, end] = ranges[ranges.length - 1]!
  let last = end - 1
  while (last > from && tokens[last]!.pos === 'PUNCT') last -= 1
  // "As the plan would.": what it would do has been said.
  if (tokens[last]!.tag === 'MD' && last > from && /^[.;]$/.test(tokens[last + 1]?.text ?? '')) return true
  return !unfinished.has(tokens[last]!.tag) || /^(?:this|that|these|those|all|both)$/.test(tokens[last]!.lower)
}

/** "found that most kept accounts": tagged as a participle, with an object of its own. */
function isPast(tokens: readonly Token[], at: number): boolean {
  const { tag } = tokens[at]!
  if (tag !== 'VBN' || tokens[at - 1]?.pos === 'AUX' || !/^(?:NOUN|PROPN|DET|PRON)$/.test(tokens[at + 1]?.pos ?? '')) return false
  return verbForm(tokens[at]!) === 'either'
}
