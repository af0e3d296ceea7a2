// "The union and the firm said": two who say the same are two attributions, each with its own chain.
import { mentionAt, type Mentions } from '../../mentions/mentions.js'
import type { Token } from '../../words/token.js'
import { isDeterminer, type TokenRange } from '../../words/noun-phrases.js'
import type { ScoredDraft } from './word-accepted.js'

/** The most who are read as saying one thing side by side. */
const most = 4
/** In tokens. */
const longestAside = 30
const reports: ReadonlySet<string> = new Set(['speech', 'address', 'finding'])

/** partSources gives each of the sources that "and" joins an attribution of its own; in the order of the drafts. */
export function partSources(tokens: Token[], mentions: Mentions, drafts: ScoredDraft[]): ScoredDraft[] {
  return drafts.flatMap((draft) => {
    const [own] = draft.source
    if (!own || draft.source.length !== 1 || !reports.has(draft.type)) return [draft]
    const whole = withLeft(tokens, mentions, draft, own)
    const parts = partsOf(tokens, mentions, whole)
    if (parts.length < 2) return [draft]
    const content = whole[0] < own[0] ? draft.content.filter(([first]) => first < whole[0] || first >= whole[1]) : draft.content
    return content.length === 0 ? [draft] : parts.map((speaker) => ({ ...draft, content, source: [whole], speaker }))
  })
}

/** "[The union, which represents 400 drivers, and] the firm said": words before the source that are no content but another one. */
function withLeft(tokens: Token[], mentions: Mentions, { content: [piece], cue }: ScoredDraft, own: TokenRange): TokenRange {
  if (!piece || piece[0] >= own[0] || cue[0]![0] < own[1]) return own
  const [first, end] = piece
  const joins = end <= own[0] && tokens[own[0] - 1]!.lower === 'and' && tokens[own[0] - 2]?.text === ',' && own[0] - first <= longestAside
  if (!joins) return own
  const head = phraseEnd(tokens, mentions, first, own[0])
  const isAside = tokens[head]?.text === ',' && /^(?:who|which)$/.test(tokens[head + 1]?.lower ?? '')
  return isAside && head > first ? [first, own[1]] : own
}

/** The parts that stand side by side, one where there is only one. */
function partsOf(tokens: Token[], mentions: Mentions, [first, end]: TokenRange): TokenRange[] {
  const parts: TokenRange[] = []
  let from = first
  while (from < end && parts.length < most) {
    const stop = phraseEnd(tokens, mentions, from, end)
    if (stop === from) return []
    // ", who …," and ", the mayor of Rye,": asides go with the part before them.
    const joint = jointAfter(tokens, stop, end)
    parts.push([from, joint < 0 ? end : stop])
    if (joint < 0) return hasAnd(tokens, parts) ? parts : []
    from = joint
  }
  return from >= end ? parts : []
}

/** Only the last is joined by "and"; commas alone join nobody. */
const hasAnd = (tokens: Token[], parts: TokenRange[]): boolean => parts.length > 1 && tokens[parts.at(-1)![0] - 1]!.lower === 'and'

/** Where the name, or the phrase with an article, ends that begins at `from`; `from` where neither stands there. */
function phraseEnd(tokens: Token[], mentions: Mentions, from: number, end: number): number {
  const name = mentionAt(mentions, tokens[from]!.lower === 'the' ? from + 1 : from)
  if (name && name.firstToken >= from && name.endToken <= end && name.form !== 'possessive' && name.form !== 'pronoun') {
    return /^(?:,|and)$/.test(tokens[name.endToken]?.lower ?? '') || name.endToken === end ? name.endToken : from
  }
  if (!isDeterminer(tokens[from])) return from
  let at = from + 1
  while (at < end && /^(?:NOUN|ADJ|PROPN)$/.test(tokens[at]!.pos)) at += 1
  return at > from + 1 && tokens[at - 1]!.pos !== 'ADJ' ? at : from
}

/** Where the part after "and" begins, past a comma or an aside between two; -1 where no part follows. */
function jointAfter(tokens: Token[], stop: number, end: number): number {
  if (tokens[stop]?.lower === 'and' && stop + 1 < end) return opensPart(tokens, stop + 1) ? stop + 1 : -1
  if (tokens[stop]?.text !== ',') return -1
  if (/^(?:who|which)$/.test(tokens[stop + 1]?.lower ?? '')) {
    for (let at = stop + 2; at < end - 2; at += 1) {
      if (tokens[at]!.text === ',') return tokens[at + 1]!.lower === 'and' && opensPart(tokens, at + 2) ? at + 2 : -1
    }
    return -1
  }
  const next = tokens[stop + 1]?.lower === 'and' ? stop + 2 : stop + 1
  return next < end && next > stop + 1 && opensPart(tokens, next) ? next : -1
}

const opensPart = (tokens: Token[], at: number): boolean =>
  isDeterminer(tokens[at]) || (tokens[at] !== undefined && /^\p{Lu}/u.test(tokens[at].text))
