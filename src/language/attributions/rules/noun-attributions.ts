// Attributions whose cue is a noun: "Lee's claim that …", "a Herald report that …", "a report by the Herald that …".
import { possessives } from '../../lexicon/pronouns.js'
import { words } from '../../lexicon/word-lists.js'
import { phraseStart, type TokenRange } from '../../words/noun-phrases.js'
import type { Draft, Scene } from '../drafts.js'
import { contentAfter } from './content.js'
import { phraseAfter } from './phrase-after.js'

/** What was said, not only thought: whose it is said it. */
const assertions = words('claim assertion allegation accusation contention insistence admission declaration announcement')
/** What nobody in particular says. */
const hearsay = words('reports rumours rumors rumour rumor')
/** What somebody published: whoever stands before it as its name, or after "by", says it. */
const published = words('report statement announcement allegation claim')
const makers = words('by from')

/** readNoun gives the attribution of the noun at `at`, or undefined. */
export function readNoun(scene: Scene, at: number): Draft | undefined {
  const { tokens, first, end } = scene
  const made = makers.has(tokens[at + 1]?.lower ?? '') ? phraseAfter(tokens, at + 2, end) : at + 1
  if (tokens[made]?.lower !== 'that' || tokens[made + 1]?.pos === 'VERB' || tokens[made + 1]?.pos === 'AUX') return undefined
  const content = untilSecondVerb(tokens, contentAfter(scene, made, false))
  if (!content) return undefined
  const maker = makerOf(scene, at, made)
  if (maker) return { content: [content], cue: [[at, at + 1]], source: [maker], type: 'speech', isCertain: true }
  if (made > at + 1) return undefined
  const start = phraseStart(tokens, at, first)
  let owner: TokenRange | undefined
  for (let look = start; look < at; look += 1) {
    const { lower } = tokens[look]!
    if (possessives.has(lower)) owner = [look, look + 1]
    if (lower === "'s" || lower === '’s' || lower === '’') owner = [start, look + 1]
  }
  if (owner) {
    const isCertain = assertions.has(tokens[at]!.lower) && !tokens.slice(owner[0], owner[1]).some(({ pos, lower }) => pos === 'ADP' || lower === 'to')
    return { content: [content], cue: [[at, at + 1]], source: [owner], type: 'speech', isCertain }
  }
  return tokens[at]!.pos === 'NOUN' && hearsay.has(tokens[at]!.lower) ? { content: [untilMain(scene, content, at)], cue: [[at, at + 1]], source: [], type: 'speech', isCertain: true }
    : undefined
}

/** "a [New York Times] report that", "a report by [the Herald] that": who made what is published, by name. */
function makerOf({ tokens, first }: Scene, at: number, made: number): TokenRange | undefined {
  if (!published.has(tokens[at]!.lower) || tokens[at]!.pos !== 'NOUN') return undefined
  if (made > at + 1) {
    const name = tokens[at + 2]!.lower === 'the' ? at + 3 : at + 2
    return isName(tokens[name]) && name < made ? [at + 2, made] : undefined
  }
  let from = at
  while (from > first && isName(tokens[from - 1])) from -= 1
  return from < at && /^(?:an?|the|another|this|that|new|recent)$/.test(tokens[from - 1]?.lower ?? '') ? [from, at] : undefined
}

const isName = (token: Scene['tokens'][number] | undefined): boolean => token?.pos === 'PROPN' && /^\p{Lu}/u.test(token.text)

/** "Amid reports that CONTENT, families fled": the main clause comes after the comma. */
function untilMain({ tokens, first }: Scene, content: TokenRange, at: number): TokenRange {
  if (at - first > 3 || tokens[first]!.pos !== 'ADP') return content
  let comma = content[0]
  while (comma < content[1] && tokens[comma]!.text !== ',') comma += 1
  return [content[0], comma]
}

/** "Lee's claim that the dam is safe was rejected": the second finite verb belongs to the claim, not to its content. */
function untilSecondVerb(tokens: Scene['tokens'], content: TokenRange | undefined): TokenRange | undefined {
  if (!content) return undefined
  let seen = false
  for (let at = content[0] + 1; at < content[1]; at += 1) {
    const { pos, text, lower } = tokens[at]!
    if (pos === 'CCONJ' || pos === 'SCONJ' || text === ',' || /^(?:who|which|that|what)$/.test(lower)) return content
    if (pos !== 'AUX') {
      const isFinite = /^VB[DZP]$/.test(tokens[at]!.tag)
      if (pos === 'VERB' && isFinite && seen && tokens[at - 1]!.pos === 'VERB') return [content[0], at]
      seen ||= pos === 'VERB'
      continue
    }
    const before = tokens[at - 1]!
    if (seen && before.pos !== 'AUX' && before.pos !== 'PRON') return [content[0], at]
    seen = true
  }
  return content
}
