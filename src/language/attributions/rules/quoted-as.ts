// Who is quoted by whom: "Reuters quoted an aide as saying that …", "…, the aide was quoted as saying", "the report cited
// guards who said …".
import { citingForms } from '../../lexicon/cue-verbs.js'
import { finiteBe } from '../../lexicon/auxiliaries.js'
import { words } from '../../lexicon/word-lists.js'
import { contentAfter, contentBefore } from './content.js'
import { opensQuote, quoteAt, type Draft, type Scene } from '../drafts.js'
import { subjectBefore, verbGroupStart, type TokenRange } from '../../words/noun-phrases.js'
import { phraseAfter } from './phrase-after.js'

const being: ReadonlySet<string> = new Set([...finiteBe, 'been', 'being'])
const relative = words('who which that')
const saying = words('said say says wrote states stated')
/** How far the words for what was said stand behind the verb of quoting. */
const reach = 16

/** Where what is quoted is handed on: tokens [as, said), the verb of saying included. */
export interface SayingAs {
  as: number
  end: number
}

/** sayingAfter finds "as saying", "as telling Reuters", "who said" after whom the verb at `at` quotes, or undefined. */
export function sayingAfter(tokens: Scene['tokens'], at: number, limit: number): SayingAs | undefined {
  for (let look = at + 1; look < limit - 1 && look - at < reach; look += 1) {
    const { lower, text } = tokens[look]!
    const next = tokens[look + 1]!.lower
    if (text === ':' && /^[“"]$/.test(next)) return { as: look, end: look + 1 }
    if (/^[.;:“”"]$/.test(text)) return undefined
    if (lower === 'as' && next === 'saying') return { as: look, end: look + 2 }
    if (lower === 'as' && next === 'telling') return { as: look, end: phraseAfter(tokens, look + 2, limit) }
    if (look > at + 1 && relative.has(lower) && saying.has(next)) return { as: look, end: look + 2 }
  }
  return undefined
}

/** readQuoted gives the attribution that a verb of quoting at `at` makes with "as saying", or undefined. */
export function readQuoted(scene: Scene, at: number): Draft | undefined {
  const { tokens, first, end } = scene
  if (!citingForms.has(tokens[at]!.lower) || quoteAt(scene, at)) return undefined
  const said = sayingAfter(tokens, at, end)
  if (!said) return undefined
  const groupStart = verbGroupStart(tokens, at, first)
  let isPassive = false
  for (let look = groupStart; look < at; look += 1) isPassive ||= being.has(tokens[look]!.lower)
  const isObject = phraseAfter(tokens, at + 1, said.as, { adjuncts: true }) === said.as
  if (!isPassive && !isObject) return undefined
  const source = subjectBefore(tokens, groupStart, first)
  if (!source) return undefined
  const cue: TokenRange[] = [[groupStart, at + 1], [said.as, said.end]]
  let start = said.end
  // "was quoted as saying by Reuters that", "in the Globe"
  if (/^(?:by|in|on)$/.test(tokens[start]?.lower ?? '')) start = phraseAfter(tokens, start + 1, end)
  if (/^[,:]$/.test(tokens[start]?.text ?? '')) start += 1
  const follows = start < end || opensQuote(scene, start)
  const content = follows ? contentAfter(scene, start, false) : beside(scene, source[0])
  return content && { content: [content], cue, source: [source], type: 'speech', isCertain: true }
}

/** "CONTENT, Reuters quoted an aide as saying." */
function beside(scene: Scene, at: number): TokenRange | undefined {
  const quote = quoteAt(scene, at - 1)
  const isParted = scene.tokens[at - 1]?.text === ',' || quote?.end === at
  return isParted ? contentBefore(scene, at) : undefined
}
