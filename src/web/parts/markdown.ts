import { parser } from 'marked'
import sanitizeHtml from 'sanitize-html'
import { IntakeError } from '../../intake/intake-error.js'
import { lexMarkdown } from '../../intake/markdown-tokens.js'

/** SafeHtml is HTML that went through the sanitiser; only renderMarkdown makes it. */
export type SafeHtml = string & { readonly sanitised: unique symbol }

// Headings become bold lines, so that a rationale cannot break the order of headings of the page around it. Pictures
// give way to their alternative text: a page of ours asks no other server for anything.
const heading: sanitizeHtml.Transformer = () => ({ tagName: 'p', attribs: { class: 'lead-in' } })
const POLICY: sanitizeHtml.IOptions = {
  allowedTags: [
    'p', 'br', 'hr', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'span',
    'table', 'thead', 'tbody', 'tr', 'th', 'td',
  ],
  allowedAttributes: { a: ['href', 'title', 'rel'], p: ['class'], ol: ['start'] },
  allowedClasses: { p: ['lead-in'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  nestingLimit: 50,
  transformTags: {
    h1: heading, h2: heading, h3: heading, h4: heading, h5: heading, h6: heading,
    a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow noopener' }),
    img: (_name, { alt = '' }) => ({ tagName: 'span', attribs: {}, text: alt }),
  },
}

// Longer than any rationale, and short enough that no nesting a person can type takes the parser long.
const MAX_UNITS = 20_000

/**
 * renderMarkdown turns Markdown, as somebody typed it, into HTML that is safe to put in a page. A text that is longer than
 * 20,000 UTF-16 units, or nested past what the parser bears, is shown as it was typed.
 */
export function renderMarkdown(text: string): SafeHtml {
  return sanitizeHtml(text.length > MAX_UNITS ? asTyped(text) : parse(text), POLICY) as SafeHtml
}

function parse(text: string): string {
  try {
    return parser(lexMarkdown(text, { breaks: true }))
  } catch (error) {
    if (error instanceof RangeError || error instanceof IntakeError) return asTyped(text)
    throw error
  }
}

function asTyped(text: string): string {
  return `<pre>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`
}
