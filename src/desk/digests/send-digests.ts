import { nextDaily, type DigestSettings } from '../../domain/digest.js'
import { keyOfDigest } from '../../domain/job.js'
import type { Actor, Person } from '../../domain/permission.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'
import { digestOf } from '../reading/digest.js'
import { letterOf } from './letter.js'

const PEOPLE_AT_ONCE = 100
// What was begun by then is written, or never will be: a change takes a minute at most.
const SETTLED_MS = 60_000
/** How many things one mail tells; that there are more it says. */
export const MOST_IN_A_MAIL = 30

/** plantDigests has a mail sent to everybody who wants one, whose time it is, and for whom something came since the last. Throws NotAllowed. */
export async function plantDigests(desk: Desk, actor: Actor): Promise<void> {
  permit(actor, 'send_digests')
  if (!desk.mail) return
  for (let after = ''; ;) {
    const ids = await desk.store.digests.due(desk.now(), after, PEOPLE_AT_ONCE)
    for (const id of ids) await plantOne(desk, actor, id)
    const last = ids.at(-1)
    if (last === undefined || ids.length < PEOPLE_AT_ONCE) return
    after = last
  }
}

async function plantOne(desk: Desk, actor: Actor, userId: string): Promise<void> {
  const [settings, person] = [await desk.store.digests.find(userId), await desk.store.users.find(userId)]
  if (!settings || !person) return
  // One that stands sends all that is there by then; a dead one is left to people.
  const key = keyOfDigest(userId)
  if ((await desk.store.jobs.withKeys([key])).size > 0) return
  const at = desk.now()
  const isBegun = settings.mailing !== null
  const { items } = isBegun ? { items: [] } : await digestOf(desk.store, person, { from: settings.mailedUpTo ?? at, upTo: settledAt(at), limit: 1 })
  const hasNews = isBegun || items.length > 0
  if (!hasNews && settings.mail !== 'daily') return
  await desk.store.write(async (tx) => {
    permit(actor, 'send_digests')
    if (hasNews) await tx.jobs.add({ id: desk.newId(), kind: 'digest', payload: { userId }, key, dueAt: at, actor, at })
    else await tx.digests.postpone(userId, nextOf(settings, at))
  })
}

/**
 * sendDigest mails one person what came for them since the last mail; broken off anywhere, it sends the same again, under the same id.
 * Throws NotAllowed, MailUnsent.
 */
export async function sendDigest(desk: Desk, actor: Actor, userId: string): Promise<void> {
  permit(actor, 'send_digests')
  const { mail } = desk
  if (!mail) return
  const begun = await begin(desk, actor, userId)
  if (!begun) return
  const { person, from, upTo } = begun
  const digest = await digestOf(desk.store, person, { from, upTo, limit: MOST_IN_A_MAIL })
  // They may have seen to all of it meanwhile.
  if (digest.items.length > 0) await mail.send(letterOf(digest, { person, upTo, publicUrl: mail.publicUrl }))
  await desk.store.write(async (tx) => {
    permit(actor, 'send_digests')
    // Ended meanwhile, it is as it was chosen; how often it comes is as it is said by now.
    const now = await tx.digests.find(userId)
    if (now?.mailing?.getTime() === upTo.getTime()) await tx.digests.endMailing(userId, upTo, nextOf(now, desk.now()))
  })
}

interface Begun {
  person: Person
  from: Date
  upTo: Date
}

// Until when it tells is written before it goes.
async function begin(desk: Desk, actor: Actor, userId: string): Promise<Begun | null> {
  return desk.store.write(async (tx) => {
    permit(actor, 'send_digests')
    const at = desk.now()
    const [settings, account] = [await tx.digests.find(userId), await tx.users.account(userId, at)]
    if (!settings || settings.mail === 'none' || !account || account.disabledAt !== null) return null
    const upTo = settings.mailing ?? settledAt(at)
    if (settings.mailing === null) await tx.digests.beginMailing(userId, upTo)
    return { person: account.person, from: settings.mailedUpTo ?? upTo, upTo }
  })
}

const settledAt = (at: Date) => new Date(at.getTime() - SETTLED_MS)

function nextOf({ mail, mailDueAt }: DigestSettings, now: Date): Date {
  const due = mailDueAt ?? now
  return mail === 'daily' && due <= now ? nextDaily(due, now) : due
}
