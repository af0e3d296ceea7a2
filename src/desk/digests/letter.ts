import { createHash } from 'node:crypto'
import { digestWords, pathOfItem, type Digest, type DigestItem } from '../../domain/digest.js'
import { onOneLine } from '../../domain/one-line.js'
import type { Person } from '../../domain/permission.js'
import type { Letter } from '../../mail/mail.js'

const LONGEST_SHOWN = 300

/** ACCOUNT_PAGE is where people choose what they are told. */
export const ACCOUNT_PAGE = '/desk/account'

/**
 * letterOf is the mail that tells a person what came for them until `upTo`: who did what, the claim's wording and its article's title, and
 * where it is seen to. What was said or judged stays at the desk.
 */
export function letterOf({ items, isMore }: Digest, { person, upTo, publicUrl }: { person: Person; upTo: Date; publicUrl: string }): Letter {
  const host = new URL(publicUrl).host
  const things = isMore ? `More than ${items.length} things wait` : items.length === 1 ? 'Something waits' : `${items.length} things wait`
  const account = `${publicUrl}${ACCOUNT_PAGE}#digest`
  return {
    to: { name: onOneLine(person.name), address: person.email },
    subject: `${things} for you at ${host}`,
    messageId: `<${createHash('sha256').update(`${person.id} ${upTo.toISOString()}`).digest('hex').slice(0, 32)}@${new URL(publicUrl).hostname}>`,
    unsubscribe: account,
    text: [
      `${onOneLine(person.name)}, this came for you:`,
      ...items.map((item) => paragraphOf(item, publicUrl)),
      ...(isMore ? [`There is more: ${publicUrl}/desk`] : []),
      `You chose to be told by e-mail. Choose otherwise here: ${account}`,
    ].join('\n\n') + '\n',
  }
}

function paragraphOf(item: DigestItem, publicUrl: string): string {
  const { kind, at, by, claim, article } = item
  return [
    digestWords[kind](isolated(onOneLine(by))),
    `  ${isolated(`“${cut(claim.text)}”`)}`,
    `  in ${isolated(cut(article.title))}, ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `  ${publicUrl}${pathOfItem(item)}`,
  ].join('\n')
}

// Words from the right must not turn round those beside them: U+2068 … U+2069, as Unicode has it.
const isolated = (words: string) => `\u2068${words}\u2069`

function cut(words: string): string {
  const characters = [...onOneLine(words)]
  return characters.length > LONGEST_SHOWN ? `${characters.slice(0, LONGEST_SHOWN).join('').trimEnd()} …` : characters.join('')
}
