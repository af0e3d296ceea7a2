import type { z } from 'zod'
import { keepSnapshot } from '../../desk/evidence/keep-snapshot.js'
import { pinEvidence } from '../../desk/evidence/pin-evidence.js'
import { unpinEvidence } from '../../desk/evidence/unpin-evidence.js'
import { evidenceFor } from '../../desk/reading/evidence.js'
import { acts } from '../../domain/act.js'
import type { Claim } from '../../domain/claim.js'
import type { Audience } from '../../domain/listing.js'
import { endpoint, tokenHolder, type Call, type Endpoint } from './endpoint.js'
import { EvidenceRequest, VersionRequest } from './requests.js'
import { claimResource } from './resources.js'
import { ClaimSchema } from './schemas.js'

/** What the API answers about evidence. */
export const evidenceEndpoints: Endpoint[] = [
  endpoint({
    method: 'post', path: `/claims/:id/${acts.pin_evidence.resource}`, summary: acts.pin_evidence.summary, may: 'see_desk', status: 201,
    body: EvidenceRequest, answer: ClaimSchema, large: true,
    handle: async (call) => {
      const { version, page, ...input } = call.body
      const [{ desk }, actor] = [call.web, tokenHolder(call)]
      const snapshot = page === '' ? input.snapshot : await keepSnapshot(desk, actor, { bytes: new Uint8Array(Buffer.from(page)) })
      return withEvidence(call, await pinEvidence(desk, actor, call.id, version, { ...input, snapshot }), 'desk')
    },
  }),
  endpoint({
    method: 'post', path: `/evidence/:id/${acts.unpin_evidence.resource}`, summary: acts.unpin_evidence.summary, may: 'see_desk', status: 200,
    body: VersionRequest, answer: ClaimSchema,
    handle: async (call) => withEvidence(call, await unpinEvidence(call.web.desk, tokenHolder(call), call.id, call.body.version), 'desk'),
  }),
]

/** withEvidence answers a claim with what is pinned to it, as this audience may see it. */
export async function withEvidence({ web, actor }: Pick<Call<unknown, unknown>, 'web' | 'actor'>, claim: Claim, audience: Audience): Promise<z.input<typeof ClaimSchema>> {
  return claimResource(claim, audience, await evidenceFor(web.desk.store, actor, claim, audience))
}
