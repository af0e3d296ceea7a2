import { decodeEntities, type HtmlDocument } from './html-tree.js'
import { firstRead, joinNames, oneLine, readName } from './particulars.js'

/** JsonLdArticle is what a page's schema.org data says about its article; null where it says nothing. */
export interface JsonLdArticle {
  title: string | null
  byline: string | null
  publisher: string | null
  /** As written in the page. */
  publishedAt: string | null
}

type JsonObject = Record<string, unknown>

const ARTICLE = /(?:Article|Report|BlogPosting|NewsStory)$/
const DEEPEST = 6

/** readJsonLd finds the first schema.org article in a page's JSON-LD scripts; scripts that are not JSON are passed over. */
export function readJsonLd(document: HtmlDocument): JsonLdArticle {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const article = findArticle(parse(script.textContent ?? ''), 0)
    if (article) {
      return {
        title: firstRead([article.headline, article.name], (value) => oneLine(wordsIn(value))),
        byline: joinNames(namesIn(article.author, 0)),
        publisher: namesIn(article.publisher, 0)[0] ?? null,
        publishedAt: stringIn(article.datePublished),
      }
    }
  }
  return { title: null, byline: null, publisher: null, publishedAt: null }
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ''))
  } catch {
    return null
  }
}

function findArticle(value: unknown, depth: number): JsonObject | null {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return null
  if (Array.isArray(value)) {
    for (const item of value) {
      const article = findArticle(item, depth + 1)
      if (article) return article
    }
    return null
  }
  const object = value as JsonObject
  const types = [object['@type']].flat().filter((type) => typeof type === 'string')
  if (types.some((type) => ARTICLE.test(type))) return object
  return findArticle(object['@graph'], depth + 1) ?? findArticle(object.mainEntity, depth + 1)
}

function namesIn(value: unknown, depth: number): string[] {
  if (depth > 2) return []
  if (Array.isArray(value)) return value.flatMap((item) => namesIn(item, depth + 1))
  if (typeof value === 'object' && value !== null) return namesIn((value as JsonObject).name, depth + 1)
  const name = readName(wordsIn(value))
  return name === null ? [] : [name]
}

// A script holds no character references, but what fills it in often writes them all the same.
function wordsIn(value: unknown): string | null {
  const string = stringIn(value)
  return string && decodeEntities(string)
}

function stringIn(value: unknown): string | null {
  // As HTML does with both: no text that is kept has a NUL or half of a character.
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\uFFFD') : null
}
