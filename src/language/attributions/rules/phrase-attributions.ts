// Attributions whose cue is no verb: "according to Lee", "per a report", "reportedly", "Lee's claim that …", "LEE: …".
import { contentAfter, contentBefore, quotesAfter } from './content.js'
import { reportNouns } from '../../lexicon/cue-verbs.js'
import { readNoun } from './noun-attributions.js'
import { quoteAt, type Draft, type Scene } from '../drafts.js'
import { words } from '../../lexicon/word-lists.js'
import { phraseStart, type TokenRange } from '../../words/noun-phrases.js'
import { phraseAfter } from './phrase-after.js'

const tellers = words(
  'people persons source sources official officials aide aides witness witnesses insider insiders reporter reporters')
const learning = words('know knew known learn learned heard hear understand understood')

/** readPhraseCue gives the attribution that the word at `at` makes without a verb, or undefined. */
export function readPhraseCue(scene: Scene, at: number): Draft | undefined {
  const { tokens } = scene
  switch (tokens[at]!.lower) {
    case 'according': return tokens[at + 1]?.lower === 'to' ? readPreposition(scene, at, at + 2) : undefined
    case 'per': return readPer(scene, at)
    case 'from': return readFrom(scene, at)
    case 'reported': return readAsReported(scene, at)
    case 'words':
    case 'view':
    case 'opinion':
    case 'telling': return readManner(scene, at)
    case 'reportedly':
    case 'allegedly':
    case 'purportedly': return readUnsourced(scene, at)
    default: return reportNouns.has(tokens[at]!.lower) ? readNoun(scene, at) : undefined
  }
}

function readPer(scene: Scene, at: number): Draft | undefined {
  const { tokens } = scene
  const next = tokens[at + 1]
  const counted = next?.pos === 'NUM' && tellers.has(tokens[at + 2]?.lower ?? '')
  const isRate = !next || (next.pos === 'NOUN' && next.text === next.lower) || (next.pos === 'NUM' && !counted) || tokens[at - 1]?.pos === 'NUM' ||
    tokens[at - 1]?.pos === 'NOUN' && tokens[at - 1]?.text !== ','
  return isRate ? undefined : readPreposition(scene, at, at + 1)
}

/** "CONTENT, as first reported by SOURCE". */
function readAsReported(scene: Scene, at: number): Draft | undefined {
  const { tokens, first } = scene
  const start = tokens[at - 1]?.lower === 'first' ? at - 2 : at - 1
  if (tokens[at + 1]?.lower !== 'by' || tokens[start]?.lower !== 'as' || start < first) return undefined
  const draft = readPreposition(scene, start, at + 2)
  return draft && { ...draft, isCertain: true }
}

/** "In the words of one nurse, CONTENT", "CONTENT, in the minister's words". */
function readManner(scene: Scene, at: number): Draft | undefined {
  const { tokens, first } = scene
  const isOf = tokens[at + 1]?.lower === 'of' && tokens[at - 1]?.lower === 'the' && tokens[at - 2]?.lower === 'in'
  if (isOf) {
    const draft = at - 2 >= first ? readPreposition(scene, at - 2, at + 2) : undefined
    return draft && { ...draft, isCertain: true }
  }
  const end = /^[’']s?$/.test(tokens[at - 1]?.text ?? '') ? at - 1 : at
  const start = phraseStart(tokens, at, Math.max(first, at - 8))
  if (start >= end || tokens[start - 1]?.lower !== 'in' || start - 1 < first) return undefined
  if (end === at && !/^(?:his|her|their)$/.test(tokens[start]!.lower)) return undefined
  const cue: TokenRange[] = [[start - 1, start], [at, at + 1]]
  const source: TokenRange[] = [[start, end === at ? start + 1 : end]]
  const isFront = start - 1 === first
  if (isFront !== (tokens[at + 1]?.text === ',')) return undefined
  const content = isFront ? contentAfter(scene, at + 2, false) : contentBefore(scene, start - 1)
  return content && { content: [content], cue, source, type: 'speech', isCertain: true }
}

/** "CONTENT, according to SOURCE", "According to SOURCE, CONTENT". */
function readPreposition(scene: Scene, at: number, sourceAt: number): Draft | undefined {
  const { tokens, first, end } = scene
  const sourceEnd = phraseAfter(tokens, sourceAt, end, { aside: at > first + 1, adjuncts: true })
  if (sourceEnd === sourceAt) return undefined
  const cue: TokenRange[] = [[at, sourceAt]]
  const source: TokenRange[] = [[sourceAt, sourceEnd]]
  if (at <= first + 1) {
    let start = sourceEnd
    while (start < end && tokens[start]!.text !== ',' && start - sourceEnd < 24) start += 1
    if (tokens[start]?.text !== ',') return undefined
    const content = contentAfter(scene, start + 1, false)
    return content && { content: [content], cue, source: [[sourceAt, start]], type: 'speech' }
  }
  const content = contentBefore(scene, at)
  if (!content) return undefined
  const ranges = [content]
  if (tokens[sourceEnd]?.text === ',' && sourceEnd + 1 < end) {
    const rest = contentAfter(scene, sourceEnd + 1, false)
    // "The board, according to Lee, knew": the verb goes on where there was none yet.
    if (rest && (tokens[rest[0]]!.pos !== 'VERB' || !hasVerb(tokens, content))) ranges.push(rest)
  }
  if (quoteAt(scene, content[1] - 1)) ranges.push(...quotesAfter(scene, Math.max(sourceEnd, content[1])))
  return { content: ranges, cue, source, type: 'speech' }
}

function hasVerb(tokens: Scene['tokens'], [first, end]: TokenRange): boolean {
  for (let at = first; at < end; at += 1) if (tokens[at]!.pos === 'VERB' || tokens[at]!.pos === 'AUX') return true
  return false
}

/** "We know CONTENT from sources at two papers". */
function readFrom(scene: Scene, at: number): Draft | undefined {
  const { tokens, first, end } = scene
  if (quoteAt(scene, at)) return undefined
  const sourceEnd = phraseAfter(tokens, at + 1, end, { adjuncts: true })
  let told = false
  for (let look = at + 1; look < sourceEnd && look < at + 5; look += 1) told ||= tellers.has(tokens[look]!.lower)
  if (!told) return undefined
  for (let look = at - 1; look > first && at - look < 40; look -= 1) {
    if (!learning.has(tokens[look]!.lower)) continue
    // "We know … from": who knows it is not who said it.
    const isCertain = /^(?:i|we)$/.test(tokens[first]!.lower) && look - first < 4
    const start = tokens[look + 1]!.lower === 'that' ? look + 2 : look + 1
    if (start >= at) return undefined
    return { content: [[start, at]], cue: [[look, look + 1], [at, at + 1]], source: [[at + 1, sourceEnd]],
      type: 'speech', isCertain }
  }
  return undefined
}

/** "Lee reportedly offered to leave": said by somebody whom the article does not name. */
function readUnsourced(scene: Scene, at: number): Draft | undefined {
  const { first } = scene
  const right = contentAfter(scene, at + 1, false)
  if (!right) return undefined
  const left = at > first ? phraseStart(scene.tokens, at, first) : at
  return { content: left < at ? [[left, at], right] : [right], cue: [[at, at + 1]], source: [], type: 'speech' }
}
