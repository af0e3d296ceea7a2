// What is told of a word by its spelling alone is worked out once for each spelling.
const mostWords = 50_000

/** rememberWords gives a function that answers as `tell` does, and asks it once a word; it forgets all after 50,000 words. */
export function rememberWords<Answer>(tell: (lower: string) => Answer): (lower: string) => Answer {
  const known = new Map<string, Answer>()
  return (lower) => {
    const before = known.get(lower)
    if (before !== undefined) return before
    if (known.size >= mostWords) known.clear()
    const answer = tell(lower)
    known.set(lower, answer)
    return answer
  }
}
