// The words of a source → its name and kind.
import type { SourceKind } from '../../domain/source.js'
import { phraseStart } from '../attributions/noun-phrases.js'
import type { Token } from '../tokens.js'
import type { SplitHop } from '../types.js'
import { words } from '../word-lists.js'
import { datasetNouns, documentNouns, groupNouns, organizationNouns, outletNouns, unnamedNouns } from './source-nouns.js'
import { mentionAt, type Mention, type Mentions } from './mentions.js'

const quantities = words('several some multiple few various other both dozens numerous')
const outletReports = words('report reports story article interview column editorial')
const people = words('he she him her')
const relative = words('who which that')
const nobody = words('i we you me us my our your they them their it its this these those')
const owners = words('’s \'s ’')

/**
 * nameSource gives a source as a hop: the fullest name in the article where its words name somebody, else the words
 * themselves. Undefined for the writer ("I", "we") and for words that point at nobody.
 */
export function nameSource(
  text: string, tokens: Token[], range: readonly [number, number], mentions: Mentions): SplitHop | undefined {
  let [first, end] = range
  // Commas and conjunctions at the edges belong to no name.
  while (end > first + 1 && tokens[end - 1]!.pos === 'PUNCT') end -= 1
  const span = (from: number, to: number): [number, number] => [tokens[from]!.start, tokens[to - 1]!.end]
  const only = end - first === 1 ? tokens[first]!.lower : ''
  if (nobody.has(only)) return undefined
  const owner = only === '' ? undefined : mentionAt(mentions, first)
  if (owner?.form === 'possessive') {
    const { name, kind } = mentions.entities[owner.entity]!
    return { name, kind, mention: span(first, end) }
  }
  const mention = namedMention(tokens, first, end, mentions)
  if (mention) {
    const { name, kind } = mentions.entities[mention.entity]!
    return { name, kind, mention: span(mention.firstToken, mention.endToken) }
  }
  if (relative.has(only)) {
    const stop = tokens[first - 1]?.text === ',' ? first - 1 : first
    const start = phraseStart(tokens, stop, Math.max(0, first - 40))
    if (start >= stop) return undefined
    const named = namedMention(tokens, start, stop, mentions)
    if (named) {
      return { name: mentions.entities[named.entity]!.name, kind: mentions.entities[named.entity]!.kind,
        mention: span(first, end) }
    }
    first = start
    end = stop
  }
  if (people.has(only)) return { name: tokens[first]!.text, kind: 'person', mention: span(first, end) }
  end = beforeAside(tokens, first, end)
  if (end - first > 1 && owners.has(tokens[end - 1]!.lower)) end -= 1
  return { name: wording(text, tokens, first, end), kind: kindOf(tokens, first, end), mention: span(first, end) }
}

/** The mention that the words are about: its head, not an owner ("Lee’s lawyer") nor a part of a longer phrase ("a Lee aide"). */
function namedMention(tokens: Token[], first: number, end: number, mentions: Mentions): Mention | undefined {
  for (let at = first; at < end; at += 1) {
    const mention = mentionAt(mentions, at)
    if (!mention) {
      if (tokens[at]!.text === ',' || tokens[at]!.pos !== 'ADP' || at === first) continue
      // "a spokesman for Lee": the name comes after the head, so the head stays unnamed.
      const aside = commaAfter(tokens, at, end)
      if (aside < 0) return undefined
      at = aside
      continue
    }
    const after = tokens[mention.endToken]
    const { kind } = mentions.entities[mention.entity]!
    if (mention.form === 'possessive' || (after && owners.has(after.lower) && mention.endToken < end)) {
      if (kind === 'publication' && outletReports.has(tokens[mention.endToken + 1]?.lower ?? '')) return mention
      at = mention.endToken - 1
      continue
    }
    const isHead = mention.endToken >= end || !after || (after.pos !== 'NOUN' && after.pos !== 'ADJ')
    if (isHead || (kind === 'publication' && outletReports.has(after.lower))) return mention
    at = mention.endToken - 1
  }
  return undefined
}

function commaAfter(tokens: Token[], from: number, end: number): number {
  for (let at = from; at < end - 1; at += 1) if (tokens[at]!.text === ',') return at
  return -1
}

/** "a doctor, who asked …": the words before an aside. */
function beforeAside(tokens: Token[], first: number, end: number): number {
  for (let at = first + 1; at < end - 1; at += 1) {
    const next = tokens[at + 1]!
    if (tokens[at]!.text === ',' && (relative.has(next.lower) || next.pos === 'DET' || next.pos === 'VERB')) return at
  }
  return end
}

/** The head noun: the last noun before the first preposition, comma or relative word. */
function headOf(tokens: Token[], first: number, end: number): number {
  let head = first
  for (let at = first; at < end; at += 1) {
    const { pos, lower, text } = tokens[at]!
    if (at > first && (pos === 'ADP' || text === ',' || relative.has(lower) || pos === 'VERB')) break
    if (pos === 'NOUN' || pos === 'PROPN' || pos === 'PRON') head = at
  }
  return head
}

function kindOf(tokens: Token[], first: number, end: number): SourceKind {
  const at = headOf(tokens, first, end)
  const { lower, pos, lemma } = tokens[at]!
  if (outletNouns.has(lower)) return 'publication'
  if (datasetNouns.has(lower)) return 'dataset'
  if (documentNouns.has(lower)) return 'document'
  if (organizationNouns.has(lower)) return 'organization'
  // "Two people", "several experts", "people familiar with the talks": some, left unnamed.
  const counted = tokens[first]!.pos === 'NUM' || quantities.has(tokens[first]!.lower)
  if (counted || unnamedNouns.has(lower)) return isPublic(tokens, first, at, end) ? 'group' : 'unnamed'
  if (groupNouns.has(lower)) return 'group'
  // "The auditors", "nurses": a role that many share.
  if (pos === 'PROPN') return end - first === 1 ? 'person' : 'unnamed'
  return pos === 'NOUN' && /[^s]s$/.test(lower) && lemma !== lower ? 'group' : 'unnamed'
}

/** "Most people", "many Democrats", "people in Rye": a public, not a hidden source. */
function isPublic(tokens: Token[], first: number, at: number, end: number): boolean {
  const { lower, text } = tokens[at]!
  if (groupNouns.has(lower) && lower !== 'people') return /^\p{Lu}/u.test(text)
  return lower === 'people' && (tokens[first]!.lower === 'most' || (at === first && at + 1 === end))
}

function wording(text: string, tokens: Token[], first: number, end: number): string {
  const from = tokens[first]!.pos === 'DET' && end - first > 1 && /^(?:the|a|an)$/.test(tokens[first]!.lower)
    ? first + 1 : first
  return text.slice(tokens[from]!.start, tokens[end - 1]!.end).replace(/\s+/g, ' ')
}
