/** WordRun is words that two texts share, or that only one of them has. */
export interface WordRun {
  kind: 'same' | 'gone' | 'new'
  text: string
}

// Two texts of so many words are compared in a fiftieth of a second.
const MOST_WORDS = 2_000

/**
 * diffWords answers what changed between two texts, word by word, in runs that together are both of them. Of texts of more than 2,000 words
 * it only says that one stands for the other.
 */
export function diffWords(before: string, after: string): WordRun[] {
  const [one, other] = [wordsIn(before), wordsIn(after)]
  if (one.length > MOST_WORDS || other.length > MOST_WORDS) return [{ kind: 'gone', text: before }, { kind: 'new', text: after }]
  const runs: WordRun[] = []
  const add = (kind: WordRun['kind'], word: string) => {
    const last = runs.at(-1)
    if (last?.kind === kind) last.text += ` ${word}`
    else runs.push({ kind, text: word })
  }
  const common = commonFrom(one, other)
  let [a, b] = [0, 0]
  while (a < one.length || b < other.length) {
    if (a < one.length && b < other.length && one[a] === other[b]) {
      add('same', other[b]!)
      a += 1
      b += 1
    } else if (b >= other.length || (a < one.length && common[a + 1]![b]! >= common[a]![b + 1]!)) add('gone', one[a++]!)
    else add('new', other[b++]!)
  }
  return runs
}

// How many words both share, in order, from each pair of places on.
function commonFrom(one: string[], other: string[]): Uint16Array[] {
  const common = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1))
  for (let a = one.length - 1; a >= 0; a -= 1) {
    for (let b = other.length - 1; b >= 0; b -= 1) {
      common[a]![b] = one[a] === other[b] ? common[a + 1]![b + 1]! + 1 : Math.max(common[a + 1]![b]!, common[a]![b + 1]!)
    }
  }
  return common
}

function wordsIn(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}
