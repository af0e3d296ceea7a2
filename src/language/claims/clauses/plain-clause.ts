// "The mayor opened the bridge in May": one verb, and nothing that could leave it. Its clause is all of it, without a tree.
import { finiteTags, relativeTags } from '../../words/finite-tags.js'
import type { Token } from '../../words/token.js'
import type { Clause } from './clause.js'

const subjects: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON', 'NUM'])
/** Tags of words that may begin a clause of their own, or join one. */
const parting: ReadonlySet<string> = new Set([...relativeTags, 'CC', 'VBG', 'TO'])

/**
 * plainClause gives the one clause of words with one finite verb behind a subject, undefined where a tree must tell: where
 * marks, joints, participles or a second verb stand among them. Linear.
 */
export function plainClause(words: readonly Token[]): Clause | undefined {
  let verb = -1
  let last = -1
  let hasSubject = false
  for (let at = 0; at < words.length; at += 1) {
    const { tag, pos, lower } = words[at]!
    if (pos === 'PUNCT') {
      if (at + 1 < words.length) return undefined
      continue
    }
    if (parting.has(tag) || lower === 'that' || pos === 'SCONJ') return undefined
    if (finiteTags.has(tag)) {
      if (verb >= 0 || !hasSubject) return undefined
      verb = at
      last = at
    } else if (tag === 'VBN' || tag === 'VB') {
      // "was closed", "has since left", "may leave".
      if (verb < 0 || !isGroup(words, verb, at)) return undefined
      last = at
    } else if (subjects.has(pos)) hasSubject = true
  }
  if (verb < 0) return undefined
  return { origin: 'main', verb: last, items: words.flatMap(({ pos }, at) => (pos === 'PUNCT' ? [] : [at])) }
}

function isGroup(words: readonly Token[], from: number, end: number): boolean {
  if (words[from]!.pos !== 'AUX' && words[from]!.tag !== 'MD') return false
  for (let at = from + 1; at < end; at += 1) if (!/^(?:AUX|ADV|PART)$/.test(words[at]!.pos)) return false
  return true
}
