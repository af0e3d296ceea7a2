// What the extension model looks at: would the content of an attribution go on into the sentence before or after?
import type { FeatureList } from './feature-list.js'
import { hashPair, kinds, type Sheet } from './sheet.js'

export interface Extension {
  /** Token of the cue. */
  cue: number
  /** The sentence in question, and the one that the content reached before it. */
  sentence: number
  from: number
  /** 1 for the sentences after, -1 for those before. */
  direction: 1 | -1
  /** First and last token of the content so far; -1 where there is none. */
  contentFirst: number
  contentLast: number
}

function cap(value: number, most: number): number {
  return value < most ? value : most
}

/** How likely the words of the text are cues, in steps 0..3: each token, and the most in each sentence. */
export interface Rivals {
  tokens: Uint8Array
  most: Uint8Array
  mostOutsideQuotes: Uint8Array
}

/** rivalsOf turns the chances of the cue model into the steps that the other models look at. */
export function rivalsOf({ sentences, quote }: Sheet, chances: Float32Array): Rivals {
  const tokens = Uint8Array.from(chances, (chance) => (chance > 0.6 ? 3 : chance > 0.3 ? 2 : chance > 0.1 ? 1 : 0))
  const most = new Uint8Array(sentences.length)
  const mostOutsideQuotes = new Uint8Array(sentences.length)
  sentences.forEach(({ firstToken, endToken }, index) => {
    for (let at = firstToken; at < endToken; at += 1) {
      most[index] = Math.max(most[index]!, tokens[at]!)
      if (quote[at]! < 0) mostOutsideQuotes[index] = Math.max(mostOutsideQuotes[index]!, tokens[at]!)
    }
  })
  return { tokens, most, mostOutsideQuotes }
}

/** addExtensionFeatures writes the features of one step from sentence to sentence. `rivals` as the span model has it. */
export function addExtensionFeatures(sheet: Sheet, step: Extension, rivals: Rivals, out: FeatureList): void {
  const { sentences, quote, sentenceOf, word, tag, lemma, cueClass, kind } = sheet
  const { cue, sentence, from, direction, contentFirst, contentLast } = step
  const here = sentences[sentence]!
  const last = sentences[from]!
  const home = sentences[sentenceOf[cue]!]!
  const d = direction
  const share = sheet.quotedShare[sentence]!
  const lastShare = sheet.quotedShare[from]!
  const edge = direction > 0 ? here.firstToken : here.endToken - 1
  const touching = direction > 0 ? last.endToken - 1 : last.firstToken
  const sameQuote = quote[edge]! >= 0 && quote[edge] === quote[touching] ? 1 : 0
  const paragraphs = cap(Math.abs(here.paragraph - last.paragraph), 2)
  const fromHome = cap(Math.abs(here.paragraph - home.paragraph), 3)
  const steps = cap(Math.abs(sentence - sentenceOf[cue]!), 4)
  const place = contentFirst < 0 ? 0 : contentLast < cue ? 1 : contentFirst > cue ? 2 : 3
  const contentEdge = direction > 0 ? contentLast : contentFirst
  const contentQuoted = contentEdge >= 0 && quote[contentEdge]! >= 0 ? 1 : 0
  const contentAtEdge = contentEdge >= 0 && Math.abs(contentEdge - touching) <= 1 ? 1 : 0
  const rival = rivals.most[sentence]!
  const outsideRival = rivals.mostOutsideQuotes[sentence]!
  // Is there a sentence beyond that names another speaker, or is this the last of the quotation?
  const beyond = sentences[sentence + direction]
  const beyondEdge = beyond ? (direction > 0 ? beyond.firstToken : beyond.endToken - 1) : -1
  const beyondQuoted = beyondEdge >= 0 && quote[beyondEdge]! >= 0 ? 1 : 0
  const opens = quote[here.firstToken]! >= 0 && (here.firstToken === 0 || quote[here.firstToken - 1] !== quote[here.firstToken]) ? 1 : 0
  const closes = quote[here.endToken - 1]! >= 0 && quote[here.endToken - 1] !== quote[here.endToken] ? 1 : 0
  const lastCloses = quote[last.endToken - 1]! >= 0 && quote[last.endToken - 1] !== quote[last.endToken] ? 1 : 0
  const cueQuoted = quote[cue]! >= 0 ? (quote[cue] === quote[edge] ? 2 : 1) : 0
  const state = hashPair(d * 100 + share * 10 + lastShare, sameQuote * 8 + opens * 4 + closes * 2 + lastCloses)
  const position = hashPair(paragraphs * 4 + fromHome, d)
  const cls = cueClass[cue]!
  const colon = home.endToken - 1 >= cue && /[:]/.test(sheet.tokens[home.endToken - 1]!.text) ? 1 : 0
  out.add(200, state)
  out.add(201, hashPair(state, position))
  out.add(202, hashPair(state, place))
  out.add(203, hashPair(hashPair(state, position), place))
  out.add(204, hashPair(state, cls))
  out.add(205, hashPair(d, lemma[cue]!))
  out.add(206, hashPair(hashPair(d, share), lemma[cue]!))
  out.add(207, hashPair(state, outsideRival))
  out.add(208, hashPair(hashPair(state, rival), outsideRival))
  out.add(209, hashPair(hashPair(d, contentQuoted), contentAtEdge * 10 + share))
  out.add(210, hashPair(hashPair(state, contentQuoted), contentAtEdge))
  out.add(211, hashPair(hashPair(d, steps), share))
  out.add(212, hashPair(state, steps))
  out.add(213, hashPair(hashPair(d, word[here.firstToken]!), share))
  out.add(214, hashPair(hashPair(d, tag[here.firstToken]!), share))
  out.add(215, hashPair(hashPair(d, cueQuoted), share))
  out.add(216, hashPair(hashPair(state, cueQuoted), place))
  out.add(217, hashPair(state, beyondQuoted))
  out.add(218, hashPair(hashPair(d, colon), share))
  out.add(219, hashPair(hashPair(state, position), hashPair(contentQuoted, outsideRival)))
  out.add(220, hashPair(hashPair(state, position), hashPair(place, cls)))
  out.add(221, hashPair(d, kind[here.endToken - 1]!))
  out.add(222, hashPair(hashPair(state, place), hashPair(tag[cue]!, position)))
  out.add(223, hashPair(hashPair(d, share), here.type === 'heading' ? 1 : 0))
  out.add(224, hashPair(hashPair(d, share), here.type === 'question' ? 1 : 0))
  out.add(225, hashPair(hashPair(state, position), hashPair(place, steps)))
}

/** extendedTokens gives the tokens of a sentence that the content gains: what is quoted at the near side, or all. */
export function extendedTokens(sheet: Sheet, sentence: number, direction: 1 | -1): [first: number, end: number] {
  const { firstToken, endToken } = sheet.sentences[sentence]!
  const near = direction > 0 ? firstToken : endToken - 1
  if (sheet.quote[near]! < 0) {
    const isStop = sheet.kind[endToken - 1] === kinds.mark
    return [firstToken, isStop ? endToken - 1 : endToken]
  }
  if (direction > 0) {
    let end = firstToken
    while (end < endToken && sheet.quote[end] === sheet.quote[near]) end += 1
    return [firstToken, end]
  }
  let first = endToken
  while (first > firstToken && sheet.quote[first - 1] === sheet.quote[near]) first -= 1
  return [first, endToken]
}
