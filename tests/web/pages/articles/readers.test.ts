import { beforeAll, describe, expect, it } from 'vitest'
import { dismissClaim } from '../../../../src/desk/claims/dismiss-claim.js'
import { proposeVerdict } from '../../../../src/desk/verdicts/propose-verdict.js'
import { publishArticle } from '../../../../src/desk/articles/publish-article.js'
import { retractArticle } from '../../../../src/desk/articles/retract-article.js'
import { buildActor, buildArticle, buildPublishedClaim, claimSaying, type PublishedClaim } from '../../../factories.js'
import { startSite, visit, type Site } from '../../../server.js'

let site: Site
let published: PublishedClaim
beforeAll(async () => {
  site = await startSite()
  published = await buildPublishedClaim(site.desk)
})

describe('a reader without an account', () => {
  it('finds published articles on the front page and no drafts', async () => {
    const checker = await buildActor(site.desk, 'fact-checker', 'Draft Writer')
    await buildArticle(site.desk, checker, { title: 'Not ready at all', text: 'The mayor resigned on Friday.' })
    const { status, text } = await visit(site).get('/')
    expect(status).toBe(200)
    expect(text).toContain('Bridge to close')
    expect(text).not.toContain('Not ready at all')
  })

  it('follows a claim from the article to its verdict', async () => {
    const { article, claim } = published
    const page = await visit(site).get(`/articles/${article.id}`)
    expect(page.text).toContain(`/claims/${claim.id}`)
    const claimPage = await visit(site).get(`/claims/${claim.id}`)
    expect(claimPage.status).toBe(200)
    expect(claimPage.text).toContain('<strong>tender</strong>')
    expect(claimPage.text).toContain('Verified')
  })

  it('sees neither proposed nor dismissed claims', async () => {
    const { desk } = site
    const { article, checker } = published
    const proposed = await claimSaying(desk, article.id, 'cracks')
    expect((await visit(site).get(`/claims/${proposed.id}`)).status).toBe(404)
    const dismissed = await dismissClaim(desk, checker, proposed.id, proposed.version)
    expect((await visit(site).get(`/claims/${dismissed.id}`)).status).toBe(404)
    expect((await visit(site).get(`/articles/${article.id}`)).text).not.toContain(proposed.id)
  })

  it('sees the approved verdict while a newer one only waits for approval', async () => {
    const { desk } = site
    const { claim, checker } = published
    const now = (await desk.store.claims.find(claim.id))!
    await proposeVerdict(desk, checker, claim.id, now.version, {
      status: 'false', rationale: 'A secret finding.', asOf: '2026-02-28', withoutEvidence: 'Seen on the spot.',
    })
    const { text } = await visit(site).get(`/claims/${claim.id}`)
    expect(text).toContain('Verified')
    expect(text).not.toContain('A secret finding.')
  })

  it('is told of a retraction and its reason, in the words of the editor and safely', async () => {
    const { desk } = site
    const other = await buildArticle(desk, published.editor, { text: 'The museum burned down in 1911.', title: 'Museum' })
    await publishArticle(desk, published.editor, other.id, 1)
    await retractArticle(desk, published.editor, other.id, 2, { reason: 'It was <b>1912</b>.' })
    const { status, text } = await visit(site).get(`/articles/${other.id}`)
    expect(status).toBe(200)
    expect(text).toContain('It was &lt;b&gt;1912&lt;/b&gt;.')
    expect((await visit(site).get('/')).text).not.toContain('Museum')
  })

  it('gets the same 404 for a draft as for nothing', async () => {
    const draft = await buildArticle(site.desk, published.editor, { text: 'A draft of one sentence was written.' })
    const answers = await Promise.all([`/articles/${draft.id}`, '/articles/01ARZ3NDEKTSV4RRFFQ69G5FAV'].map((path) => visit(site).get(path)))
    expect(answers.map(({ status }) => status)).toEqual([404, 404])
    expect(answers[0]!.text.replace(draft.id, '')).toBe(answers[1]!.text.replace('01ARZ3NDEKTSV4RRFFQ69G5FAV', ''))
  })

  it('cannot learn of a source that stands only in drafts', async () => {
    const draft = await buildArticle(site.desk, published.editor, { text: 'Whistleblower Ida Nord said the dam leaks.' })
    const [claim] = await site.desk.store.claims.ofArticle(draft.id)
    const source = claim!.attributions[0]!.hops[0]!.source
    expect(source.name).toContain('Nord')
    expect((await visit(site).get(`/sources/${source.id}`)).status).toBe(404)
  })

  it('is kept from the desk by the sign-in page, which leads back', async () => {
    const { status, location } = await visit(site).get('/desk/articles/new')
    expect(status).toBe(303)
    expect(location).toBe('/sign-in?next=%2Fdesk%2Farticles%2Fnew')
  })
})

describe('every page', () => {
  it('comes with a strict policy: nothing inline, nothing from elsewhere', async () => {
    const { headers, text } = await visit(site).get('/')
    const policy = headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/unsafe|https?:/)
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
  })
})
