import type { Request, Response } from 'express'
import { keepSnapshot, type Brought } from '../../../desk/evidence/keep-snapshot.js'
import { pinEvidence } from '../../../desk/evidence/pin-evidence.js'
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
    const brought = broughtIn(request, response, fields)
    if (brought) Object.assign(fields, { snapshot: await keepSnapshot(web.desk, signedIn(response), brought), document: '' })
    // “Take it” puts the page's own words in the place of those that were typed.
    if (fields['take']) Object.assign(fields, { quote: fields['nearest'] ?? '' })
    const { stance = '', url = '', title = '', quote = '', note = '', snapshot = '', isPage } = fields
    return pinEvidence(web.desk, signedIn(response), pathId(request), seen, { stance, url, title, quote, note, snapshot, isPage: isPage === '1' })
  })

export const unpin: Handler = async (web, request, response) => {
  const evidence = await web.desk.store.evidence.find(pathId(request))
  if (!evidence) throw new NotFound('evidence', pathId(request))
  await actOnClaim(web, request, response, null, evidence.claimId, (fields) =>
    unpinEvidence(web.desk, signedIn(response), evidence.id, versionOf(fields)),
  )
}

function broughtIn({ file }: Request, response: Response, { document = '' }: Record<string, string>): Brought | null {
  const refused = refusedUpload(response)
  if (refused) throw new InvalidInput({ file: refused.message })
  if (file && file.size > 0) return { bytes: new Uint8Array(file.buffer), filename: file.originalname, mediaType: file.mimetype }
  // Forms send lines with the ends of a typewriter, whatever was pasted.
  return document.trim() === '' ? null : { bytes: new Uint8Array(Buffer.from(document.replaceAll('\r\n', '\n'))) }
}
