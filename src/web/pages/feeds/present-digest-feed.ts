import Handlebars from 'handlebars'
import { Feed } from 'feed'
import { digestWords, pathOfItem, type Digest, type DigestItem } from '../../../domain/digest.js'
import type { Person } from '../../../domain/permission.js'
import { onOneLine } from '../../../domain/one-line.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import type { ViewModel } from '../../parts/views.js'

export interface FeedItemModel extends ViewModel {
  layout: null
  told: string
  wording: string
  title: string
  words: WordsView
  href: string
}

/**
 * writeDigestFeed writes a digest as Atom (RFC 4287): the same each time that it holds the same. `hash` is of its secret address, which it
 * does not tell; `drawItem` draws the words of an entry, each in its own language.
 */
export function writeDigestFeed({ items, isMore }: Digest, { person, feedMadeAt, origin, hash, drawItem }: {
  person: Person
  feedMadeAt: Date
  origin: string
  hash: string
  drawItem: (item: FeedItemModel) => string
}): string {
  const host = new URL(origin).host
  const rest = isMore ? `These are the newest ${items.length}. All that waits for you stands at the desk.` : 'What mentions you, waits for you or was returned to you.'
  const feed = new Feed({
    id: `urn:sha256:${hash}`, title: inXml(`For ${person.name}, at ${host}`), description: rest, link: `${origin}/desk`, generator: 'Claimtrail', author: { name: 'Claimtrail' }, copyright: '',
    updated: items[0]?.at ?? feedMadeAt,
  })
  for (const item of items) feed.addItem(entryOf(item, origin, drawItem))
  if (isMore) feed.addItem({ id: `urn:sha256:${hash}:more`, title: 'More waits for you', link: `${origin}/desk`, date: items.at(-1)?.at ?? feedMadeAt, content: asHtml(rest) })
  return feed.atom1()
}

function entryOf(item: DigestItem, origin: string, drawItem: (item: FeedItemModel) => string) {
  const { kind, id, at, by, claim, article } = item
  const link = origin + pathOfItem(item)
  const told = digestWords[kind](by)
  const wording = inXml(onOneLine(claim.text))
  return {
    id: `urn:claimtrail:${kind}:${id}`, link, date: at, author: [{ name: inXml(by) }],
    title: asHtml(`${told}: ${wording}`),
    content: drawItem({ layout: null, told: inXml(told), wording, title: inXml(onOneLine(article.title)), words: presentWords(article.language), href: link }),
  }
}

// The titles of entries are HTML. Escaped, they hold no “]]>” either, which would end the section that they are put into.
const asHtml = (words: string) => Handlebars.escapeExpression(inXml(words))

// What XML 1.0 has no place for is left out: control characters, and halves of characters.
function inXml(words: string): string {
  // eslint-disable-next-line no-control-regex
  return words.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}
