import { beforeAll, describe, expect, it } from 'vitest'
import { approveVerdict } from '../../../src/desk/verdicts/approve-verdict.js'
import { proposeVerdict } from '../../../src/desk/verdicts/propose-verdict.js'
import { snapshotHash } from '../../../src/domain/snapshot.js'
import { buildArticle, buildEvidence, buildPublishedClaim, claimSaying, HARBOUR, LEDGER, type PublishedClaim } from '../../factories.js'
import { callApi, startSite, visit, type Site } from '../../server.js'

let site: Site
let shown: PublishedClaim
beforeAll(async () => {
  site = await startSite()
  shown = await buildPublishedClaim(site.desk)
})

describe('evidence of a claim', () => {
  it('is shown to readers once a verdict is approved with it, without what is said at the desk', async () => {
    const { desk } = site
    const { claim, checker, editor } = shown
    const path = `/claims/${claim.id}`
    const page = async () => (await visit(site).get(path)).text
    const { claim: now } = await buildEvidence(desk, checker, claim, { note: 'A secret note.' })
    expect((await callApi(site, 'GET', path)).json.evidence).toEqual([])
    expect(await page()).not.toContain('What it rests on')
    expect((await callApi(site, 'GET', path, { as: checker })).json.evidence).toMatchObject([{ note: 'A secret note.', pinnedBy: 'Robin Check', doubt: null }])

    const more = { deskNote: 'A secret finding.', recheckOn: '2026-05-01' }
    const judged = await proposeVerdict(desk, checker, claim.id, now.version, { status: 'false', rationale: 'The ledger.', asOf: '2026-03-01', ...more })
    expect((await callApi(site, 'GET', path)).json.evidence).toEqual([])
    await approveVerdict(desk, editor, judged.verdicts.at(-1)!.id, judged.version, { note: '' })
    const { json } = await callApi(site, 'GET', path)
    expect(json.evidence).toEqual([{
      id: expect.any(String), stance: 'supports', title: 'The port’s ledger', url: 'https://port.example.org/ledger',
      quote: 'the repair of the northern pier at 4.2 million crowns', snapshot: snapshotHash(Buffer.from(LEDGER)), retrievedAt: expect.any(String),
    }])
    expect(json.verdict).not.toHaveProperty('deskNote')
    const text = await page()
    for (const words of ['What it rests on', 'Supports', 'href="https://port.example.org/ledger"', 'the repair of the northern pier at 4.2 million crowns', '407b 003f']) {
      expect(text).toContain(words)
    }
    for (const secret of ['A secret', '2026-05-01', '1 May 2026']) for (const told of [JSON.stringify(json), text]) expect(told).not.toContain(secret)
    expect((await callApi(site, 'GET', path, { as: checker })).json.desk.verdicts.at(-1)).toMatchObject({ ...more, withoutEvidence: null })
    const list = await callApi(site, 'GET', `/articles/${claim.articleId}/claims`)
    for (const item of list.json.items) expect(item).not.toHaveProperty('evidence')
  })

  it('is pinned with its page and taken off by a token, and refused in words', async () => {
    const { checker } = shown
    const article = await buildArticle(site.desk, checker, { text: HARBOUR.replaceAll('bridge', 'lock') })
    const claim = await claimSaying(site.desk, article.id, '4.2 million')
    const path = `/claims/${claim.id}/evidence`
    const body = { version: 1, stance: 'context', quote: 'No bid had come in', page: LEDGER }
    expect((await callApi(site, 'POST', path, { body })).status).toBe(401)
    const refused = await callApi(site, 'POST', path, { as: checker, body: { ...body, quote: 'Two bids had come in when this page was written' } })
    expect(refused).toMatchObject({ status: 422, json: { fields: { quote: expect.stringContaining('The nearest there is: “No bid had come in when this page was written.”') } } })
    const pinned = await callApi(site, 'POST', path, { as: checker, body })
    expect(pinned).toMatchObject({ status: 201, json: { desk: { version: 2 }, evidence: [{ stance: 'context', title: 'Works of the port, ledger 2026', url: null }] } })
    const again = { ...body, page: '', snapshot: pinned.json.evidence[0].snapshot, quote: 'without tax', version: 2 }
    expect((await callApi(site, 'POST', path, { as: checker, body: again })).json.evidence).toHaveLength(2)
    const removal = `/evidence/${pinned.json.evidence[0].id}/removal`
    expect((await callApi(site, 'POST', removal, { as: checker, body: { version: 1 } })).status).toBe(409)
    expect(await callApi(site, 'POST', removal, { as: checker, body: { version: 3 } })).toMatchObject({ status: 200, json: { evidence: [{ quote: 'without tax' }] } })
    expect((await callApi(site, 'POST', removal, { as: checker, body: { version: 4 } })).status).toBe(404)
  })

  it('is asked for by a verdict that says what is true', async () => {
    const { checker } = shown
    const article = await buildArticle(site.desk, checker, { text: HARBOUR.replaceAll('bridge', 'weir') })
    const claim = await claimSaying(site.desk, article.id, '4.2 million')
    const path = `/claims/${claim.id}/verdicts`
    const body = { version: 1, status: 'verified', rationale: 'Seen.', asOf: '2026-02-28' }
    expect(await callApi(site, 'POST', path, { as: checker, body })).toMatchObject({ status: 422, json: { fields: { withoutEvidence: expect.any(String) } } })
    expect((await callApi(site, 'POST', path, { as: checker, body: { ...body, recheckOn: '2026-02-27', withoutEvidence: 'x' } })).json.fields).toHaveProperty('recheckOn')
    expect((await callApi(site, 'POST', path, { as: checker, body: { ...body, status: 'unverifiable' } })).status).toBe(201)
    const { json } = await callApi(site, 'POST', path, { as: checker, body: { ...body, version: 2, withoutEvidence: 'Seen on the spot.' } })
    expect(json.desk.verdicts.at(-1)).toMatchObject({ withoutEvidence: 'Seen on the spot.', deskNote: null, recheckOn: null })
  })
})
