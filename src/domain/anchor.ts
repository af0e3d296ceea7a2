export const anchorStates = ['intact', 'moved', 'edited', 'lost'] as const
export type AnchorState = (typeof anchorStates)[number]

/**
 * Anchor says where a claim's words stand in one revision, as W3C selectors: TextPosition (`start`, `end`: UTF-16 code
 * units, half open) and TextQuote (`exact`, `prefix`, `suffix`).
 */
export interface Anchor {
  start: number
  end: number
  exact: string
  prefix: string
  suffix: string
  state: AnchorState
  /** 0..1: how well the quote was found again; 1 while the text is the one it was taken from. */
  score: number
}

const CONTEXT_UNITS = 32

/** anchorAt takes the selectors of text[start, end). Throws RangeError where the span is empty or outside the text. */
export function anchorAt(text: string, start: number, end: number): Anchor {
  if (start < 0 || end > text.length || start >= end) throw new RangeError(`no span [${start}, ${end}) in this text`)
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(wholeCharacter(text, Math.max(0, start - CONTEXT_UNITS)), start),
    suffix: text.slice(end, wholeCharacter(text, Math.min(text.length, end + CONTEXT_UNITS))),
    state: 'intact',
    score: 1,
  }
}

// A context must not begin or end inside a surrogate pair: half a character is not valid UTF-8 once it is stored.
function wholeCharacter(text: string, at: number): number {
  const before = text.charCodeAt(at - 1)
  return before >= 0xd800 && before <= 0xdbff ? at + 1 : at
}
