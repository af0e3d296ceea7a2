import { Lexer, Tokenizer, type Tokens, type TokensList } from 'marked'
import { IntakeError } from './intake-error.js'

// The lexer calls itself once a level, and takes seconds before it overflows the stack.
const TOO_DEEP = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){100}/m

/**
 * lexMarkdown reads GitHub-flavoured Markdown into tokens, in a time that grows with its length and not with its square.
 * `breaks`: a line break in a paragraph is one on the page. Throws IntakeError 'unsupported' where one line opens a hundred
 * quotes or lists, and RangeError where other nesting overflows the stack.
 */
export function lexMarkdown(text: string, { breaks = false }: { breaks?: boolean } = {}): TokensList {
  if (TOO_DEEP.test(text)) {
    throw new IntakeError('unsupported', 'The quotes or lists of this text are nested too deeply. Paste it as plain text.')
  }
  const tokenizer = new FrugalTokenizer(text.length)
  const lexer = new Lexer({ gfm: true, breaks, tokenizer })
  tokenizer.rules = { ...tokenizer.rules, inline: breaks ? withBreaks : withoutBreaks }
  return lexer.lex(text)
}

// What is before the @ of an e-mail address has at most 64 characters (RFC 5321, 4.5.3.1.1). Left unbounded, marked's rules
// look at all that follows, for an @, at every mark of a text without spaces.
const shortNames = (rule: RegExp) => new RegExp(rule.source.replaceAll(/\]\+(?=\(?@)/g, ']{1,64}'), rule.flags)
const { gfm, breaks: broken } = Lexer.rules.inline
const withoutBreaks = { ...gfm, url: shortNames(gfm.url), text: shortNames(gfm.text) }
const withBreaks = { ...broken, url: shortNames(broken.url), text: shortNames(broken.text) }

// How many characters may be looked at for the ends of emphasis, for each character of the text. Articles stay below 5.
const LOOKS = 30
const NOT_BEGUN = -1

/** FrugalTokenizer is marked's, but stops looking for emphasis where a text is all marks: they stay as they were typed. */
class FrugalTokenizer extends Tokenizer {
  #left: number

  constructor(length: number) {
    super()
    this.#left = length * LOOKS
  }

  override emStrong(source: string, masked: string, before = ''): Tokens.Em | Tokens.Strong | undefined {
    const { emStrongRDelimAst, emStrongRDelimUnd } = this.rules.inline
    return this.#frugally(source, source[0] === '*' ? emStrongRDelimAst : emStrongRDelimUnd, () => super.emStrong(source, masked, before))
  }

  override del(source: string, masked: string, before = ''): Tokens.Del | undefined {
    return this.#frugally(source, this.rules.inline.delRDelim, () => super.del(source, masked, before))
  }

  // The rule for the end says in its lastIndex how far it was looked for: 0 where that was to the end, in vain. What was found
  // is read once more, for the emphasis inside it.
  #frugally<Found extends { raw: string }>(source: string, end: RegExp, find: () => Found | undefined): Found | undefined {
    if (this.#left <= 0) return undefined
    end.lastIndex = NOT_BEGUN
    const found = find()
    if (found) this.#left -= found.raw.length
    else if (end.lastIndex !== NOT_BEGUN) this.#left -= end.lastIndex || source.length
    return found
  }
}
