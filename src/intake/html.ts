import { Readability } from '@mozilla/readability'
import type { Particulars } from './document.js'
import { readHtmlMetadata } from './html-metadata.js'
import type { Block } from './html-text.js'
import { joinBlocks, textBlocks } from './html-text.js'
import type { HtmlDocument, HtmlNode } from './html-tree.js'
import { parseTree } from './html-tree.js'
import { withoutFurniture } from './furniture.js'
import { IntakeError } from './intake-error.js'
import { oneLine, readByline } from './particulars.js'

const SHORTEST = 60

/**
 * readHtml finds the article in a page with Readability and gives its body as text, without the furniture around it
 * (captions, links to other stories, calls to subscribe). `url` is where the page was found. Scripts never run and nothing is
 * fetched. Throws IntakeError: 'no-article' where a page holds less than 60 letters of prose, 'unsupported' where it nests too deep.
 */
export function readHtml(html: string, url: string | null): { particulars: Particulars; body: string } {
  const document = parseTree(html)
  const particulars = readHtmlMetadata(document, url)
  removeUnread(document)
  const article = new Readability<HtmlNode>(document as never, {
    serializer: (node) => node as unknown as HtmlNode,
    disableJSONLD: true,
    charThreshold: 300,
  }).parse()
  const blocks = article?.content ? textBlocks(article.content) : []
  const byline = particulars.byline ?? shortName(article?.byline)
  const body = joinBlocks(withoutFurniture(blocks, { ...particulars, byline }))
  if (letters(blocks, body) < SHORTEST) throw noArticle()
  return { particulars: { ...particulars, byline, title: particulars.title ?? oneLine(article?.title) }, body }
}

function removeUnread(document: HtmlDocument): void {
  for (const element of [...document.querySelectorAll('script, style, template, iframe, svg')]) element.remove()
}

function shortName(byline: string | null | undefined): string | null {
  const name = readByline(byline)
  return name && name.length <= 100 ? name : null
}

function letters(blocks: Block[], body: string): number {
  const prose = blocks.some((block) => block.linked < block.text.length / 2)
  return prose ? (body.slice(0, 2000).match(/[\p{L}\p{N}]/gu)?.length ?? 0) : 0
}

function noArticle(): IntakeError {
  return new IntakeError(
    'no-article',
    'No article was found in this page. Copy the article out of it and paste it as plain text.',
  )
}
