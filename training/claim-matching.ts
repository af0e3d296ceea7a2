// Which claims a list has: as the measure of discrete claims pairs them (docs/decisions/0014).
import { words } from '../src/language/lexicon/word-lists.js'

const functionWords = words(`a an the of to in on for and or is are was were be been being by with at from as that this it its has have had do does did
  will would can could should may might must there who whom which while after before then also but if when because about into over under between
  during his her their he she they them him i we you our us my your said says say told reportedly mr ms mrs`)
const negative = /\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot|fail(?:ed|s)?|den(?:y|ies|ied)|doubts?|doubted|refus(?:e|es|ed)|reject(?:s|ed)?|false(?:ly)?|wrongly)\b|n[’']t\b/i
const month = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const dates = new RegExp(`\\b(?:${month} \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)? (?:of )?${month}|(?:19|20)\\d\\d)\\b`, 'gi')
const leastAlike = 0.7

interface Meaning {
  words: string[]
  numbers: string
  isNegative: boolean
}

/** matchClaims gives the numbers of those claims that stand in the list, one to one, the most alike first. */
export function matchClaims(claims: readonly string[], list: readonly string[]): Set<number> {
  const found = claims.map(meaningOf)
  const pairs = list.map(meaningOf).flatMap((listed, place) => found.map((claim, index) => ({ index, place, alike: likeness(claim, listed) })))
  const places = new Set<number>()
  const matched = new Set<number>()
  for (const { index, place, alike } of pairs.sort((a, b) => b.alike - a.alike)) {
    if (alike < leastAlike || matched.has(index) || places.has(place)) continue
    matched.add(index)
    places.add(place)
  }
  return matched
}

function meaningOf(text: string): Meaning {
  const all = text.normalize('NFKC').toLowerCase().replace(/[’']s\b/g, '').match(/\p{N}+(?:[.,:/-]\p{N}+)*|\p{L}+(?:[’'-]\p{L}+)*/gu) ?? []
  const content = all.filter((word) => !functionWords.has(word))
  return {
    words: content.length > 0 ? content : all,
    numbers: (text.replace(dates, ' ').match(/\p{N}+(?:[.,:/-]\p{N}+)*/gu) ?? []).map((word) => word.replace(/,(?=\d{3})/g, '')).sort().join(' '),
    isNegative: negative.test(text),
  }
}

function likeness(one: Meaning, other: Meaning): number {
  if (one.numbers !== other.numbers || one.isNegative !== other.isNegative) return 0
  const counts = new Map<string, number>()
  for (const word of one.words) counts.set(word, (counts.get(word) ?? 0) + 1)
  let both = 0
  for (const word of other.words) {
    const count = counts.get(word) ?? 0
    if (count === 0) continue
    both += 1
    counts.set(word, count - 1)
  }
  return both > 0 ? (2 * both) / (one.words.length + other.words.length) : 0
}
