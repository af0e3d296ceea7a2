import { beforeAll, describe, expect, it } from 'vitest'
import { buildPublishedClaim, type PublishedClaim } from '../../factories.js'
import { callApi, startSite, type Site } from '../../server.js'

let site: Site
let shown: PublishedClaim
beforeAll(async () => {
  site = await startSite()
  shown = await buildPublishedClaim(site.desk)
})

describe('comments by a token', () => {
  it('are said, answered, resolved, reopened and read; who is named finds them', async () => {
    const { checker, editor, claim } = shown
    const path = `/claims/${claim.id}/comments`
    const begun = await callApi(site, 'POST', path, { as: checker, body: { body: 'Who counted, @Maren Edit?' } })
    expect(begun).toMatchObject({ status: 201, json: { author: 'Robin Check', version: 1, resolved: null, replies: [], removed: null } })
    const { id } = begun.json
    expect((await callApi(site, 'GET', '/mentions', { as: editor })).json).toMatchObject({ items: [{ id, claimId: claim.id, articleId: claim.articleId }], next: null })
    expect((await callApi(site, 'GET', '/mentions', { as: checker })).json.items).toEqual([])
    const answered = await callApi(site, 'POST', path, { as: editor, body: { body: 'The port.', replyTo: id } })
    expect(answered).toMatchObject({ status: 201, json: { id, version: 2, replies: [{ author: 'Maren Edit', body: 'The port.' }] } })
    expect((await callApi(site, 'GET', '/mentions', { as: editor })).json.items).toEqual([])
    expect(await callApi(site, 'POST', `/comments/${id}/resolution`, { as: checker, body: { version: 1 } })).toMatchObject({ status: 409, json: { version: 2 } })
    expect(await callApi(site, 'POST', `/comments/${id}/resolution`, { as: checker, body: { version: 2 } })).toMatchObject({ status: 200, json: { resolved: { by: 'Robin Check' } } })
    expect(await callApi(site, 'POST', `/comments/${id}/reopening`, { as: checker, body: { version: 3 } })).toMatchObject({ status: 200, json: { resolved: null, version: 4 } })
    expect((await callApi(site, 'GET', path, { as: editor })).json.items).toMatchObject([{ id, version: 4 }])
  })

  it('are taken out of one’s queue, and refused in words', async () => {
    const { checker, editor, claim } = shown
    const path = `/claims/${claim.id}/comments`
    const { json } = await callApi(site, 'POST', path, { as: checker, body: { body: '@Maren Edit, see.' } })
    expect(await callApi(site, 'POST', `/comments/${json.id}/acknowledgement`, { as: editor })).toMatchObject({ status: 200, json: { id: json.id } })
    expect((await callApi(site, 'GET', '/mentions', { as: editor })).json.items).toEqual([])
    expect(await callApi(site, 'POST', path, { as: checker, body: { body: '@Zed Zill' } })).toMatchObject({ status: 422, json: { fields: { body: expect.stringContaining('“Zed Zill”') } } })
    expect((await callApi(site, 'POST', path, { as: checker, body: { body: 'Yes.', replyTo: 'nothing' } })).status).toBe(404)
  })

  it('are nothing for strangers', async () => {
    for (const [method, path] of [['GET', `/claims/${shown.claim.id}/comments`], ['GET', '/mentions'], ['POST', '/comments/x/acknowledgement']] as const) {
      expect((await callApi(site, method, path)).status).toBe(401)
    }
  })
})
