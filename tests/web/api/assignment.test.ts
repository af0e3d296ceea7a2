import { expect, it } from 'vitest'
import { buildActor, buildArticle, buildPublishedClaim } from '../../factories.js'
import { callApi, startSite } from '../../server.js'

it('who works on a claim is said by a token, seen at the desk alone, and nobody is replaced unseen', async () => {
  const site = await startSite()
  const { claim, checker, editor } = await buildPublishedClaim(site.desk)
  const path = `/claims/${claim.id}/assignment`
  const body = { assignee: checker.email, dueOn: '2026-03-02' }
  expect((await callApi(site, 'POST', path, { body })).status).toBe(401)
  const given = await callApi(site, 'POST', path, { as: editor, body })
  expect(given).toMatchObject({ status: 200, json: { desk: { assignee: { id: checker.id, name: checker.name, dueOn: '2026-03-02' } } } })
  expect(JSON.stringify((await callApi(site, 'GET', `/claims/${claim.id}`)).json)).not.toContain(checker.id)
  expect(await callApi(site, 'POST', path, { as: editor, body: { assignee: editor.id, from: null } })).toMatchObject({ status: 409, json: { detail: expect.stringContaining('works on this claim since you opened it') } })
  expect(await callApi(site, 'POST', path, { as: editor, body: { assignee: 'nobody' } })).toMatchObject({ status: 422, json: { fields: { assignee: expect.any(String) } } })
  const open = (await site.desk.store.claims.ofArticle((await buildArticle(site.desk, checker, { text: 'The ferry of Holm carries 200 people. The quay was built in 1962.' })).id))[0]!
  expect(await callApi(site, 'POST', `/claims/${open.id}/taking`, { as: checker })).toMatchObject({ status: 200, json: { desk: { assignee: { id: checker.id } } } })
  const other = await buildActor(site.desk, 'fact-checker', 'Ana Check')
  expect((await callApi(site, 'POST', `/claims/${open.id}/taking`, { as: other })).status).toBe(409)
})
