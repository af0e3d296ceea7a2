import type { Claim } from '../../../domain/claim.js'
import type { Evidence } from '../../../domain/evidence.js'
import { doubtWords, type Snapshot } from '../../../domain/snapshot.js'
import { presentInstant, type DateView } from '../../parts/dates.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'

export interface SnapshotModel extends PageModel<'desk'> {
  title: string
  kept: DateView
  by: string
  sha256: string
  /** How it came: brought by somebody, or what the server answered. */
  came: string
  mediaType: string
  size: string
  doubt: string | null
  originalHref: string
  /** The claim to which the quote is pinned; null where none was asked for. */
  back: { href: string; wording: string } | null
  before: string
  quote: string | null
  after: string
}

/** presentSnapshot draws the readable text of a snapshot, with the quote of a piece of evidence, which must rest on it, marked where it first stands. */
export function presentSnapshot({ frame, snapshot, evidence, claim }: {
  frame: Frame
  snapshot: Snapshot
  evidence: Evidence | null
  claim: Claim | null
}): SnapshotModel {
  const { sha256, title, text, mediaType, status, doubt, bytes } = snapshot
  const at = evidence ? text.indexOf(evidence.quote) : -1
  const [start, end] = evidence && at !== -1 ? [at, at + evidence.quote.length] : [text.length, text.length]
  return {
    ...deskPage(frame, title),
    title, sha256, mediaType, kept: presentInstant(snapshot.createdAt), by: snapshot.createdByName,
    came: status === null ? 'Brought by hand, not fetched' : `Fetched; the server answered ${status}`,
    size: `${bytes.length.toLocaleString('en')} bytes`,
    doubt: doubt && doubtWords[doubt],
    originalHref: `/desk/snapshots/${sha256}/original`,
    back: claim && { href: `/desk/articles/${claim.articleId}?claim=${claim.id}#claim-${claim.id}`, wording: claim.text },
    before: text.slice(0, start), quote: start === end ? null : text.slice(start, end), after: text.slice(end),
  }
}
