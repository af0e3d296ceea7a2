import { acceptClaim } from '../../desk/claims/accept-claim.js'
import { anchorClaim } from '../../desk/claims/anchor-claim.js'
import { assignClaim, takeClaim } from '../../desk/claims/assign-claim.js'
import { attributeClaim } from '../../desk/claims/attribute-claim.js'
import { dismissClaim } from '../../desk/claims/dismiss-claim.js'
import { restoreClaim } from '../../desk/claims/restore-claim.js'
import { mergeClaims } from '../../desk/claims/merge-claims.js'
import { rewordClaim } from '../../desk/claims/reword-claim.js'
import { splitClaim } from '../../desk/claims/split-claim.js'
import { undoAct } from '../../desk/claims/undo-act.js'
import { reinstateClaim, withdrawClaim } from '../../desk/claims/withdraw-claim.js'
import { audienceOf } from '../../desk/reading/audience.js'
import { readableClaim } from '../../desk/reading/claims.js'
import { proposeVerdict, type VerdictInput } from '../../desk/verdicts/propose-verdict.js'
import { acts } from '../../domain/act.js'
import { endpoint, tokenHolder, type Endpoint } from './endpoint.js'
import { withEvidence } from './evidence.js'
import { AnchorsRequest, AssignmentRequest, AttributionsRequest, DismissalRequest, MergeRequest, NoteRequest, SplitClaimRequest, VerdictRequest, VersionRequest, WordingRequest } from './requests.js'
import { claimResource } from './resources.js'
import { ClaimSchema, SplitClaimSchema, ChangedClaimsSchema } from './schemas.js'

/** What the API answers about claims. */
export const claimEndpoints: Endpoint[] = [
  endpoint({
    method: 'get', path: '/claims/:id', summary: 'One claim', may: 'anyone', status: 200, answer: ClaimSchema,
    handle: async ({ web, actor, id }) => {
      const audience = audienceOf(actor)
      const { claim } = await readableClaim(web.desk.store, actor, id, audience)
      return withEvidence({ web, actor }, claim, audience)
    },
  }),
  move('accept', acceptClaim),
  endpoint({
    method: 'post', path: `/claims/:id/${acts.dismiss.resource}`, summary: acts.dismiss.summary, may: 'see_desk', status: 200,
    body: DismissalRequest, answer: ClaimSchema,
    handle: async (call) => {
      const { version, ...dismissal } = call.body
      return claimResource(await dismissClaim(call.web.desk, tokenHolder(call), call.id, version, dismissal), 'desk')
    },
  }),
  move('restore', restoreClaim),
  endpoint({
    method: 'post', path: `/claims/:id/${acts.undo.resource}`, summary: acts.undo.summary, may: 'see_desk', status: 200,
    body: VersionRequest, answer: ChangedClaimsSchema,
    handle: async (call) => {
      const { claim, others } = await undoAct(call.web.desk, tokenHolder(call), call.id, call.body.version)
      return { claim: claimResource(claim, 'desk'), others: others.map((one) => claimResource(one, 'desk')) }
    },
  }),
  withNote('withdraw', withdrawClaim),
  withNote('reinstate', reinstateClaim),
  endpoint({
    method: 'post', path: `/claims/:id/${acts.reword.resource}`, summary: acts.reword.summary, may: 'see_desk', status: 200,
    body: WordingRequest, answer: ClaimSchema,
    handle: async (call) => {
      const { version, text, note } = call.body
      return claimResource(await rewordClaim(call.web.desk, tokenHolder(call), call.id, version, { text, note }), 'desk')
    },
  }),
  endpoint({
    method: 'post', path: `/claims/:id/${acts.anchor.resource}`, summary: acts.anchor.summary, may: 'see_desk', status: 200,
    body: AnchorsRequest, answer: ClaimSchema,
    handle: async (call) => {
      const { version, ...input } = call.body
      return claimResource(await anchorClaim(call.web.desk, tokenHolder(call), call.id, version, input), 'desk')
    },
  }),
  endpoint({
    method: 'post', path: `/claims/:id/${acts.attribute.resource}`, summary: acts.attribute.summary, may: 'see_desk', status: 200,
    body: AttributionsRequest, answer: ClaimSchema,
    handle: async (call) => {
      const { version, ...chains } = call.body
      return claimResource(await attributeClaim(call.web.desk, tokenHolder(call), call.id, version, chains), 'desk')
    },
  }),
  endpoint({
    method: 'post', path: `/claims/:id/${acts.split_claim.resource}`, summary: acts.split_claim.summary, may: 'see_desk', status: 201,
    body: SplitClaimRequest, answer: SplitClaimSchema,
    handle: async (call) => {
      const { version, texts } = call.body
      const { claim, claims } = await splitClaim(call.web.desk, tokenHolder(call), call.id, version, { texts })
      return { claim: claimResource(claim, 'desk'), claims: claims.map((one) => claimResource(one, 'desk')) }
    },
  }),
  endpoint({
    method: 'post', path: `/claims/:id/${acts.merge_claims.resource}`, summary: acts.merge_claims.summary, may: 'see_desk', status: 200,
    body: MergeRequest, answer: ChangedClaimsSchema,
    handle: async (call) => {
      const { version, ...input } = call.body
      const { claim, others } = await mergeClaims(call.web.desk, tokenHolder(call), call.id, version, input)
      return { claim: claimResource(claim, 'desk'), others: others.map((one) => claimResource(one, 'desk')) }
    },
  }),
  endpoint({
    method: 'post', path: `/claims/:id/${acts.assign.resource}`, summary: acts.assign.summary, may: 'see_desk', status: 200,
    body: AssignmentRequest, answer: ClaimSchema,
    handle: async (call) => claimResource(await assignClaim(call.web.desk, tokenHolder(call), call.id, call.body), 'desk'),
  }),
  endpoint({
    method: 'post', path: `/claims/:id/${acts.take.resource}`, summary: acts.take.summary, may: 'see_desk', status: 200, answer: ClaimSchema,
    handle: async (call) => claimResource(await takeClaim(call.web.desk, tokenHolder(call), call.id), 'desk'),
  }),
  endpoint({
    method: 'post', path: `/claims/:id/${acts.propose_verdict.resource}`, summary: acts.propose_verdict.summary, may: 'see_desk',
    status: 201, body: VerdictRequest, answer: ClaimSchema,
    handle: async (call) => {
      const { version, ...verdict } = call.body
      return claimResource(await proposeVerdict(call.web.desk, tokenHolder(call), call.id, version, verdict satisfies VerdictInput), 'desk')
    },
  }),
]

function move(act: 'accept' | 'restore', verb: typeof acceptClaim): Endpoint {
  const { resource, summary } = acts[act]
  return endpoint({
    method: 'post', path: `/claims/:id/${resource}`, summary, may: 'see_desk', status: 200, body: VersionRequest, answer: ClaimSchema,
    handle: async (call) => claimResource(await verb(call.web.desk, tokenHolder(call), call.id, call.body.version), 'desk'),
  })
}

function withNote(act: 'withdraw' | 'reinstate', verb: typeof withdrawClaim): Endpoint {
  const { resource, summary } = acts[act]
  return endpoint({
    method: 'post', path: `/claims/:id/${resource}`, summary, may: 'see_desk', status: 200, body: NoteRequest, answer: ClaimSchema,
    handle: async (call) => {
      const { version, note } = call.body
      return claimResource(await verb(call.web.desk, tokenHolder(call), call.id, version, { note }), 'desk')
    },
  })
}
