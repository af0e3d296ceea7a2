// Passives: "it was reported that …", "Lee is believed to have left", often without a word about who said it.
import { words } from '../../lexicon/word-lists.js'
import { contentAfter, contentBefore } from './content.js'
import type { Draft, Scene } from '../drafts.js'
import { subjectBefore, type TokenRange } from '../../words/noun-phrases.js'
import { phraseAfter } from './phrase-after.js'

const saidOf = words(`said believed thought reported alleged rumored rumoured understood known estimated claimed
  expected suspected feared`)
const adjunctReach = 6

/** readPassive gives the attribution of the passive verb at `at`: without a source, unless "by" names one. */
export function readPassive(scene: Scene, at: number, groupStart: number): Draft | undefined {
  const { tokens, end, first } = scene
  const { lower } = tokens[at]!
  if (lower === 'told') return readTold(scene, at, groupStart)
  if (!saidOf.has(lower)) return undefined
  let next = at + 1
  const source: TokenRange[] = []
  if (tokens[next]?.lower === 'by') {
    const stop = phraseAfter(tokens, next + 1, end)
    if (stop > next + 1) source.push([next + 1, stop])
    next = stop
  }
  const cue: TokenRange[] = [[groupStart, at + 1]]
  const subject = subjectBefore(tokens, groupStart, first)
  if (!subject) return undefined
  if (tokens[subject[0]]!.lower === 'it') {
    const stop = Math.min(end, next + adjunctReach)
    while (next < stop && tokens[next]!.lower !== 'that') next += 1
    if (tokens[next]?.lower !== 'that') {
      const isAside = tokens[subject[0] - 1]?.text === ',' && next >= end
      const content = isAside ? contentBefore(scene, subject[0]) : undefined
      return content && { content: [content], cue, source, type: 'speech', isCertain: true }
    }
    const content = contentAfter(scene, next, false)
    return content && { content: [content], cue, source, type: 'speech' }
  }
  if (lower === 'expected' || tokens[next]?.lower !== 'to') return undefined
  const content = contentAfter(scene, next, false)
  return content && { content: [subject, content], cue, source, type: 'speech' }
}

/** "had been told by the police that CONTENT". */
function readTold(scene: Scene, at: number, groupStart: number): Draft | undefined {
  const { tokens, end } = scene
  if (tokens[at + 1]?.lower !== 'by') return undefined
  const stop = phraseAfter(tokens, at + 2, end)
  if (stop === at + 2 || tokens[stop]?.lower !== 'that') return undefined
  const content = contentAfter(scene, stop, false)
  return content && { content: [content], cue: [[groupStart, at + 1]], source: [[at + 2, stop]], type: 'address', isCertain: true }
}
