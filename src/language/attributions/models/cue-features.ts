// What the cue model looks at: a word that may give words or thoughts to somebody, and what stands around it.
import type { FeatureList } from './feature-list.js'
import { hashPair, hashWord, kinds, type Sheet } from './sheet.js'
import { cueClasses } from '../../lexicon/cue-verbs.js'
import { modalVerbs } from '../../lexicon/auxiliaries.js'

const none = hashWord('\u0000none')
const auxiliaries = new Set([...modalVerbs, 'be', 'have', 'do', 'not', "n't", 'to', 'get', "'ll", "'d", 'n’t', '’ll', '’d', '’s', "'s", '’ve', "'ve", '’re', "'re", 'going', 'go'])
const far = 6
/** How far the features look for quotation marks and the like, in tokens. */
const sight = 100

/** isVerb says whether a token is a verb by its tag. */
export function isVerb(sheet: Sheet, at: number): boolean {
  return sheet.tokens[at]!.tag.charCodeAt(0) === 86
}

/** candidateKey is the lemma and tag by which a word that is no verb can be a cue. */
export function candidateKey(sheet: Sheet, at: number): number {
  return hashPair(sheet.lemma[at]!, sheet.tag[at]!)
}

function bucket(distance: number): number {
  return distance < 6 ? distance : distance < 9 ? 6 : distance < 14 ? 7 : distance < 22 ? 8 : 9
}

/** groupStart gives the first token of the verb group that ends in `at`: "has not been *told*". */
export function groupStart(sheet: Sheet, at: number, first: number): number {
  let start = at
  for (let back = at - 1; back >= first && at - back <= far; back -= 1) {
    const token = sheet.tokens[back]!
    const isAuxiliary = auxiliaries.has(token.lemma) || auxiliaries.has(token.lower) || token.tag === 'MD'
    if (isAuxiliary) start = back
    else if (sheet.kind[back] !== kinds.adverb) break
  }
  return start
}

/** isPassive says whether the verb group is a passive. */
export function isPassive(sheet: Sheet, at: number, start: number): boolean {
  if (sheet.tokens[at]!.tag !== 'VBN') return false
  for (let back = at - 1; back >= start; back -= 1) {
    const { lemma } = sheet.tokens[back]!
    if (lemma === 'be' || lemma === 'get') return true
    if (lemma === 'have') return false
  }
  return start === at
}

/** addCueFeatures writes the features of the token `at` as a cue. */
export function addCueFeatures(sheet: Sheet, at: number, out: FeatureList): void {
  const { word, lemma, tag, suffix, kind, cueClass, quote, sentenceOf, sentences, tokens } = sheet
  const { firstToken: first, endToken: end, paragraph, type } = sentences[sentenceOf[at]!]!
  const own = lemma[at]!
  const ownTag = tag[at]!
  const cls = cueClass[at]!
  out.add(0, 1)
  out.add(1, word[at]!)
  out.add(2, own)
  out.add(3, ownTag)
  out.add(4, hashPair(own, ownTag))
  out.add(5, suffix[at]!)
  out.add(6, cls)
  out.add(7, hashPair(cls, ownTag))
  out.add(8, sheet.shape[at]!)
  for (let step = -3; step <= 3; step += 1) {
    if (step === 0) continue
    const there = at + step
    const inside = there >= first && there < end
    const w = inside ? word[there]! : none
    const t = inside ? tag[there]! : none
    const base = 10 + (step + 3) * 8
    out.add(base, w)
    out.add(base + 1, t)
    out.add(base + 2, hashPair(own, w))
    out.add(base + 3, hashPair(own, t))
    out.add(base + 4, hashPair(cls, w))
    out.add(base + 5, hashPair(cls, hashPair(ownTag, t)))
  }
  const left = at > first ? tag[at - 1]! : none
  const right = at + 1 < end ? tag[at + 1]! : none
  const right2 = at + 2 < end ? tag[at + 2]! : none
  const leftWord = at > first ? word[at - 1]! : none
  const rightWord = at + 1 < end ? word[at + 1]! : none
  out.add(70, hashPair(left, right))
  out.add(71, hashPair(hashPair(left, ownTag), right))
  out.add(72, hashPair(right, right2))
  out.add(73, hashPair(cls, hashPair(left, right)))
  out.add(74, hashPair(leftWord, rightWord))
  out.add(75, hashPair(own, hashPair(right, right2)))

  const start = groupStart(sheet, at, first)
  let group = 0
  for (let back = start; back < at; back += 1) if (kind[back] !== kinds.adverb) group = hashPair(group, lemma[back]!)
  out.add(80, group)
  out.add(81, hashPair(own, group))
  out.add(82, hashPair(cls, group))
  const passive = isPassive(sheet, at, start) ? 1 : 0
  out.add(83, hashPair(passive, cls))
  out.add(84, hashPair(passive, own))

  const inQuote = quote[at]! >= 0 ? 1 : 0
  out.add(90, inQuote)
  out.add(91, hashPair(inQuote, own))
  out.add(92, hashPair(inQuote, cls))

  // A quotation that ends right before the cue's clause, or opens soon after.
  let quoteBefore = 0
  let quoteAfter = 0
  for (let back = start - 1; back >= first && start - back < sight; back -= 1) {
    if (quote[back]! >= 0 && quote[back] !== quote[at]) {
      quoteBefore = 1 + Math.min(3, bucket(start - back))
      break
    }
  }
  let thatAfter = 0
  let commaAfter = 0
  let verbAfter = 0
  for (let next = at + 1; next < end && next - at < sight; next += 1) {
    const distance = next - at
    if (quote[next]! >= 0 && quote[next] !== quote[at] && !quoteAfter) quoteAfter = 1 + bucket(distance)
    if (kind[next] === kinds.that && distance <= 6 && !thatAfter) thatAfter = distance
    if (kind[next] === kinds.comma && !commaAfter) commaAfter = bucket(distance)
    if (kind[next] === kinds.verb && !verbAfter) verbAfter = bucket(distance)
  }
  out.add(93, quoteBefore)
  out.add(94, quoteAfter)
  out.add(95, hashPair(quoteBefore, quoteAfter))
  out.add(96, hashPair(own, hashPair(Math.min(1, quoteBefore), Math.min(1, quoteAfter))))
  out.add(97, hashPair(cls, hashPair(quoteBefore, quoteAfter)))
  out.add(98, thatAfter)
  out.add(99, hashPair(own, Math.min(1, thatAfter)))
  out.add(100, hashPair(cls, thatAfter))
  out.add(101, hashPair(cls, commaAfter))
  out.add(102, hashPair(cls, verbAfter))

  const fromStart = bucket(start - first)
  const toEnd = bucket(end - 1 - at)
  out.add(103, fromStart)
  out.add(104, toEnd)
  out.add(105, hashPair(cls, fromStart))
  out.add(106, hashPair(cls, toEnd))
  out.add(107, hashPair(own, toEnd > 2 ? 3 : toEnd))
  out.add(108, hashPair(fromStart, toEnd))

  // Who could be the source: the chunk before the group, the chunk after the cue.
  let subject = start - 1
  while (subject >= first && (kind[subject] === kinds.adverb || kind[subject] === kinds.comma)) subject -= 1
  const subjectTag = subject >= first ? tag[subject]! : none
  const subjectWord = subject >= first ? lemma[subject]! : none
  const subjectShape = subject >= first ? sheet.shape[subject]! : 0
  out.add(110, subjectTag)
  out.add(111, subjectWord)
  out.add(112, hashPair(cls, subjectTag))
  out.add(113, hashPair(cls, subjectWord))
  out.add(114, hashPair(own, subjectTag))
  out.add(115, hashPair(subjectShape, cls))
  const comma = start > first && kind[start - 1] === kinds.comma ? 1 : 0
  out.add(116, hashPair(comma, ownTag))
  const firstWord = word[first]!
  out.add(117, firstWord)
  out.add(118, hashPair(cls, tag[first]!))

  // What the chunks beside the cue name, and what stands before them.
  let agent = start - 1
  while (agent >= first && sheet.chunk[agent]! < 0 && start - agent < 5 && kind[agent] !== kinds.verb) agent -= 1
  const hasAgent = agent >= first && sheet.chunk[agent]! >= 0
  const agentHead = hasAgent ? sheet.headOf[agent]! : -1
  const agentClass = agentHead >= 0 ? sheet.nounClass[agentHead]! : 0
  let agentStart = agent
  while (hasAgent && agentStart > first && sheet.chunk[agentStart - 1] === sheet.chunk[agent]) agentStart -= 1
  const beforeAgent = hasAgent && agentStart > first ? word[agentStart - 1]! : none
  const beforeAgentKind = hasAgent && agentStart > first ? kind[agentStart - 1]! : 99
  out.add(130, agentClass)
  out.add(131, agentHead >= 0 ? lemma[agentHead]! : none)
  out.add(132, hashPair(cls, agentClass))
  out.add(133, hashPair(own, agentClass))
  out.add(134, hashPair(agentClass, start - 1 - agent))
  out.add(135, beforeAgent)
  out.add(136, hashPair(agentClass, beforeAgentKind))
  out.add(137, hashPair(cls, beforeAgentKind))
  let object = at + 1
  while (object < end && sheet.chunk[object]! < 0 && object - at < 4 && kind[object] !== kinds.verb) object += 1
  const hasObject = object < end && sheet.chunk[object]! >= 0
  const objectHead = hasObject ? sheet.headOf[object]! : -1
  const objectClass = objectHead >= 0 ? sheet.nounClass[objectHead]! : 0
  out.add(140, objectClass)
  out.add(141, objectHead >= 0 ? lemma[objectHead]! : none)
  out.add(142, hashPair(cls, objectClass))
  out.add(143, hashPair(own, objectClass))
  out.add(144, hashPair(own, objectHead >= 0 ? lemma[objectHead]! : none))
  out.add(145, hashPair(cls, hashPair(agentClass, objectClass)))
  out.add(146, hashPair(own, hashPair(agentClass, object - at)))
  // "to *learn*", "*saying*": the verb that it hangs on.
  let upper = start - 1
  while (upper >= first && kind[upper] !== kinds.verb && start - upper < 8) upper -= 1
  const hasUpper = upper >= first && kind[upper] === kinds.verb
  out.add(147, hasUpper ? hashPair(lemma[upper]!, ownTag) : none)
  out.add(148, hasUpper ? hashPair(cueClass[upper]!, hashPair(cls, ownTag)) : none)

  // What the rules made of it.
  let ruled = 0
  for (let there = Math.max(start, first); there <= at; there += 1) {
    const draft = sheet.drafts[sheet.draftOf[there]!]
    if (draft) ruled = 1 + cueClasses.indexOf(draft.type) * 4 + (draft.source.length > 0 ? 1 : 0) + (draft.content.length > 1 ? 2 : 0)
  }
  out.add(150, ruled)
  out.add(151, hashPair(ruled, cls))
  out.add(152, hashPair(ruled, ownTag))
  out.add(153, hashPair(ruled, own))
  out.add(154, hashPair(ruled, inQuote))
  out.add(155, sheet.drafted[at]!)
  out.add(156, hashPair(sheet.drafted[at]!, cls))
  out.add(157, hashPair(agentHead >= 0 ? sheet.drafted[agentHead]! : 9, objectHead >= 0 ? sheet.drafted[objectHead]! : 9))
  out.add(158, hashPair(hashPair(agentHead >= 0 ? sheet.drafted[agentHead]! : 9, objectHead >= 0 ? sheet.drafted[objectHead]! : 9), hashPair(cls, ruled)))

  // The sentence and its neighbours.
  const index = sentenceOf[at]!
  const before = sentences[index - 1]
  const after = sentences[index + 1]
  const endsQuoted = before && quote[before.endToken - 1]! >= 0 ? 1 : 0
  const startsQuoted = quote[first]! >= 0 ? 1 : 0
  const nextQuoted = after && quote[after.firstToken]! >= 0 ? 1 : 0
  const sameBefore = before?.paragraph === paragraph ? 1 : 0
  const sameAfter = after?.paragraph === paragraph ? 1 : 0
  const place = startsQuoted + 2 * endsQuoted + 4 * nextQuoted + 8 * sameBefore + 16 * sameAfter
  out.add(120, place)
  out.add(121, hashPair(cls, place))
  out.add(122, hashPair(type === 'heading' ? 1 : 0, index === 0 ? 1 : 0))
  out.add(123, hashPair(cls, hashPair(type === 'heading' ? 1 : 0, index === 0 ? 1 : 0)))
  out.add(124, hashPair(ownTag, type === 'question' ? 1 : 0))
  out.add(125, bucket(end - first > 30 ? 30 : end - first))
  // Other words of saying near by.
  let otherLeft = 0
  let otherRight = 0
  for (let there = Math.max(first, at - 12); there < Math.min(end, at + 12); there += 1) {
    if (there === at || cueClass[there] === 0 || kind[there] !== kinds.verb) continue
    if (there < at) otherLeft = cueClass[there]!
    else if (!otherRight) otherRight = cueClass[there]!
  }
  out.add(126, hashPair(cls, otherLeft))
  out.add(127, hashPair(cls, otherRight))
  if (tokens[at]!.text === ':') out.add(128, hashPair(at - first < 6 ? at - first : 6, tag[first]!))
}
