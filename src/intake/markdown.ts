import type { Token, Tokens } from 'marked'
import type { Particulars } from './document.js'
import { readFrontMatter } from './front-matter.js'
import { textBlocks, joinBlocks } from './html-text.js'
import { decodeEntities, parseTree } from './html-tree.js'
import { lexMarkdown } from './markdown-tokens.js'
import { oneLine } from './particulars.js'

/**
 * readMarkdown reads GitHub-flavoured Markdown: particulars from its front matter, the title also from a level-one heading at
 * the top, which is then taken out of the body. Markup goes and words stay: headings are paragraphs, list items and table
 * rows a line each, links their text, code as written; images, rules and HTML comments are dropped. Expects line feeds only.
 * Throws IntakeError 'unsupported' where one line opens a hundred quotes or lists.
 */
export function readMarkdown(text: string): { particulars: Particulars; body: string } {
  const { particulars, body } = readFrontMatter(text)
  const tokens = lexMarkdown(body).filter((token) => token.type !== 'space')
  const [first, ...rest] = tokens
  const heading = first?.type === 'heading' && first.depth === 1 ? oneLine(inlineText(first.tokens ?? [])) : null
  const isTitle = heading !== null && rest.length > 0 && (particulars.title === null || particulars.title === heading)
  return {
    particulars: { ...particulars, title: particulars.title ?? (isTitle ? heading : null) },
    body: paragraphs(isTitle ? rest : tokens).join('\n\n'),
  }
}

function paragraphs(tokens: Token[]): string[] {
  return tokens.flatMap(blockText).filter((paragraph) => paragraph.trim() !== '')
}

function blockText(token: Token): string[] {
  switch (token.type) {
    case 'heading':
    case 'paragraph':
    case 'text':
      return [inlineText(token.tokens ?? [token])]
    case 'blockquote':
      return paragraphs(token.tokens ?? [])
    case 'code':
      return [token.text as string]
    case 'list':
      return [listLines(token as Tokens.List).join('\n')]
    case 'table':
      return [tableRows(token as Tokens.Table).join('\n')]
    case 'html':
      return [htmlText(token.raw)]
    default:
      return []
  }
}

function listLines(list: Tokens.List): string[] {
  const first = typeof list.start === 'number' ? list.start : 1
  return list.items.flatMap((item, index) => {
    const marker = list.ordered ? `${first + index}.` : '-'
    const own = paragraphs(item.tokens.filter((token) => token.type !== 'list'))
    const lists = item.tokens.filter((token) => token.type === 'list') as Tokens.List[]
    const nested = lists.flatMap(listLines)
    return own.length > 0 ? [`${marker} ${own.join(' ').replaceAll('\n', ' ')}`, ...nested] : nested
  })
}

function tableRows(table: Tokens.Table): string[] {
  return [table.header, ...table.rows].map((row) => row.map((cell) => inlineText(cell.tokens)).join(' | '))
}

function inlineText(tokens: Token[]): string {
  return tokens.map(inlineWords).join('')
}

function inlineWords(token: Token): string {
  switch (token.type) {
    case 'text':
      return 'tokens' in token && token.tokens ? inlineText(token.tokens) : decodeEntities(softened(token.text as string))
    case 'escape':
    case 'codespan':
      return token.text as string
    case 'br':
      return '\n'
    case 'strong':
    case 'em':
    case 'del':
    case 'link':
      return inlineText(token.tokens ?? [])
    case 'html':
      return /^<br\s*\/?>$/i.test(token.raw) ? '\n' : ''
    default:
      return ''
  }
}

// A line break inside a Markdown paragraph is only where its author wrapped the line.
function softened(text: string): string {
  return text.replaceAll('\n', ' ')
}

function htmlText(html: string): string {
  const source = html.trim()
  const isComment = source.startsWith('<!--') && source.endsWith('-->')
  return isComment ? '' : joinBlocks(textBlocks(parseTree(source).body))
}
