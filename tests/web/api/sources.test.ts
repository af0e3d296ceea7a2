import { beforeEach, describe, expect, it } from 'vitest'
import { attributeClaim } from '../../../src/desk/claims/attribute-claim.js'
import type { Person } from '../../../src/domain/permission.js'
import type { SourceKind } from '../../../src/domain/source.js'
import { buildActor, buildArticle } from '../../factories.js'
import { callApi, startSite, type Site } from '../../server.js'

let site: Site
let checker: Person
let articles = 0
beforeEach(async () => {
  site = await startSite()
  checker = await buildActor(site.desk)
})

async function saidBy(name: string, kind: SourceKind): Promise<string> {
  articles += 1
  const article = await buildArticle(site.desk, checker, { text: `The ferry sank ${articles} boats in the bay.` })
  const [claim] = await site.desk.store.claims.ofArticle(article.id)
  const { attributions } = await attributeClaim(site.desk, checker, claim!.id, claim!.version, { chains: [{ hops: [{ source: { name, kind }, mode: 'indirect' }] }] })
  return attributions[0]!.hops[0]!.source.id
}
const call = (method: string, path: string, body?: unknown) => callApi(site, method, path, { as: checker, ...(body !== undefined && { body }) })

describe('sources, by the API', () => {
  it('are listed by name, with how many claims each stands in', async () => {
    for (const name of ['Kim Aas', 'Ada Brandt', 'Kim Aas']) await saidBy(name, 'person')
    await saidBy('Harbour Times', 'publication')
    const first = await call('GET', '/desk/sources?kind=person&limit=1')
    expect(first.json).toMatchObject({ items: [{ name: 'Ada Brandt', claimCount: 1 }], next: expect.any(String) })
    const second = await call('GET', `/desk/sources?kind=person&limit=1&after=${encodeURIComponent(first.json.next as string)}`)
    expect(second.json).toMatchObject({ items: [{ name: 'Kim Aas', claimCount: 2 }], next: null })
    expect((await call('GET', '/desk/sources?query=harbour')).json.items).toHaveLength(1)
    expect((await callApi(site, 'GET', '/desk/sources')).status).toBe(401)
  })

  it('are changed from the version that was seen', async () => {
    const id = await saidBy('Kim Aas', 'person')
    const body = { version: 1, name: 'Kim Aas', kind: 'person', role: 'mayor', aliases: ['K. Aas'], reliability: 'Often late.' }
    expect((await call('POST', `/sources/${id}/details`, body)).json).toEqual({
      id, name: 'Kim Aas', kind: 'person', aliases: [], role: 'mayor', sameAs: null,
      desk: { version: 2, otherNames: ['K. Aas'], mergedNames: [], reliability: 'Often late.', mergedInto: null },
    })
    expect(await call('POST', `/sources/${id}/details`, body)).toMatchObject({ status: 409, json: { version: 2 } })
    expect(await call('POST', `/sources/${id}/details`, { ...body, version: 2, sameAs: 'http://x' })).toMatchObject({ status: 422, json: { fields: { sameAs: expect.stringContaining('https://') } } })
  })

  it('keep what is left out, and come to no other version by what they answered themselves', async () => {
    const [id, other] = [await saidBy('Port Office', 'organization'), await saidBy('Harbour Office', 'organization')]
    await call('POST', `/sources/${id}/details`, { version: 1, role: 'runs the port', aliases: ['PO'], sameAs: 'https://port.example/', reliability: 'Slow.' })
    await call('POST', `/sources/${id}/merge`, { version: 2, other: { id: other, version: 1 } })
    const whole = await call('POST', `/sources/${id}/details`, { version: 3, role: null })
    expect(whole.json).toMatchObject({
      name: 'Port Office', kind: 'organization', role: null, sameAs: 'https://port.example/',
      desk: { version: 4, otherNames: ['PO'], mergedNames: ['Harbour Office'], reliability: 'Slow.' },
    })
    const { name, kind, role, sameAs, desk: { version, otherNames, reliability } } = whole.json as { name: string; kind: string; role: null; sameAs: string; desk: { version: number; otherNames: string[]; reliability: string } }
    expect((await call('POST', `/sources/${id}/details`, { version, name, kind, role, sameAs, aliases: otherNames, reliability })).json).toMatchObject({ desk: { version: 4 } })
    expect((await call('POST', `/sources/${id}/details`, { version })).json).toMatchObject({ desk: { version: 4 } })
    expect(await call('POST', `/sources/${id}/details`, { version, name: ' ' })).toMatchObject({ status: 422 })
  })

  it('are merged, answered by the one that stands for both, and taken apart', async () => {
    const [kept, other] = [await saidBy('Port Office', 'organization'), await saidBy('Harbour Office', 'organization')]
    const merged = await call('POST', `/sources/${kept}/merge`, { version: 1, other: { id: other, version: 1 } })
    expect(merged).toMatchObject({ status: 200, json: { id: kept, desk: { version: 2, otherNames: [], mergedNames: ['Harbour Office'] } } })
    expect((await call('GET', `/sources/${other}`)).json).toMatchObject({ id: kept })
    expect((await call('GET', `/sources/${other}/claims`)).json.items).toHaveLength(2)
    expect((await call('POST', `/sources/${kept}/merge`, { version: 1, other: { id: other, version: 1 } })).status).toBe(409)
    expect(await call('POST', `/sources/${kept}/separation`, { version: 2, other: { id: other, version: 2 } })).toMatchObject({ status: 200, json: { desk: { mergedNames: [] } } })
    expect((await call('GET', `/sources/${other}/claims`)).json.items).toHaveLength(1)
  })
})
