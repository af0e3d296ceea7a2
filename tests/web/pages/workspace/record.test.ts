import { get } from 'node:http'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { addComment } from '../../../../src/desk/claims/add-comment.js'
import { dismissClaim } from '../../../../src/desk/claims/dismiss-claim.js'
import { rewordClaim } from '../../../../src/desk/claims/reword-claim.js'
import type { Event } from '../../../../src/domain/event.js'
import { buildArticle, buildPublishedClaim, claimSaying, HARBOUR, PASSWORD, type PublishedClaim } from '../../../factories.js'
import { signedIn, startSite, visit, type Site, type Visitor } from '../../../server.js'

let site: Site
let shown: PublishedClaim
let atDesk: Visitor
beforeAll(async () => {
  site = await startSite()
  shown = await buildPublishedClaim(site.desk)
  const { desk } = site
  const { claim, checker, editor, article } = shown
  for (let n = 1; n <= 102; n += 1) await addComment(desk, n % 2 ? checker : editor, claim.id, { body: `Remark ${n}.` })
  const other = await claimSaying(desk, article.id, 'northern pier')
  const reworded = await rewordClaim(desk, checker, other.id, other.version, { text: other.text.replace('northern', 'southern') })
  await dismissClaim(desk, checker, other.id, reworded.version)
  atDesk = await signedIn(site, checker)
})

const lines = (html: string) => [...(/<ol class="trail">([^]*?)<\/ol>/.exec(html)?.[1] ?? '').matchAll(/<li>([^]*?)<\/li>/g)].map((match) => match[1]!.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ').trim())
const plain = (href: string) => href.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&').replace(/#.*/, '')
const earlier = (html: string) => plain(/href="([^"]+)">Earlier events/.exec(html)?.[1] ?? '')

describe('the trail of an article', () => {
  const path = () => `/desk/articles/${shown.article.id}/record`

  it('tells all that was done to it and its claims in sentences, the newest first, with the words that changed', async () => {
    const { text } = await atDesk.get(path())
    expect(lines(text)[0]).toMatch(/^Robin Check dismissed the claim: .*southern pier/)
    expect(text).toMatch(/in the <del>northern<\/del> <ins>southern<\/ins> pier/)
    expect(text).toContain('<h2 id="trail">109 events</h2>')
    const rest = await atDesk.get(earlier(text))
    expect(lines(rest.text).at(-1)).toMatch(/^Robin Check brought the article in /)
    expect(lines(text).length + lines(rest.text).length).toBe(109)
    expect(earlier(rest.text)).toBe('')
  })

  it('is looked through by who and by what, each with its count, also past a page', async () => {
    const { text } = await atDesk.get(`${path()}?who=${shown.editor.id}&what=comment`)
    expect(text).toContain('<h2 id="trail">51 of 109 events</h2>')
    expect(lines(text)).toHaveLength(51)
    expect(lines(text).every((line) => line.startsWith('Maren Edit commented'))).toBe(true)
    expect(text).toMatch(new RegExp(`<option value="${shown.editor.id}" selected>Maren Edit \\(51\\)`))
    expect(text).toMatch(/<option value="comment" selected>Commented \(51\)/)
    expect(text).toContain('>Robin Check (51)<')
    const all = await atDesk.get(`${path()}?what=comment`)
    expect(lines(all.text)).toHaveLength(100)
    expect(earlier(all.text)).toContain('what=comment')
    expect(lines((await atDesk.get(earlier(all.text))).text)).toHaveLength(2)
  })

  it('is shown whole where what is asked for does not occur in it', async () => {
    for (const query of ['?who=nobody', '?what=nothing', '?what=sign_in', '?events=x', '?who[]=a']) {
      expect((await atDesk.get(path() + query)).text).toContain('<h2 id="trail">109 events</h2>')
    }
    expect((await atDesk.get('/desk/articles/nothing/record')).status).toBe(404)
  })

  it('comes as a file, an event a line with its hash, to the desk alone', async () => {
    const file = await atDesk.get(`${path()}.jsonl`)
    expect(file.headers.get('content-type')).toBe('application/jsonl')
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="trail-${shown.article.id}.jsonl"`)
    const events = file.text.trimEnd().split('\n').map((line) => JSON.parse(line) as Event)
    expect(events.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 109 }, (_, n) => n + 1))
    expect(events[0]).toMatchObject({ activity: 'import', chain: shown.article.id, previousHash: '0'.repeat(64) })
    const packed = await atDesk.get(`${path()}.jsonl`, { 'accept-encoding': 'gzip' })
    expect(packed.text).toBe(file.text)
    expect((await visit(site).get(`${path()}.jsonl`)).status).toBe(303)
    expect((await atDesk.get('/desk/articles/nothing/record.jsonl')).status).toBe(404)
  })
})

it('the trail of a claim is looked through likewise', async () => {
  const { text } = await atDesk.get(`/desk/claims/${shown.claim.id}/record?what=approve`)
  expect(text).toContain('<h2 id="trail">1 of 105 events</h2>')
  expect(lines(text)).toEqual([expect.stringMatching(/^Maren Edit approved the verdict/)])
})

it('a trail is read no faster than it is taken, and no further once whoever asked has left', async () => {
  const { desk } = site
  const { checker, editor } = shown
  const { id } = await buildArticle(desk, checker, { text: HARBOUR.replaceAll('bridge', 'quay') })
  // Three times what the buffers of a connection on one machine hold.
  await desk.store.write(async (tx) => {
    for (let n = 1; n < 3_000; n += 1) {
      await tx.trail.append({ id: desk.newId(), chain: id, at: desk.now(), actor: editor, activity: 'comment', subjectType: 'article', subjectId: id, before: null, after: { body: 'Far. '.repeat(1_000) } })
    }
  })
  const path = `/desk/articles/${id}/record.jsonl`
  const asked = vi.spyOn(desk.store.trail, 'ofChain')
  const signedInBy = await fetch(`${site.url}/sign-in`, {
    method: 'POST', redirect: 'manual', headers: { origin: site.url }, body: new URLSearchParams({ email: checker.email, password: PASSWORD, next: '/desk' }),
  })
  const cookie = signedInBy.headers.getSetCookie().map((line) => line.split(';', 1)[0]).join('; ')
  const closed = new Promise((resolve) => {
    // It reads nothing but the headers.
    const request = get(site.url + path, { headers: { cookie } }, () => void request.destroy())
    request.on('error', resolve).on('close', resolve)
  })
  await closed
  await atDesk.get('/healthz')
  expect(asked.mock.calls.length).toBeLessThan(30)
  asked.mockClear()
  expect((await atDesk.get(path)).text.trimEnd().split('\n')).toHaveLength(3_000)
  expect(asked).toHaveBeenCalledTimes(30)
  expect(site.logged.filter(({ event }) => event === 'mistake')).toEqual([])
})
