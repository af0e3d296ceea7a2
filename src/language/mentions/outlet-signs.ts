// What only outlets do, and what is only done by them: signs that a name is an outlet's though it does not sound so.
import { citedForms, citingParticiples } from '../lexicon/cue-verbs.js'
import { words } from '../lexicon/word-lists.js'
import type { Token } from '../words/token.js'
import { documentWords, genderOfFirstName, organizationWords, places } from '../lexicon/names.js'
import { isTitled, type NameSpan } from './name-spans.js'
import { datasetNouns, documentNouns } from '../lexicon/source-nouns.js'

const sights = words('seen obtained reviewed viewed')
const reporting = words('reported reports')
const writing = words('wrote writes')
const columns = words('op-ed column editorial')
const foreignArticles = words('la le el il lo der die das les los')
/** How far apart the parts of a sign may stand, in tokens. */
const sight = 8

/**
 * isTreatedAsOutlet: "documents seen by the Lantern", "as first reported by the Lantern", "the Lantern reported, citing two
 * aides", "the Lantern has learned". Not for names that say what else they are, nor for one that may be a surname.
 */
export function isTreatedAsOutlet(tokens: Token[], name: NameSpan, isPerson: boolean): boolean {
  const { firstToken, nameToken, endToken } = name
  const hasArticle = tokens[firstToken - 1]?.lower === 'the'
  if (isTitled(name) || (isPerson && !hasArticle)) return false
  const first = tokens[nameToken]!.lower
  if (endToken - nameToken > 1 && genderOfFirstName(first)) return false
  for (let at = nameToken; at < endToken; at += 1) {
    const { lower } = tokens[at]!
    if (organizationWords.has(lower) || documentWords.has(lower) || places.has(lower)) return false
  }
  return isReached(tokens, hasArticle ? firstToken - 1 : firstToken, endToken - nameToken > 1) || reportsLikeOne(tokens, endToken) ||
    (foreignArticles.has(first) && isReporter(tokens, endToken))
}

/** What stands before the name: "documents seen by", "first reported by", "quoted by", "an op-ed in". */
function isReached(tokens: Token[], start: number, isSeveral: boolean): boolean {
  const opening = tokens[start - 1]?.lower
  const done = tokens[start - 2]?.lower ?? ''
  if ((opening === 'in' || opening === 'for') && columns.has(done)) return true
  if (opening === 'in' && isPublished(tokens, start - 2)) return isSeveral
  if (opening !== 'by') return false
  if (done === 'quoted' || done === 'interviewed') return true
  if (reporting.has(done)) return tokens[start - 3]?.lower === 'first' || tokens[start - 3]?.lower === 'as'
  if (!sights.has(done)) return false
  for (let at = start - 3; at >= 0 && start - at < sight; at -= 1) {
    const { lower } = tokens[at]!
    if (documentNouns.has(lower) || datasetNouns.has(lower) || lower === 'copy') return true
  }
  return false
}

/** "a study published in", "published on Monday in": of a writing. */
function isPublished(tokens: Token[], at: number): boolean {
  let verb = at
  while (verb > 0 && at - verb < 3 && tokens[verb]!.lower !== 'published') verb -= 1
  if (tokens[verb]?.lower !== 'published') return false
  const noun = tokens[verb - 1]?.text === ',' ? tokens[verb - 2] : tokens[verb - 1]
  return documentNouns.has(noun?.lower ?? '')
}

/** What stands after the name: "first reported", "reported on Sunday, citing", "wrote, quoting", "has learned", "quoted an aide as saying". */
function reportsLikeOne(tokens: Token[], end: number): boolean {
  const relative = tokens[end]?.text === ',' && tokens[end + 1]?.lower === 'which' ? end + 2 : end
  const next = tokens[relative]?.lower ?? ''
  const after = tokens[relative + 1]?.lower ?? ''
  if (next === 'first' && (reporting.has(after) || after === 'published')) return true
  if (next === 'has' && (after === 'learned' || after === 'learnt')) return true
  const reports = reporting.has(next) || writing.has(next)
  if (!reports && !citedForms.has(next)) return false
  for (let at = relative + 1; at < tokens.length && at - relative < sight; at += 1) {
    const { lower, text } = tokens[at]!
    if (/^[.;“”"]$/.test(text)) return false
    if (reports && citingParticiples.has(lower)) return tokens[at - 1]!.text === ','
    if (citedForms.has(next) && lower === 'as') return tokens[at + 1]?.lower === 'saying'
  }
  return false
}

/** "reported that", ", which had reported": with a name that begins with another language's article. */
function isReporter(tokens: Token[], end: number): boolean {
  let at = tokens[end]?.text === ',' && tokens[end + 1]?.lower === 'which' ? end + 2 : end
  while (at < end + 4 && (tokens[at]?.pos === 'AUX' || tokens[at]?.pos === 'ADV')) at += 1
  return reporting.has(tokens[at]?.lower ?? '')
}
