import { InvalidInput } from '../../domain/errors.js'
import { WITH_ACCOUNT } from '../../domain/asker.js'
import { snapshotHash, type Snapshot } from '../../domain/snapshot.js'
import type { Actor, Person } from '../../domain/permission.js'
import type { Document, DocumentFormat } from '../../intake/document.js'
import { IntakeError } from '../../intake/intake-error.js'
import { normaliseText } from '../../intake/normalise.js'
import { textOfFile } from '../../intake/read-document.js'
import { doubtOf } from '../../intake/real-page.js'
import type { Desk } from '../desk.js'
import { permitPerson } from '../permit.js'

/** Brought is a page or a document as somebody brings it: pasted (its text, or its HTML), or a file. */
export interface Brought {
  bytes: Uint8Array<ArrayBuffer>
  filename?: string
  mediaType?: string
}

const MEDIA_TYPES: Record<DocumentFormat, string> = { plain: 'text/plain', markdown: 'text/markdown', html: 'text/html' }

/**
 * keepSnapshot keeps what somebody brings as evidence, and answers the hash that it is called by: what evidence never rests on is tidied
 * away. Its bytes are kept as they came; the same bytes are always read the same way. Throws NotAllowed, SplitterBusy, InvalidInput
 * on `document` where it cannot be read.
 */
export async function keepSnapshot(desk: Desk, actor: Actor, brought: Brought): Promise<string> {
  const person = permitPerson(actor, 'pin_evidence')
  const snapshot = await readSnapshot(desk, person, brought)
  await desk.store.write(async (tx) => {
    permitPerson(actor, 'pin_evidence')
    await tx.snapshots.keep(snapshot)
  })
  return snapshot.sha256
}

async function readSnapshot(desk: Desk, person: Person, { bytes, filename, mediaType }: Brought): Promise<Snapshot> {
  try {
    // What the sender says of it only tells what cannot be read.
    textOfFile({ bytes, ...(filename && { filename }), ...(mediaType && { mediaType }) })
    const { text: source, format } = textOfFile({ bytes })
    const document = await desk.read({ text: source, format }, WITH_ACCOUNT)
    const text = readable(document, source)
    return {
      sha256: snapshotHash(bytes), mediaType: MEDIA_TYPES[format], status: null, title: document.title, text, bytes,
      doubt: doubtOf({ title: document.title, text, status: null }), createdById: person.id, createdByName: person.name, createdAt: desk.now(),
    }
  } catch (error) {
    if (error instanceof IntakeError) throw new InvalidInput({ document: WORDS[error.reason] ?? error.message })
    throw error
  }
}

/** What is said of a page that is larger than what is read. */
export const TOO_LARGE_PAGE = 'This page is too large: at most 5 MB are read, of which at most 1,000,000 characters are text. Bring the part that holds the words.'

const WORDS: Partial<Record<IntakeError['reason'], string>> = {
  'empty': 'There is no text here. Paste the page’s text, or choose a file that holds it.',
  'too-large': TOO_LARGE_PAGE,
  'no-article': 'No text was found in this page. Copy its words and paste them as plain text.',
}

// Words may be quoted from the headline too; a plain text is readable as it is.
function readable({ format, title, text }: Document, source: string): string {
  if (format === 'plain') return normaliseText(source)
  return text.startsWith(title.replace(/…$/, '')) ? text : `${title}\n\n${text}`
}
