// The words of a source → its name and kind.
import { isDeterminer, phraseStart } from '../../words/noun-phrases.js'
import type { Token } from '../../words/token.js'
import type { SplitHop } from '../../split-result.js'
import { words } from '../../lexicon/word-lists.js'
import { isBareDefinite } from '../../mentions/pronouns/roles.js'
import { kindOfWords, sourceEnd, wording } from '../../mentions/source-words.js'
import { outletLeads, titles } from '../../lexicon/names.js'
import { documentNouns } from '../../lexicon/source-nouns.js'
import { mentionAt, type Meant, type Mention, type Mentions } from '../../mentions/mentions.js'

/** A hop before it is known which cue is its own. */
export type NamedHop = Omit<SplitHop, 'cue'>

const outletReports = words('report reports story article interview column editorial')
const people = words('he she him her')
const beforeRelative = words(', — – - -- here there')
const relative = words('who which that')
const nobody = words('i we you me us my our your this these those they them their it its his')
const ownWords = words('account accounts telling words testimony memoir memoirs autobiography diary')
const amounts = words('number group handful couple series range team trio pair host majority minority dozen')
const owners = words('’s \'s ’')

/**
 * nameSource gives a source as a hop: the fullest name in the article where its words name somebody, else the words
 * themselves. Undefined for the writer ("I", "we") and for words that point at nobody.
 */
export function nameSource(
  text: string, tokens: Token[], range: readonly [number, number], mentions: Mentions): NamedHop | undefined {
  let [first, end] = range
  // Commas and conjunctions at the edges belong to no name.
  while (end > first + 1 && tokens[end - 1]!.pos === 'PUNCT') end -= 1
  const span = (from: number, to: number): [number, number] => [tokens[from]!.start, tokens[to - 1]!.end]
  const only = end - first === 1 ? tokens[first]!.lower : ''
  const meant = only === '' ? undefined : mentions.meant.get(first)
  if (meant) return meantHop(text, tokens, meant, span(first, end), mentions)
  if (people.has(only)) return { name: tokens[first]!.text, kind: 'unnamed', mention: span(first, end) }
  if (nobody.has(only)) return undefined
  // "according to her account": hers, who tells it.
  const teller = end - first === 2 && ownWords.has(tokens[end - 1]!.lower) ? mentions.meant.get(first) : undefined
  if (teller) return meantHop(text, tokens, teller, span(first, end), mentions)
  const called = end - first > 1 && isBareDefinite(tokens, first, end) ? mentions.meant.get(end - 1) : undefined
  if (called) return meantHop(text, tokens, called, span(first, end), mentions)
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
    let stop = first
    while (stop > 0 && first - stop < 3 && beforeRelative.has(tokens[stop - 1]!.lower)) stop -= 1
    // "The mayor, 52, who": an age stands between.
    if (tokens[stop - 1]?.pos === 'NUM' && tokens[stop - 2]?.text === ',') stop -= 2
    const start = phraseStart(tokens, stop, Math.max(0, first - 40))
    if (start >= stop) return undefined
    const aside = tokens[start - 1]?.text === ',' ? mentionAt(mentions, start - 2) : undefined
    const named = namedMention(tokens, start, stop, mentions) ?? (aside && isDeterminer(tokens[start]) ? aside : undefined)
    if (named) {
      return { name: mentions.entities[named.entity]!.name, kind: mentions.entities[named.entity]!.kind,
        mention: span(first, end) }
    }
    first = start
    end = stop
  }
  end = beforeOutlet(tokens, first, sourceEnd(tokens, first, end), mentions)
  // "all the experts I | interviewed"
  if (end - first > 1 && (owners.has(tokens[end - 1]!.lower) || /^(?:I|we|We)$/.test(tokens[end - 1]!.text))) end -= 1
  const kind = kindOfWords(tokens, first, end)
  // "56", "of whom": no words for anybody.
  if (kind === 'unnamed' && (tokens[first]!.pos === 'ADP' || (end - first === 1 && tokens[first]!.pos === 'NUM'))) return undefined
  // "a number of tax experts": an amount keeps its article.
  const isAmount = /^an?$/.test(tokens[first]!.lower) && amounts.has(tokens[first + 1]?.lower ?? '') && tokens[first + 2]?.lower === 'of' && end - first > 3
  const name = `${isAmount ? `${tokens[first]!.lower} ` : ''}${wording(text, tokens, first, end)}`
  return { name, kind, mention: span(first, end) }
}

/** "a paper in the journal Heart Letters", "a post on her Facebook page": where a writing stands is no part of its name. */
function beforeOutlet(tokens: Token[], first: number, end: number, mentions: Mentions): number {
  for (let at = first + 1; at < end - 1; at += 1) {
    const { lower } = tokens[at]!
    if ((lower !== 'in' && lower !== 'on') || !documentNouns.has(tokens[at - 1]!.lower)) continue
    for (let look = at + 1; look < end; look += 1) {
      const mention = mentionAt(mentions, look)
      if (mention && mentions.entities[mention.entity]!.kind === 'publication') return at
    }
  }
  return end
}

function meantHop(text: string, tokens: Token[], meant: Meant, mention: [number, number], mentions: Mentions): NamedHop {
  if ('entity' in meant) {
    const { name, kind } = mentions.entities[meant.entity]!
    return { name, kind, mention }
  }
  const [first, end] = meant.phrase
  // "Ola and Kari Strand": several by name.
  const named = mentionAt(mentions, first)
  const kind = named ? mentions.entities[named.entity]!.kind : kindOfWords(tokens, first, end)
  return { name: wording(text, tokens, first, end), kind, mention }
}

/**
 * The mention that the words are about: its head, not an owner ("Lee’s lawyer") nor a part of a longer phrase ("a
 * Lee aide").
 */
function namedMention(tokens: Token[], first: number, end: number, mentions: Mentions): Mention | undefined {
  const holder = officeHolder(tokens, first, end, mentions)
  if (holder) return holder
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
    const isWorded = after && (outletReports.has(after.lower) || outletLeads.has(after.lower) || after.lower === 'news')
    if (isHead || (kind === 'publication' && isWorded)) return mention
    at = mention.endToken - 1
  }
  return undefined
}

/** "Chief Financial Officer of Orin Foods Debra Symon", "Trade and Industry minister Jo Falk": a person right after the office. */
function officeHolder(tokens: Token[], first: number, end: number, mentions: Mentions): Mention | undefined {
  const last = mentionAt(mentions, end - 1)
  if (!last || last.endToken !== end || last.firstToken <= first || mentions.entities[last.entity]!.kind !== 'person') return undefined
  // "Minister of Industry and Commerce, Senator Aubrey Hill"
  const isApposed = tokens[last.firstToken - 1]!.text === ',' && titles.has(tokens[last.firstToken]!.lower)
  if (isApposed && !hasPerson(first, last.firstToken, mentions)) return last
  const body = mentionAt(mentions, last.firstToken - 1)
  if (!body || body.endToken !== last.firstToken) return undefined
  const isOffice = last.form === 'full' && /^\p{Ll}/u.test(tokens[last.firstToken]!.text)
  return isOffice || mentions.entities[body.entity]!.kind !== 'person' ? last : undefined
}

function hasPerson(first: number, end: number, mentions: Mentions): boolean {
  for (let at = first; at < end; at += 1) {
    const mention = mentionAt(mentions, at)
    if (mention && mentions.entities[mention.entity]!.kind === 'person') return true
  }
  return false
}

function commaAfter(tokens: Token[], from: number, end: number): number {
  for (let at = from; at < end - 1; at += 1) if (tokens[at]!.text === ',') return at
  return -1
}
