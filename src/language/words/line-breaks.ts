// Line breaks: which end a sentence, which only wrap a line.
import type { Token } from './token.js'

export const lineBreak = 1
export const paragraphBreak = 2

const shortLine = 3

/**
 * findLineBreaks gives, for each token, what parts it from the token before: 0 nothing that ends a sentence, 1 a line
 * break that does, 2 a blank line. A single break wraps the line where the next line goes on in lower case.
 */
export function findLineBreaks(text: string, tokens: Token[]): Uint8Array {
  const kinds = new Uint8Array(tokens.length)
  const lines: number[] = [0]
  for (let at = 1; at < tokens.length; at += 1) {
    const from = tokens[at - 1]!.end
    const until = tokens[at]!.start
    if (until - from === 1 && text.charCodeAt(from) === 32) continue
    let count = 0
    for (let look = from; look < until; look += 1) {
      const code = text.charCodeAt(look)
      if (code === 10 || code === 0x2029 || code === 0x2028 || (code === 13 && text.charCodeAt(look + 1) !== 10)) {
        count += 1
      }
      if (code === 0x2029) count += 1
    }
    if (count === 0) continue
    kinds[at] = count > 1 ? paragraphBreak : lineBreak
    lines.push(at)
  }
  lines.push(tokens.length)
  for (let line = 1; line < lines.length - 1; line += 1) {
    const at = lines[line]!
    if (kinds[at] !== lineBreak) continue
    const before = at - lines[line - 1]!
    const after = lines[line + 1]! - at
    const goesOn = /^\p{Ll}/u.test(tokens[at]!.text) && !/^[.!?…]/.test(tokens[at - 1]!.text)
    const isMarker = after > 1 && tokens[at + 1]!.text === ')'
    if (goesOn && !isMarker && (before > shortLine || after > shortLine)) kinds[at] = 0
    else kinds[at] = before > shortLine || after > shortLine ? paragraphBreak : lineBreak
  }
  return kinds
}
