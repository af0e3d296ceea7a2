import { closedSecondChecks, deskAgreement, secondCheckFor, secondChecksFor, secondChecksIn } from '../../desk/reading/second-checks.js'
import { adjudicate } from '../../desk/second-checks/adjudicate.js'
import { askSecondCheck, type CheckedClaim } from '../../desk/second-checks/ask-second-check.js'
import { cancelSecondCheck } from '../../desk/second-checks/cancel-second-check.js'
import { checkSecond } from '../../desk/second-checks/check-second.js'
import { acts } from '../../domain/act.js'
import { endpoint, pageRequest, tokenHolder, type Call, type Endpoint } from './endpoint.js'
import { AskRequest, DecisionRequest, OpinionRequest, SecondCheckQuery, VersionRequest } from './requests.js'
import { secondCheckResource } from './resources.js'
import { AgreementSchema, pageOf, SecondCheckSchema } from './schemas.js'

/** What the API answers about second checks. */
export const secondCheckEndpoints: Endpoint[] = [
  endpoint({
    method: 'get', path: '/second-checks', summary: 'Second checks: one’s own to write, those that wait for others or for an editor, or those that are closed', may: 'see_desk',
    status: 200, query: SecondCheckQuery, answer: pageOf(SecondCheckSchema),
    handle: async (call) => {
      const { list, ...page } = call.query
      const [{ store }, request] = [call.web.desk, pageRequest(page)]
      const { items, next } = list === 'own'
        ? await secondChecksFor(store, tokenHolder(call), request)
        : list === 'closed' ? await closedSecondChecks(store, call.actor, request) : await secondChecksIn(store, call.actor, list, request)
      return { items: items.map(secondCheckResource), next }
    },
  }),
  endpoint({
    method: 'get', path: '/second-checks/:id', summary: 'One second check', may: 'see_desk', status: 200, answer: SecondCheckSchema,
    handle: async ({ web, actor, id }) => secondCheckResource(await secondCheckFor(web.desk.store, actor, id)),
  }),
  endpoint({
    method: 'get', path: '/agreement', summary: 'How far first and second opinions agree at this desk', may: 'see_desk', status: 200, answer: AgreementSchema,
    handle: async ({ web, actor }) => {
      const { all, byStatus } = await deskAgreement(web.desk.store, actor)
      return { ...all, byStatus: byStatus.map(({ status, firsts, seconds, agreement: { agreed, raw, kappa } }) => ({ status, firsts, seconds, agreed, raw, kappa })) }
    },
  }),
  endpoint({
    method: 'post', path: `/claims/:id/${acts.ask_second_check.resource}`, summary: acts.ask_second_check.summary, may: 'see_desk', status: 201,
    body: AskRequest, answer: SecondCheckSchema,
    handle: async (call) => {
      const { version, checker } = call.body
      return seenAfter(call, await askSecondCheck(call.web.desk, tokenHolder(call), call.id, version, { checker }))
    },
  }),
  endpoint({
    method: 'post', path: `/second-checks/:id/${acts.second_check.resource}`, summary: acts.second_check.summary, may: 'see_desk', status: 200,
    body: OpinionRequest, answer: SecondCheckSchema,
    handle: async (call) => {
      const { version, ...opinion } = call.body
      return seenAfter(call, await checkSecond(call.web.desk, tokenHolder(call), call.id, version, opinion))
    },
  }),
  endpoint({
    method: 'post', path: `/second-checks/:id/${acts.adjudicate.resource}`, summary: acts.adjudicate.summary, may: 'see_desk', status: 200,
    body: DecisionRequest, answer: SecondCheckSchema,
    handle: async (call) => {
      const { version, ...decision } = call.body
      return seenAfter(call, await adjudicate(call.web.desk, tokenHolder(call), call.id, version, decision))
    },
  }),
  endpoint({
    method: 'post', path: `/second-checks/:id/${acts.cancel_second_check.resource}`, summary: acts.cancel_second_check.summary, may: 'see_desk', status: 200,
    body: VersionRequest, answer: SecondCheckSchema,
    handle: async (call) => seenAfter(call, await cancelSecondCheck(call.web.desk, tokenHolder(call), call.id, call.body.version)),
  }),
]

async function seenAfter({ web, actor }: Pick<Call<unknown, unknown>, 'web' | 'actor'>, { check }: CheckedClaim) {
  return secondCheckResource(await secondCheckFor(web.desk.store, actor, check.id))
}
