import type { Request } from 'express'
import { publicClaimsIn, readableArticle } from '../../../desk/reading/articles.js'
import type { Reader } from '../../../storage/store.js'
import { actorOf, frameOf, pathId, type Handler } from '../../http/handler.js'
import { sendReaderPage } from '../../http/kept-pages.js'
import type { Line } from '../../parts/text-blocks.js'
import { cutIntoPages, pageAt } from '../../parts/text-pages.js'
import { presentArticle } from './present-article.js'

/**
 * showArticle is the reader's article, a page at a time where it is long: the page of ?page=, or the one that holds the
 * claim of ?claim=. People of the desk see a draft here as readers will.
 */
export const showArticle: Handler = async (web, request, response) => {
  const { store } = web.desk
  const { article, revision } = await readableArticle(store, actorOf(response), pathId(request))
  const positions = await store.claims.publicPositions(article.id)
  const pages = cutIntoPages(revision.text, positions)
  const number = await askedPage(store, request, article.id, pages)
  const shown = pages[Math.min(number, pages.length) - 1]!
  const { claims, counts } = await publicClaimsIn(store, actorOf(response), article.id, revision.id, shown)
  const frame = frameOf(web, request, response)
  await sendReaderPage(web, response, 'articles/show', presentArticle({ frame, article, revision, pages, positions, asked: number, claims, counts }))
}

// A claim stays where it is when others before it come and go, a number does not: links to a claim name the claim.
async function askedPage(store: Reader, request: Request, articleId: string, pages: Line[]): Promise<number> {
  const { page, claim } = request.query
  if (typeof claim === 'string') {
    const found = await store.claims.find(claim)
    if (found?.articleId === articleId) return pageAt(pages, found.position)
  }
  return typeof page === 'string' && /^[1-9]\d{0,8}$/.test(page) ? Number(page) : 1
}
