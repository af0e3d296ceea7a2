// What the span model looks at: each token of a sentence, seen from one cue.
import { groupStart, isPassive } from './cue-features.js'
import type { FeatureList } from './feature-list.js'
import { hashPair, hashWord, kinds, type Sheet } from './sheet.js'

/** Of a longer sentence the tokens around the cue count. */
export const longestView = 240
const none = hashWord('\u0000none')

/** A cue in its sentence, with what its tokens are measured against. */
export interface CueView {
  cue: number
  first: number
  end: number
  /** Token − first → how likely it is a cue of its own, in steps 0..3. */
  rivals: Uint8Array
  start: number
  passive: number
  inverted: number
  frame: number
  opener: number
  /** Per token, counted outwards from the cue: what stands in between. */
  verbs: Uint8Array
  commas: Uint8Array
  chunks: Uint8Array
  edges: Uint8Array
  others: Uint8Array
  breaks: Int32Array
  depth: Uint8Array
  /** What the rules take each token for: 0 they have no such cue, 1 outside, 2 cue, 3 source, 4 content. */
  ruled: Uint8Array
}

function cap(value: number, most: number): number {
  return value < most ? value : most
}

function bucket(distance: number): number {
  return distance < 5 ? distance : distance < 8 ? 5 : distance < 12 ? 6 : distance < 18 ? 7 : distance < 30 ? 8 : 9
}

/** viewFrom measures a sentence from its token `cue`. */
export function viewFrom(sheet: Sheet, cue: number, rivals: Uint8Array): CueView {
  const { kind, quote, chunk, tag, word, sentences, sentenceOf, cueClass } = sheet
  const { firstToken, endToken } = sentences[sentenceOf[cue]!]!
  const first = Math.max(firstToken, cue - longestView / 2)
  const end = Math.min(endToken, cue + longestView / 2)
  const length = end - first
  const bytes = (): Uint8Array => new Uint8Array(length)
  const start = groupStart(sheet, cue, first)
  const passive = isPassive(sheet, cue, start) ? 1 : 0
  const before = start > first ? kind[start - 1]! : kinds.other
  const after = cue + 1 < end ? chunk[cue + 1]! : -1
  const inverted = after >= 0 && (before === kinds.comma || before === kinds.quote) ? 1 : 0
  let opener = none
  for (let at = cue + 1; at < end && at <= cue + 6; at += 1) {
    const { lower } = sheet.tokens[at]!
    if (lower === 'that' || lower === 'if' || lower === 'whether' || lower === 'how' || lower === 'why' || lower === 'what' ||
      (lower === 'to' && at === cue + 1) || (lower === 'as' && at < cue + 6) || kind[at] === kinds.quote) {
      opener = hashPair(word[at]!, cap(at - cue, 2))
      break
    }
  }
  const view: CueView = { cue, first, end, rivals, start, passive, inverted,
    frame: hashPair(hashPair(cueClass[cue]!, passive), inverted), opener, verbs: bytes(), commas: bytes(),
    chunks: bytes(), edges: bytes(), others: bytes(), breaks: new Int32Array(length).fill(none), depth: bytes(), ruled: bytes() }
  let draft = -1
  for (let at = cue; at >= start && draft < 0; at -= 1) draft = sheet.draftOf[at]!
  const rule = sheet.drafts[draft]
  if (rule) {
    view.ruled.fill(1)
    fillRanges(view.ruled, rule.content, 4, first)
    fillRanges(view.ruled, rule.cue, 2, first)
    fillRanges(view.ruled, rule.source, 3, first)
  }
  for (const step of [-1, 1]) {
    let [verbs, commas, chunks, edges, others, brk, depth] = [0, 0, 0, 0, 0, none, 0]
    let lastChunk = chunk[cue]!
    for (let at = cue + step; at >= first && at < end; at += step) {
      const index = at - first
      if (chunk[at]! >= 0 && chunk[at] !== lastChunk) chunks += 1
      lastChunk = chunk[at]!
      const { text } = sheet.tokens[at]!
      if (text === '(' || text === '[') depth += step
      if (text === ')' || text === ']') depth -= step
      view.verbs[index] = cap(verbs, 4)
      view.commas[index] = cap(commas, 4)
      view.chunks[index] = cap(chunks, 6)
      view.edges[index] = cap(edges, 4)
      view.others[index] = cap(others, 2)
      view.breaks[index] = brk
      view.depth[index] = depth > 0 ? 1 : 0
      const isOwnGroup = step < 0 && at >= start
      if (kind[at] === kinds.verb && !isOwnGroup) verbs += 1
      if (kind[at] === kinds.comma || kind[at] === kinds.dash) commas += 1
      if (quote[at] !== quote[at - step]!) edges += 1
      if (rivals[at]! > 1) others += 1
      const isBreak = kind[at] === kinds.comma || kind[at] === kinds.that || kind[at] === kinds.quote || kind[at] === kinds.dash ||
        kind[at] === kinds.conjunction || kind[at] === kinds.relative || kind[at] === kinds.to || tag[at] === none
      if (isBreak) brk = word[at]!
    }
  }
  return view
}

function fillRanges(into: Uint8Array, ranges: readonly (readonly [number, number])[], value: number, first: number): void {
  for (const [from, to] of ranges) into.fill(value, cap(Math.max(0, from - first), into.length), cap(Math.max(0, to - first), into.length))
}

/** addTokenFeatures writes the features of a token's label. */
export function addTokenFeatures(sheet: Sheet, view: CueView, at: number, out: FeatureList): void {
  const { word, lemma, tag, shape, kind, chunk, quote, cueClass } = sheet
  const { cue, first, end, frame } = view
  const index = at - first
  const d = at < cue ? 1 : at > cue ? 2 : 3
  const own = hashPair(d, tag[at]!)
  const w0 = word[at]!
  const w1 = at > first ? word[at - 1]! : none
  const w2 = at + 1 < end ? word[at + 1]! : none
  const t1 = at > first ? tag[at - 1]! : none
  const t2 = at + 1 < end ? tag[at + 1]! : none
  const t0 = at > first + 1 ? tag[at - 2]! : none
  const t3 = at + 2 < end ? tag[at + 2]! : none
  const distance = bucket(at < cue ? cue - at : at - cue)
  const isGroup = at >= view.start && at < cue ? 1 : 0
  const cueLemma = lemma[cue]!
  const cls = cueClass[cue]!

  out.add(0, d)
  out.add(1, hashPair(d, w0))
  out.add(2, hashPair(d, lemma[at]!))
  out.add(3, own)
  out.add(4, hashPair(d, w1))
  out.add(5, hashPair(d, w2))
  out.add(6, hashPair(d, t1))
  out.add(7, hashPair(d, t2))
  out.add(8, hashPair(own, t1))
  out.add(9, hashPair(own, t2))
  out.add(10, hashPair(hashPair(own, t1), t2))
  out.add(11, hashPair(hashPair(own, t1), t0))
  out.add(12, hashPair(hashPair(own, t2), t3))
  out.add(13, hashPair(d, hashPair(w1, w0)))
  out.add(14, hashPair(d, hashPair(w0, w2)))
  out.add(15, hashPair(own, shape[at]!))
  out.add(16, hashPair(d, distance))
  out.add(17, hashPair(own, distance))
  out.add(18, hashPair(isGroup, hashPair(d, lemma[at]!)))

  const verbs = view.verbs[index]!
  const commas = view.commas[index]!
  const chunks = view.chunks[index]!
  const edges = view.edges[index]!
  const others = view.others[index]!
  const gap = hashPair(d, verbs * 25 + commas * 5 + edges)
  out.add(20, hashPair(d, verbs))
  out.add(21, hashPair(d, commas))
  out.add(22, hashPair(d, chunks))
  out.add(23, hashPair(d, edges))
  out.add(24, gap)
  out.add(25, hashPair(gap, tag[at]!))
  out.add(26, hashPair(own, verbs))
  out.add(27, hashPair(own, commas))
  out.add(28, hashPair(own, chunks))
  out.add(29, hashPair(gap, frame))
  out.add(30, hashPair(hashPair(d, chunks), frame))
  out.add(31, hashPair(hashPair(d, verbs), frame))
  out.add(32, hashPair(hashPair(d, view.breaks[index]!), frame))
  out.add(33, hashPair(own, view.breaks[index]!))
  out.add(34, hashPair(hashPair(d, others), verbs))
  out.add(35, hashPair(own, others))
  out.add(36, hashPair(hashPair(d, others), frame))
  out.add(37, hashPair(d, view.rivals[at]!))
  out.add(38, hashPair(own, view.rivals[at]!))

  out.add(40, hashPair(d, cueLemma))
  out.add(41, hashPair(own, cueLemma))
  out.add(42, hashPair(hashPair(d, cueLemma), cap(distance, 6)))
  out.add(43, hashPair(hashPair(d, cueLemma), chunks))
  out.add(44, hashPair(own, frame))
  out.add(45, hashPair(hashPair(own, frame), cap(distance, 4)))
  out.add(46, hashPair(hashPair(d, frame), distance))
  out.add(47, hashPair(hashPair(d, cueLemma), hashPair(verbs, commas)))
  out.add(48, hashPair(hashPair(d, tag[cue]!), hashPair(verbs, commas)))
  out.add(49, hashPair(own, tag[cue]!))

  const quoted = quote[at]! < 0 ? 0 : quote[at] === quote[cue] ? 1 : 2
  const cueQuoted = quote[cue]! >= 0 ? 1 : 0
  const relation = quoted * 2 + cueQuoted
  out.add(50, hashPair(d, relation))
  out.add(51, hashPair(own, relation))
  out.add(52, hashPair(hashPair(d, relation), frame))
  out.add(53, hashPair(hashPair(d, relation), cueLemma))
  out.add(54, hashPair(hashPair(d, relation), gap))
  out.add(55, hashPair(hashPair(d, relation), w0))

  out.add(60, hashPair(d, view.opener))
  out.add(61, hashPair(own, view.opener))
  out.add(62, hashPair(hashPair(d, view.opener), hashPair(verbs, commas)))
  out.add(63, hashPair(hashPair(d, view.opener), cls))

  // The chunk that it stands in, and the one that is the verb's subject by its place.
  const inChunk = chunk[at]! >= 0 ? 1 : 0
  const isStart = inChunk && (at === first || chunk[at - 1] !== chunk[at]) ? 1 : 0
  const chunkPlace = hashPair(d, chunks * 4 + inChunk * 2 + isStart)
  out.add(64, chunkPlace)
  out.add(65, hashPair(chunkPlace, frame))
  out.add(66, hashPair(chunkPlace, gap))
  out.add(67, hashPair(chunkPlace, hashPair(kind[at]!, view.breaks[index]!)))

  const head = sheet.headOf[at]!
  const named = sheet.nounClass[head]!
  out.add(82, hashPair(d, named))
  out.add(83, hashPair(hashPair(d, named), chunkPlace))
  out.add(84, hashPair(hashPair(d, named), frame))
  out.add(85, hashPair(hashPair(d, named), gap))
  out.add(86, hashPair(hashPair(d, inChunk ? lemma[head]! : none), isStart))
  out.add(87, hashPair(hashPair(chunkPlace, named), cueLemma))
  const particle = cue + 1 < end ? word[cue + 1]! : none
  out.add(88, hashPair(hashPair(d, cueLemma), hashPair(particle, cap(distance, 4))))
  out.add(89, hashPair(hashPair(d, cls), hashPair(particle, cap(distance, 4))))
  if (distance < 5) out.add(90, hashPair(hashPair(d, cueLemma), hashPair(w0, distance)))
  if (distance < 5) out.add(91, hashPair(hashPair(d, frame), hashPair(w0, distance)))
  out.add(92, hashPair(hashPair(own, cap(at < cue ? view.start - at : distance, 9)), named))

  const ruled = view.ruled[index]!
  const ruledBefore = index > 0 ? view.ruled[index - 1]! : 9
  const ruledAfter = at + 1 < end ? view.ruled[index + 1]! : 9
  out.add(93, hashPair(d, ruled))
  out.add(94, hashPair(hashPair(d, ruled), ruledBefore * 10 + ruledAfter))
  out.add(95, hashPair(own, ruled))
  out.add(96, hashPair(hashPair(d, ruled), frame))
  out.add(97, hashPair(hashPair(d, ruled), sheet.drafted[at]!))
  out.add(98, hashPair(hashPair(d, ruled), gap))
  out.add(99, hashPair(hashPair(d, ruled), hashPair(cueLemma, cap(distance, 6))))

  const fromStart = cap(at - first, 4)
  const toEnd = cap(end - 1 - at, 3)
  out.add(70, hashPair(d, fromStart))
  out.add(71, hashPair(d, toEnd))
  out.add(72, hashPair(hashPair(d, fromStart), frame))
  out.add(73, hashPair(hashPair(d, toEnd), tag[at]!))
  out.add(74, hashPair(d, view.depth[index]!))
  out.add(75, hashPair(own, view.depth[index]!))
  const beforeGroup = view.start > first ? tag[view.start - 1]! : none
  const afterCue = cue + 1 < end ? tag[cue + 1]! : none
  out.add(76, hashPair(hashPair(d, beforeGroup), afterCue))
  out.add(77, hashPair(hashPair(own, beforeGroup), afterCue))
  out.add(78, hashPair(hashPair(gap, beforeGroup), afterCue))
  const toStart = bucket(view.start - first)
  const toLast = bucket(end - 1 - cue)
  out.add(79, hashPair(d, toLast))
  out.add(80, hashPair(hashPair(d, toLast), frame))
  out.add(81, hashPair(hashPair(d, toStart), frame))
}

/** addStepFeatures writes the features of the step from the token before into `at`. */
export function addStepFeatures(sheet: Sheet, view: CueView, at: number, out: FeatureList): void {
  const { word, tag, kind, chunk, quote, cueClass } = sheet
  const { cue, first, frame } = view
  const d = at < cue ? 1 : at > cue ? 2 : 3
  const before = at - 1
  const isMarkBefore = kind[before] !== kinds.noun && kind[before] !== kinds.verb && kind[before] !== kinds.adjective
  const isMark = kind[at] !== kinds.noun && kind[at] !== kinds.verb && kind[at] !== kinds.adjective
  const quoteStep = quote[at] === quote[before] ? 0 : quote[at]! < 0 ? 1 : 2
  const chunkStep = chunk[at] === chunk[before] && chunk[at]! >= 0 ? 0 : chunk[at]! >= 0 ? 1 : chunk[before]! >= 0 ? 2 : 3
  out.add(100, d)
  out.add(101, hashPair(d, tag[at]!))
  out.add(102, hashPair(d, tag[before]!))
  out.add(103, hashPair(hashPair(d, tag[before]!), tag[at]!))
  if (isMarkBefore) out.add(104, hashPair(d, word[before]!))
  if (isMark) out.add(105, hashPair(d, word[at]!))
  if (isMark || isMarkBefore) out.add(106, hashPair(hashPair(d, word[before]!), word[at]!))
  out.add(107, hashPair(d, quoteStep * 4 + chunkStep))
  out.add(108, hashPair(hashPair(d, quoteStep * 4 + chunkStep), frame))
  out.add(109, hashPair(hashPair(d, cueClass[cue]!), hashPair(tag[before]!, tag[at]!)))
  const near = cap(at < cue ? cue - at : at - cue, 4)
  out.add(110, hashPair(hashPair(d, near), frame))
  out.add(111, hashPair(hashPair(d, near), tag[at]!))
  const index = at - first
  out.add(112, hashPair(hashPair(d, view.verbs[index]! * 5 + view.commas[index]!), hashPair(kind[before]!, kind[at]!)))
  const ruleStep = view.ruled[index - 1]! * 5 + view.ruled[index]!
  out.add(114, hashPair(d, ruleStep))
  out.add(115, hashPair(hashPair(d, ruleStep), frame))
  out.add(116, hashPair(hashPair(d, ruleStep), hashPair(tag[before]!, tag[at]!)))
  out.add(117, hashPair(ruleStep, hashPair(quoteStep, chunkStep)))
  out.add(113, hashPair(hashPair(d, view.rivals[at]!), tag[at]!))
}
