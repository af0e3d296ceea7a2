import { approveOwnVerdict } from '../../desk/verdicts/approve-own-verdict.js'
import { approveVerdict } from '../../desk/verdicts/approve-verdict.js'
import { returnVerdict } from '../../desk/verdicts/return-verdict.js'
import { acts } from '../../domain/act.js'
import { endpoint, tokenHolder, type Endpoint } from './endpoint.js'
import { claimResource } from './resources.js'
import { EmergencyRequest, NoteRequest } from './requests.js'
import { ClaimSchema } from './schemas.js'

/** What the API answers about verdicts. */
export const verdictEndpoints: Endpoint[] = [
  decision('approve', approveVerdict),
  decision('return', returnVerdict),
  endpoint({
    method: 'post', path: `/verdicts/:id/${acts.approve_own.resource}`, summary: acts.approve_own.summary, may: 'see_desk', status: 200,
    body: EmergencyRequest, answer: ClaimSchema,
    handle: async (call) => {
      const { version, emergency } = call.body
      return claimResource(await approveOwnVerdict(call.web.desk, tokenHolder(call), call.id, version, { emergency }), 'desk')
    },
  }),
]

function decision(act: 'approve' | 'return', verb: typeof approveVerdict): Endpoint {
  const { resource, summary } = acts[act]
  return endpoint({
    method: 'post', path: `/verdicts/:id/${resource}`, summary, may: 'see_desk', status: 200, body: NoteRequest, answer: ClaimSchema,
    handle: async (call) => {
      const { version, note } = call.body
      return claimResource(await verb(call.web.desk, tokenHolder(call), call.id, version, { note }), 'desk')
    },
  })
}
