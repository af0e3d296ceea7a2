// What texts are found by before they are read: all that stands in them of one to three characters side by side.

// A longer search is narrowed enough by these; the text itself is compared with all of it.
const MOST_TO_FIND = 60

/** piecesOf answers each stretch of one to three characters (Unicode code points) of a folded text, once. */
export function piecesOf(folded: string): Set<string> {
  const pieces = new Set<string>()
  let [beforeLast, last, at] = [-1, -1, 0]
  for (const character of folded) {
    const end = at + character.length
    pieces.add(character)
    if (last >= 0) pieces.add(folded.slice(last, end))
    if (beforeLast >= 0) pieces.add(folded.slice(beforeLast, end))
    ;[beforeLast, last, at] = [last, at, end]
  }
  return pieces
}

/** piecesToFind answers what a text has where it holds all of these words: of each its stretches of three, or all of a shorter one. */
export function piecesToFind(words: readonly string[]): string[] {
  const pieces = words.flatMap((word) => {
    const characters = Array.from(word)
    if (characters.length <= 3) return [word]
    return characters.slice(2).map((_, at) => characters.slice(at, at + 3).join(''))
  })
  return [...new Set(pieces)].slice(0, MOST_TO_FIND)
}

// A private character for each of ASCII that FTS5 (its tokenizer `ascii`) would take for the end of a token.
const PRIVATE = 0xe000

/** tokenOf writes a piece as one token of FTS5; of a text, what has its tokens as pieces. */
export function tokenOf(piece: string): string {
  return piece.replace(/[\0-/:-`{-\x7f]/g, (sign) => String.fromCharCode(PRIVATE + sign.charCodeAt(0)))
}

/** pieceOf reads a token back. */
export function pieceOf(token: string): string {
  return token.replace(/[\ue000-\ue07f]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - PRIVATE))
}

/** tokensOf is what FTS5 is given to keep of a folded text. */
export function tokensOf(folded: string): string {
  return [...piecesOf(tokenOf(folded))].join(' ')
}
