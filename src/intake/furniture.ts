import type { Particulars } from './document.js'
import type { Block } from './html-text.js'
import { isDateLine } from './publication-date.js'

const LABELS = new Set([
  'ad', 'advert', 'advertisement', 'advertising', 'breaking news', 'caption', 'close', 'comments', 'continue reading',
  'continue reading below', 'copy link', 'email', 'enlarge image', 'facebook', 'latest', 'learn more', 'loading', 'log in',
  'more', 'most read', 'popular', 'print', 'read more', 'recommended', 'related', 'related articles', 'related news',
  'related stories', 'save', 'see also', 'share', 'share this', 'share this article', 'sign in', 'sign up', 'skip to content',
  'subscribe', 'trending', 'tweet', 'twitter', 'view comments', 'warning', 'whatsapp', 'you may also like', "don't miss",
])
const ENDS = new Set(['about the author', 'about the authors', 'more on this story', 'more from this author'])
const CALL = new RegExp(
  [
    '(?:please )?(?:subscribe|sign up|log ?in|click here|tap here|download the|get the app|join our|like us|listen to)\\b',
    'follow (?:us|me|@|[\\w’\']+(?: [\\w’\']+)? on (?:twitter|x|facebook|instagram|youtube))',
    '(?:get|receive) (?:the latest|our|more|breaking)\\b.*(?:inbox|newsletter|alerts?)',
    'this (?:website|site|page) uses cookies',
    'this (?:post|article|page|story) (?:may|might) contain affiliate',
    '(?:copyright|©|\\(c\\) ?\\d{4}|all rights reserved)',
    'have (?:a|any) (?:tip|news tip|story)',
  ].map((pattern) => `^${pattern}`).join('|'),
  'i',
)
const CREDIT = new RegExp(
  [
    '^(?:photo(?:graph)?s?|images?|pictures?|credits?|illustration)(?: (?:by|courtesy|copyright|credit))?\\s*[:©/]',
    '^image copyright\\b',
    '\\((?:image|photo|credit|picture|ap photo|file photo)\\b[^)]{0,80}\\)$',
  ].join('|'),
  'i',
)
const AGENCY_CREDIT = /(?:getty images|shutterstock|istock|reuters|afp|ap photo)(?:\)|\/\w+)?$/i
const POINTER = /^(?:related|see(?: also| more)?|read(?: also| more)?|more|also(?: read| see)?|watch(?: now)?|don['’]t miss)\s*:/i
const COUNTER = /^(?:image |photo |slide |page )?\d{1,3} (?:of|\/|of \/) \d{1,3}$/i
const STAMP = /^(?:first )?(?:published|posted|updated|last updated|modified)\b/i
const SENTENCE_END = /[.!?。！？…]["”’)\]]*$/

/**
 * withoutFurniture drops what Readability leaves around an article: its title once more, byline and date lines, picture
 * credits, button labels, links to other stories, calls to subscribe, headings with nothing under them at the end, and all
 * that follows "About the author".
 */
export function withoutFurniture(blocks: Block[], about: Particulars): Block[] {
  const end = blocks.findIndex((block, index) => index > 2 && ENDS.has(plainWords(block.text)))
  const article = end < 0 ? blocks : blocks.slice(0, end)
  const names = new Set([about.title, about.byline, about.publisher].filter((name) => name !== null).map(plainWords))
  const kept = article.filter((block) => !isFurniture(block, names))
  const last = kept.findLastIndex((block) => block.kind !== 'heading')
  return kept.slice(0, last + 1)
}

function isFurniture({ kind, text, linked }: Block, names: Set<string>): boolean {
  const words = plainWords(text)
  if (words === '') return true
  if (text.length > 400) return false
  const share = linked / text.length
  return (
    LABELS.has(words) ||
    names.has(words) ||
    COUNTER.test(text) ||
    CALL.test(text) ||
    /^https?:\/\/\S+$/.test(text) ||
    (POINTER.test(text) && share > 0.3) ||
    (share > 0.8 && kind !== 'heading' && (kind === 'item' || !SENTENCE_END.test(text))) ||
    (text.length <= 120 && !SENTENCE_END.test(text) && isHeadLine(text)) ||
    (text.length <= 300 && (CREDIT.test(text) || (AGENCY_CREDIT.test(text) && !SENTENCE_END.test(text))))
  )
}

function isHeadLine(text: string): boolean {
  return isDateLine(text) || (STAMP.test(text) && /\d/.test(text)) || (/^by\s+\p{Lu}/iu.test(text) && text.length < 100)
}

function plainWords(text: string): string {
  return text.toLowerCase().replaceAll('’', "'").replace(/[^\p{L}\p{N}']+/gu, ' ').trim()
}
