// A passage is cut before it is parsed where the words alone show that another clause begins: the parser is right more
// often on short clauses.
import { finiteTags, relativeTags } from '../../words/finite-tags.js'
import { contrasting } from '../../lexicon/clause-joints.js'
import type { Token } from '../../words/token.js'

/** A segment: words [from, end) of a passage, and how it came apart. */
export interface Segment {
  from: number
  end: number
  origin: 'main' | 'conjunct' | 'side'
}

const joints: ReadonlySet<string> = new Set(['and', 'but', 'while', 'though', 'although', 'whereas', 'yet'])
const suppositions: ReadonlySet<string> = new Set(['if', 'whether', 'unless', 'because', 'that', 'when', 'once', 'until', 'before', 'after', 'as', 'since'])
const subjects: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON', 'NUM'])
const opensNoun: ReadonlySet<string> = new Set(['DET', 'NOUN', 'PROPN', 'PRON', 'NUM', 'ADJ', 'ADV', 'VERB'])
const objects: ReadonlySet<string> = new Set(['him', 'them', 'me', 'us', 'himself', 'themselves', 'itself', 'herself'])
const reach = 14
const longestOpener = 40

/** cutSegments gives the segments of a passage in order; one where nothing shows a cut. Linear in the words. */
export function cutSegments(words: readonly Token[]): Segment[] {
  const starts: { from: number; at: number; origin: Segment['origin'] }[] = [{ from: 0, at: 0, origin: 'main' }]
  const opener = openingSide(words)
  if (opener > 0) {
    starts[0] = { from: 0, at: 1, origin: 'side' }
    starts.push({ from: opener, at: opener + 1, origin: 'main' })
  }
  let hasVerb = false
  let supposed = false
  let quoted = false
  for (let at = Math.max(1, opener); at + 2 < words.length; at += 1) {
    const { text, lower, tag } = words[at - 1]!
    if (text === '“' || text === '``') quoted = true
    else if (text === '”' || text === "''") quoted = false
    else if (text === '"') quoted = !quoted
    if (finiteTags.has(tag)) hasVerb = true
    if (suppositions.has(lower) && /^(?:if|whether|unless)$/.test(lower)) supposed = true
    if (quoted || !hasVerb) continue
    if (words[at]!.text === ';') {
      if (!beginsClause(words, at + 1 + Number(joints.has(words[at + 1]!.lower)))) continue
      starts.push({ from: at, at: at + 1 + Number(joints.has(words[at + 1]!.lower)), origin: 'conjunct' })
    } else if (!supposed && isJoint(words, at) && beginsClause(words, at + 1)) {
      const isMarked = words[at - 1]!.pos === 'PUNCT'
      starts.push({ from: isMarked ? at - 1 : at, at: at + 1, origin: contrasting.has(words[at]!.lower) ? 'side' : 'conjunct' })
    } else continue
    hasVerb = false
    supposed = false
  }
  return starts.map(({ at, origin }, index) => ({ from: at, end: starts[index + 1]?.from ?? words.length, origin }))
}

/** ", and", "— but", ", while"; without a mark only "while" and "whereas" before a name or a noun. */
function isJoint(words: readonly Token[], at: number): boolean {
  const { lower } = words[at]!
  if (!joints.has(lower)) return false
  const mark = words[at - 1]!.text
  if (/^(?:,|—|–|--)$/.test(mark)) return words[at + 1]!.lower !== 'then' || lower !== 'and'
  return (lower === 'while' || lower === 'whereas') && /^(?:DET|PROPN|NOUN|ADJ|NUM)$/.test(words[at + 1]!.pos)
}

/** "While A, B": where B begins, 0 where the words show no such thing. */
function openingSide(words: readonly Token[]): number {
  if (words.length < 6 || !contrasting.has(words[0]!.lower) || !opensNoun.has(words[1]!.pos) || words[1]!.tag === 'VBG') return 0
  for (let at = 3; at < Math.min(words.length - 2, longestOpener); at += 1) {
    if (words[at]!.text === ',' && words.slice(1, at).some(({ tag }) => finiteTags.has(tag)) && beginsClause(words, at + 1)) return at
  }
  return 0
}

/** Whether a subject and its finite verb begin at a word. */
function beginsClause(words: readonly Token[], from: number): boolean {
  const first = words[from]
  if (!first || !opensNoun.has(first.pos) || objects.has(first.lower) || relativeTags.has(first.tag) || finiteTags.has(first.tag)) return false
  let hasNoun = false
  let relative = false
  for (let at = from; at < Math.min(words.length, from + reach); at += 1) {
    const word = words[at]!
    if (suppositions.has(word.lower) && word.pos !== 'ADP' && at > from) return false
    if (word.text === ',' && /^(?:who|which)$/.test(words[at + 1]?.lower ?? '')) {
      // "and the mayor, who had backed it, resigned"
      const close = words.findIndex((other, index) => index > at + 2 && index < at + reach && other.text === ',')
      return close > 0 && hasNoun && finiteTags.has(words[close + 1]?.tag ?? '')
    }
    if (word.text === ',' || word.text === ';' || word.text === '—') return false
    if (relativeTags.has(word.tag)) relative = true
    else if (finiteTags.has(word.tag)) {
      if (!relative) return hasNoun
      relative = false
    } else if (subjects.has(word.pos)) hasNoun = true
    // "the car stolen", "to leave": what follows is no verb of the subject.
    if (word.tag === 'TO') return false
  }
  return false
}
