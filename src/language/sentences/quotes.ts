// Quotations: which tokens stand inside quotation marks.
import type { ArticleSentence } from './sentence.js'
import type { Token } from '../words/token.js'

export interface Quote {
  /** Tokens [first, end), the marks included. */
  first: number
  end: number
}

export interface Quotes {
  quotes: Quote[]
  /** Token index → index into `quotes`, -1 outside. */
  byToken: Int32Array
}

/**
 * findQuotes pairs quotation marks, paragraph by paragraph: “…”, "…" and ''…''. A quotation that runs over several
 * paragraphs opens in each again, as print has it, and ends with the paragraph where its closing mark is missing.
 */
export function findQuotes(tokens: Token[], sentences: ArticleSentence[]): Quotes {
  const quotes: Quote[] = []
  const byToken = new Int32Array(tokens.length).fill(-1)
  let open = -1
  const close = (end: number): void => {
    // A lone mark at the end of a paragraph quotes nothing.
    if (open >= 0 && end - open > 2) {
      byToken.fill(quotes.length, open, end)
      quotes.push({ first: open, end })
    }
    open = -1
  }
  let paragraph = -1
  for (const sentence of sentences) {
    if (sentence.paragraph !== paragraph) close(sentence.firstToken)
    paragraph = sentence.paragraph
    for (let at = sentence.firstToken; at < sentence.endToken; at += 1) {
      const { text } = tokens[at]!
      if (text === '“') {
        if (open < 0) open = at
      } else if (text === '”') close(at + 1)
      else if (text === '"' || text === "''") {
        if (open < 0) open = at
        else close(at + 1)
      }
    }
  }
  close(tokens.length)
  return { quotes, byToken }
}
