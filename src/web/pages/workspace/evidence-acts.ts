import type { Request, Response } from 'express'
import { keepSnapshot, TOO_LARGE_PAGE, type Brought } from '../../../desk/evidence/keep-snapshot.js'
import { pinEvidence, QuoteNotInPage, type EvidenceInput } from '../../../desk/evidence/pin-evidence.js'
import { unpinEvidence } from '../../../desk/evidence/unpin-evidence.js'
import { InvalidInput, NotFound } from '../../../domain/errors.js'
import { versionOf } from '../../http/forms.js'
import { pathId, signedIn, type Handler } from '../../http/handler.js'
import { refusedUpload } from '../../http/uploads.js'
import { actOnClaim } from './act-on-claim.js'

/** pin keeps the page that came with the form first: whatever else is wrong, it need not be sent again. */
export const pin: Handler = (web, request, response) =>
  actOnClaim(web, request, response, 'evidence', pathId(request), async (fields) => {
    const seen = versionOf(fields)
    // “Take it” puts the page's own words in the place of those that were typed; what was nearest to others is offered no longer.
    Object.assign(fields, { ...(fields['take'] && { quote: fields['nearest'] ?? '' }), nearest: '', take: '' })
    const brought = broughtIn(request, response, fields)
    if (brought) holdPage(fields, await keepSnapshot(web.desk, signedIn(response), brought))
    try {
      return await pinEvidence(web.desk, signedIn(response), pathId(request), seen, evidenceIn(fields))
    } catch (error) {
      if (error instanceof QuoteNotInPage) Object.assign(fields, { nearest: error.nearest ?? '' })
      throw error
    }
  })

// That a page is the one that is meant was said of the page before it.
function holdPage(fields: Record<string, string>, snapshot: string): void {
  Object.assign(fields, { ...(snapshot !== fields['snapshot'] && { isPage: '' }), snapshot, document: '' })
}

function evidenceIn({ stance = '', url = '', title = '', quote = '', note = '', snapshot = '', isPage }: Record<string, string>): EvidenceInput {
  return { stance, url, title, quote, note, snapshot, isPage: isPage === '1' }
}

export const unpin: Handler = async (web, request, response) => {
  const evidence = await web.desk.store.evidence.find(pathId(request))
  if (!evidence) throw new NotFound('evidence', pathId(request))
  await actOnClaim(web, request, response, null, evidence.claimId, (fields) =>
    unpinEvidence(web.desk, signedIn(response), evidence.id, versionOf(fields)),
  )
}

function broughtIn({ file }: Request, response: Response, { document = '' }: Record<string, string>): Brought | null {
  const refused = refusedUpload(response)
  if (refused) throw new InvalidInput({ [refused.field]: TOO_LARGE_PAGE })
  if (file && file.size > 0) return { bytes: new Uint8Array(file.buffer), filename: file.originalname, mediaType: file.mimetype }
  // Forms send lines with the ends of a typewriter, whatever was pasted.
  return document.trim() === '' ? null : { bytes: new Uint8Array(Buffer.from(document.replaceAll('\r\n', '\n'))) }
}
