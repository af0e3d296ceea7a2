// No claim says again what another says: one whose words all stand in another of its neighbourhood goes.
import { words } from '../../lexicon/word-lists.js'
import { articles } from '../../lexicon/determiners.js'
import { formsOfBe } from '../../lexicon/auxiliaries.js'
import type { SplitClaim } from '../../split-result.js'

const small: ReadonlySet<string> = new Set([...articles, ...formsOfBe, ...words('of to in on for and or by with at from as that this it its has have had')])

/** dropRepeats leaves out each claim whose words are among those of another; of two alike the first stays. */
export function dropRepeats(claims: readonly SplitClaim[]): SplitClaim[] {
  const sets = claims.map(({ text }) => wordsOf(text))
  const holders = new Map<string, number[]>()
  sets.forEach((set, index) => {
    for (const word of set) {
      const list = holders.get(word)
      if (list) list.push(index)
      else holders.set(word, [index])
    }
  })
  return claims.filter((_, index) => !isSaid(index, sets, holders))
}

function isSaid(index: number, sets: readonly ReadonlySet<string>[], holders: ReadonlyMap<string, number[]>): boolean {
  const own = sets[index]!
  if (own.size === 0) return false
  // The rarest word has the fewest claims to compare with.
  let rarest: number[] | undefined
  for (const word of own) {
    const list = holders.get(word)!
    if (!rarest || list.length < rarest.length) rarest = list
  }
  return rarest!.some((other) => {
    if (other === index) return false
    const theirs = sets[other]!
    if (theirs.size < own.size || (theirs.size === own.size && other > index)) return false
    for (const word of own) if (!theirs.has(word)) return false
    return true
  })
}

function wordsOf(text: string): Set<string> {
  const all = text.toLowerCase().replace(/[’']s\b/g, '').match(/\p{N}+(?:[.,:/-]\p{N}+)*|[\p{L}]+(?:[’'-][\p{L}]+)*/gu) ?? []
  const content = all.filter((word) => !small.has(word))
  return new Set(content.length > 0 ? content : all)
}
