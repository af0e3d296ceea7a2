// What the span model looks at: properties of a token seen from a cue, and which of them are crossed. All features know
// whether the token stands before the cue, after it, or is the cue itself.
import { makeCrossings, makeProperties, mixProperties, rowsOf, type Properties } from './crossings.js'
import { hashPair, hashWord, kinds, type Sheet } from './sheet.js'
import type { CueView } from './span-view.js'

const none = hashWord('\u0000none')
const sides = { before: 0, after: 1, cue: 2 } as const
const sideCount = 3

/** Of the cue, the same for all tokens. */
const cueNames = ['cue lemma', 'cue class', 'cue tag', 'frame', 'opener', 'particle', 'tag before group', 'tag after cue',
  'cue from start', 'cue from end'] as const
const tokenNames = [...cueNames, 'word', 'lemma', 'tag', 'shape', 'kind', 'word before', 'word after', 'tag before', 'tag after',
  'tag 2 before', 'tag 2 after', 'distance', 'distance to 6', 'distance to 4', 'distance from group', 'near word', 'in group',
  'verbs', 'commas', 'verbs and commas', 'chunks', 'quote edges', 'gap', 'other cues', 'break', 'cue chance', 'quotation',
  'chunk place', 'chunk start', 'chunk head', 'named', 'rule', 'rules around', 'rules of others', 'from start', 'from end',
  'brackets'] as const
type TokenName = (typeof tokenNames)[number]

/** Crossings that are the same for all tokens on a side of the cue. */
const ofCue: TokenName[][] = [[], ['cue lemma'], ['opener'], ['opener', 'cue class'], ['tag before group', 'tag after cue'],
  ['cue from end'], ['cue from end', 'frame'], ['cue from start', 'frame']]

const ofToken: TokenName[][] = [
  ['word'], ['lemma'], ['tag'], ['word before'], ['word after'], ['tag before'], ['tag after'], ['tag', 'tag before'],
  ['tag', 'tag after'], ['tag', 'tag before', 'tag after'], ['tag', 'tag before', 'tag 2 before'],
  ['tag', 'tag after', 'tag 2 after'], ['word', 'word before'], ['word', 'word after'], ['tag', 'shape'], ['in group', 'lemma'],
  ['distance'], ['tag', 'distance'], ['tag', 'distance from group', 'named'],
  ['verbs'], ['commas'], ['chunks'], ['quote edges'], ['gap'], ['gap', 'tag'], ['tag', 'verbs'], ['tag', 'commas'],
  ['tag', 'chunks'], ['gap', 'frame'], ['chunks', 'frame'], ['verbs', 'frame'], ['break', 'frame'], ['tag', 'break'],
  ['other cues', 'verbs'], ['tag', 'other cues'], ['other cues', 'frame'], ['cue chance'], ['tag', 'cue chance'],
  ['tag', 'cue lemma'], ['cue lemma', 'distance to 6'], ['cue lemma', 'chunks'], ['cue lemma', 'verbs and commas'],
  ['tag', 'frame'], ['tag', 'frame', 'distance to 4'], ['frame', 'distance'], ['cue tag', 'verbs and commas'], ['tag', 'cue tag'],
  ['cue lemma', 'particle', 'distance to 4'], ['cue class', 'particle', 'distance to 4'], ['cue lemma', 'near word'],
  ['frame', 'near word'],
  ['quotation'], ['tag', 'quotation'], ['quotation', 'frame'], ['quotation', 'cue lemma'], ['quotation', 'gap'],
  ['quotation', 'word'],
  ['tag', 'opener'], ['opener', 'verbs and commas'], ['tag', 'tag before group', 'tag after cue'],
  ['gap', 'tag before group', 'tag after cue'],
  ['chunk place'], ['chunk place', 'frame'], ['chunk place', 'gap'], ['chunk place', 'kind', 'break'], ['chunk head', 'chunk start'],
  ['named'], ['named', 'chunk place'], ['named', 'frame'], ['named', 'gap'], ['named', 'chunk place', 'cue lemma'],
  ['rule'], ['rule', 'rules around'], ['tag', 'rule'], ['rule', 'frame'], ['rule', 'rules of others'], ['rule', 'gap'],
  ['rule', 'cue lemma', 'distance to 6'],
  ['from start'], ['from end'], ['from start', 'frame'], ['from end', 'tag'], ['brackets'], ['tag', 'brackets'],
]

const stepNames = ['cue class', 'frame', 'mark', 'mark before', 'words with a mark', 'tag', 'tag before',
  'kinds', 'quote and chunk', 'distance', 'verbs and commas', 'rules', 'cue chance'] as const
type StepName = (typeof stepNames)[number]

const ofStep: StepName[][] = [
  [], ['tag'], ['tag before'], ['tag before', 'tag'], ['mark before'], ['mark'], ['words with a mark'], ['quote and chunk'],
  ['quote and chunk', 'frame'], ['cue class', 'tag before', 'tag'], ['distance', 'frame'], ['distance', 'tag'],
  ['verbs and commas', 'kinds'], ['cue chance', 'tag'], ['rules'], ['rules', 'frame'], ['rules', 'tag before', 'tag'],
  ['rules', 'quote and chunk'],
]

/** Crossings of the cue alone, of a token, and of the step from the token before into it. */
export const cueCrossings = makeCrossings(tokenNames, ofCue, sideCount, 1)
export const tokenCrossings = makeCrossings(tokenNames, ofToken, sideCount, 2)
export const stepCrossings = makeCrossings(stepNames, ofStep, sideCount, 3)

const token: Properties = makeProperties(tokenNames.length)
const step: Properties = makeProperties(stepNames.length)

function cap(value: number, most: number): number {
  return value < most ? value : most
}

function bucket(distance: number): number {
  return distance < 5 ? distance : distance < 8 ? 5 : distance < 12 ? 6 : distance < 18 ? 7 : distance < 30 ? 8 : 9
}

/** sideOf says where a token stands: before the cue, after it, or it is the cue. */
export function sideOf({ cue }: CueView, at: number): number {
  return at < cue ? sides.before : at > cue ? sides.after : sides.cue
}

/** cueRows writes the rows of the cue's own features for tokens on a side, and prepares tokenRows for this cue. */
export function cueRows(sheet: Sheet, view: CueView, side: number, bits: number, rows: Int32Array, start: number): void {
  const { lemma, tag, word, cueClass } = sheet
  const { cue, first, end } = view
  const hasNext = cue + 1 < end
  const { values } = token
  let place = 0
  values[place++] = lemma[cue]!
  values[place++] = cueClass[cue]!
  values[place++] = tag[cue]!
  values[place++] = view.frame
  values[place++] = view.opener
  values[place++] = hasNext ? word[cue + 1]! : none
  values[place++] = view.start > first ? tag[view.start - 1]! : none
  values[place++] = hasNext ? tag[cue + 1]! : none
  values[place++] = bucket(view.start - first)
  values[place++] = bucket(end - 1 - cue)
  mixProperties(token, 0, place)
  rowsOf(cueCrossings, token, side, bits, rows, start)
}

/** tokenRows writes the rows of a token's features. */
export function tokenRows(sheet: Sheet, view: CueView, at: number, bits: number, rows: Int32Array, start: number): void {
  const { word, lemma, tag, shape, kind, chunk, quote } = sheet
  const { cue, first, end } = view
  const index = at - first
  const { values } = token
  const [hasBefore, hasAfter] = [at > first, at + 1 < end]
  const distance = bucket(at < cue ? cue - at : at - cue)
  const head = sheet.headOf[at]!
  const inChunk = chunk[at]! >= 0 ? 1 : 0
  const isStart = inChunk === 1 && (!hasBefore || chunk[at - 1] !== chunk[at]) ? 1 : 0
  const [verbs, commas, chunks, edges] = [view.verbs[index]!, view.commas[index]!, view.chunks[index]!, view.edges[index]!]
  const quoted = quote[at]! < 0 ? 0 : quote[at] === quote[cue] ? 1 : 2
  let place: number = cueNames.length
  values[place++] = word[at]!
  values[place++] = lemma[at]!
  values[place++] = tag[at]!
  values[place++] = shape[at]!
  values[place++] = kind[at]!
  values[place++] = hasBefore ? word[at - 1]! : none
  values[place++] = hasAfter ? word[at + 1]! : none
  values[place++] = hasBefore ? tag[at - 1]! : none
  values[place++] = hasAfter ? tag[at + 1]! : none
  values[place++] = at > first + 1 ? tag[at - 2]! : none
  values[place++] = at + 2 < end ? tag[at + 2]! : none
  values[place++] = distance
  values[place++] = cap(distance, 6)
  values[place++] = cap(distance, 4)
  values[place++] = cap(at < cue ? view.start - at : distance, 9)
  values[place++] = distance < 5 ? hashPair(word[at]!, distance) : none
  values[place++] = at >= view.start && at < cue ? 1 : 0
  values[place++] = verbs
  values[place++] = commas
  values[place++] = verbs * 5 + commas
  values[place++] = chunks
  values[place++] = edges
  values[place++] = verbs * 25 + commas * 5 + edges
  values[place++] = view.others[index]!
  values[place++] = view.breaks[index]!
  values[place++] = view.rivals[at]!
  values[place++] = quoted * 2 + (quote[cue]! >= 0 ? 1 : 0)
  values[place++] = chunks * 4 + inChunk * 2 + isStart
  values[place++] = isStart
  values[place++] = inChunk === 1 ? lemma[head]! : none
  values[place++] = sheet.nounClass[head]!
  values[place++] = view.ruled[index]!
  values[place++] = (hasBefore ? view.ruled[index - 1]! : 9) * 10 + (hasAfter ? view.ruled[index + 1]! : 9)
  values[place++] = sheet.drafted[at]!
  values[place++] = cap(index, 4)
  values[place++] = cap(end - 1 - at, 3)
  values[place++] = view.depth[index]!
  mixProperties(token, cueNames.length, place)
  rowsOf(tokenCrossings, token, sideOf(view, at), bits, rows, start)
}

/** stepRows writes the rows of the features of the step from the token before into `at`. */
export function stepRows(sheet: Sheet, view: CueView, at: number, bits: number, rows: Int32Array, start: number): void {
  const { word, tag, kind, chunk, quote, cueClass } = sheet
  const { cue, first, frame } = view
  const before = at - 1
  const index = at - first
  const [isMark, isMarkBefore] = [!isContentKind(kind[at]!), !isContentKind(kind[before]!)]
  const quoteStep = quote[at] === quote[before] ? 0 : quote[at]! < 0 ? 1 : 2
  const chunkStep = chunk[at] === chunk[before] && chunk[at]! >= 0 ? 0 : chunk[at]! >= 0 ? 1 : chunk[before]! >= 0 ? 2 : 3
  const { values } = step
  let place = 0
  values[place++] = cueClass[cue]!
  values[place++] = frame
  values[place++] = isMark ? word[at]! : none
  values[place++] = isMarkBefore ? word[before]! : none
  values[place++] = isMark || isMarkBefore ? hashPair(word[before]!, word[at]!) : none
  values[place++] = tag[at]!
  values[place++] = tag[before]!
  values[place++] = kind[before]! * 16 + kind[at]!
  values[place++] = quoteStep * 4 + chunkStep
  values[place++] = cap(at < cue ? cue - at : at - cue, 4)
  values[place++] = view.verbs[index]! * 5 + view.commas[index]!
  values[place++] = view.ruled[index - 1]! * 5 + view.ruled[index]!
  values[place++] = view.rivals[at]!
  mixProperties(step, 0, place)
  rowsOf(stepCrossings, step, sideOf(view, at), bits, rows, start)
}

function isContentKind(kind: number): boolean {
  return kind === kinds.noun || kind === kinds.verb || kind === kinds.adjective
}
