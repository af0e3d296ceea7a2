// Where a run of capitals is one name or two. Names that hold an "and": "Harbour and Border Police", "Trinidad and Tobago", "Department of Health and Social Care".
import { commonTags } from '../words/part-of-speech.js'
import type { Token } from '../words/token.js'
import { concerns, genderOfFirstName, organizationWords, outletNames, pairedNames, places, stateBodies, titles } from '../lexicon/names.js'

/** The most capitalised words after an "and" that belong to a name. */
const longestPart = 5

/**
 * joinedEnd gives where a name goes on to that began at `at` and reaches `end` so far, past an "and" or, in a list of what a
 * ministry looks after, a comma; `end` where it does not go on. What has a name of its own is not joined: "Ann and Bob".
 */
export function joinedEnd(tokens: Token[], at: number, end: number, limit: number): number {
  const isAnd = /^(?:and|&)$/.test(tokens[end]?.lower ?? '')
  const isComma = tokens[end]?.text === ','
  if ((!isAnd && !isComma) || end + 1 >= limit) return end
  const stop = capitalsEnd(tokens, end + 1, limit)
  if (stop === end + 1) return end
  if (isAnd && pairedNames.has(`${tokens[end - 1]!.lower} ${tokens[end + 1]!.lower}`)) return stop
  if (looksAfter(tokens, at, end)) return isWorded(tokens, end + 1, stop) && (isAnd || listGoesOn(tokens, stop, limit)) ? stop : end
  // "Harbour and Border Police": one common word before, and a body's word ends the whole.
  const isOne = end - at === 1 && isWorded(tokens, at, end) && !genderOfFirstName(tokens[at]!.lower)
  const isBody = stop - end > 2 && organizationWords.has(tokens[stop - 1]!.lower) && isWorded(tokens, end + 1, stop)
  return isAnd && isOne && isBody ? stop : end
}

/** beforePerson gives, of "Orin Foods Debra Symon", where a body's name ends and a person's begins within a run of capitals; else its end. */
export function beforePerson(tokens: Token[], at: number, end: number): number {
  if (titles.has(tokens[at]!.lower)) return end
  for (let look = at + 1; look < end - 1; look += 1) {
    const isName = organizationWords.has(tokens[look - 1]!.lower) && genderOfFirstName(tokens[look]!.lower) !== undefined
    if (isName && !organizationWords.has(tokens[end - 1]!.lower) && tokens[look + 1]!.lower !== 'and') return look
  }
  return end
}

function capitalsEnd(tokens: Token[], from: number, limit: number): number {
  let stop = from
  while (stop < limit && stop - from < longestPart && /^\p{Lu}/u.test(tokens[stop]!.text)) stop += 1
  return stop
}

/** "Ministry of Forests", "Minister of Industry": named by what it looks after. */
function looksAfter(tokens: Token[], at: number, end: number): boolean {
  for (let look = at; look < end - 1; look += 1) {
    if (stateBodies.has(tokens[look]!.lower)) return /^(?:of|for)$/.test(tokens[look + 1]!.lower)
  }
  return false
}

/** Words of the language, none of which names somebody or a body by itself. */
function isWorded(tokens: Token[], from: number, end: number): boolean {
  for (let at = from; at < end; at += 1) {
    const { lower } = tokens[at]!
    const isCommon = concerns.has(lower) || commonTags(lower.replace(/our$/, 'or')).length > 0
    if (!isCommon || places.has(lower) || outletNames.has(lower) || genderOfFirstName(lower)) return false
  }
  return end - from > 1 || !organizationWords.has(tokens[from]!.lower)
}

/** Whether a list of capitalised words comes to its "and". */
function listGoesOn(tokens: Token[], from: number, limit: number): boolean {
  let at = from
  for (let steps = 0; steps < longestPart && at < limit; steps += 1) {
    if (tokens[at]!.lower === 'and') return /^\p{Lu}/u.test(tokens[at + 1]?.text ?? '')
    if (tokens[at]!.text !== ',') return false
    const stop = capitalsEnd(tokens, at + 1, limit)
    if (stop === at + 1) return false
    at = stop
  }
  return false
}
