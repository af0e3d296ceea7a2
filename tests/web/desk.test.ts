import { beforeAll, describe, expect, it } from 'vitest'
import { acceptClaim } from '../../src/desk/accept-claim.js'
import type { Actor } from '../../src/domain/permission.js'
import { buildActor, buildArticle, claimSaying, HARBOUR } from '../factories.js'
import { signedIn, startSite, visit, type Site, type Visitor } from '../server.js'

let site: Site
let checker: Actor
let editor: Actor
let atDesk: Visitor
let asEditor: Visitor
beforeAll(async () => {
  site = await startSite({ signInTries: 5 })
  checker = await buildActor(site.desk, 'fact-checker', 'Robin Check')
  editor = await buildActor(site.desk, 'editor', 'Maren Edit')
  atDesk = await signedIn(site, checker)
  asEditor = await signedIn(site, editor)
})

let articles = 0
async function draft() {
  articles += 1
  const article = await buildArticle(site.desk, checker, { text: `${HARBOUR}\n\nThis was edition ${articles}.` })
  return { article, claim: await claimSaying(site.desk, article.id, '4.2 million') }
}

describe('signing in', () => {
  it('leads to where the person wanted to go, and only within this site', async () => {
    const visitor = visit(site)
    const fields = { email: checker.email, password: 'correct horse battery' }
    expect(await visitor.post('/sign-in', { ...fields, next: '/desk/tokens' })).toMatchObject({ status: 303, location: '/desk/tokens' })
    expect(await visit(site).post('/sign-in', { ...fields, next: 'https://example.net/x' })).toMatchObject({ location: '/desk' })
    expect(await visit(site).post('/sign-in', { ...fields, next: '//example.net' })).toMatchObject({ location: '/desk' })
  })

  it('says the same of a wrong password and an unknown address, and keeps what was typed', async () => {
    const answers = [
      await visit(site).signIn(checker, 'not the password'),
      await visit(site).signIn({ email: 'nobody@example.com' }, 'not the password'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 401])
    expect(answers[0]!.text).toContain(`value="${checker.email}"`)
    expect(answers[0]!.text.replaceAll(checker.email, '')).toBe(answers[1]!.text.replaceAll('nobody@example.com', ''))
  })

  it('is limited, with a page that says so', async () => {
    const guarded = await startSite({ signInTries: 2 })
    const statuses: number[] = []
    for (let n = 0; n < 3; n += 1) statuses.push((await visit(guarded).signIn({ email: 'a@example.com' }, 'wrong wrong')).status)
    expect(statuses).toEqual([401, 401, 429])
  })

  it('out again ends the session', async () => {
    const visitor = await signedIn(site, checker)
    expect((await visitor.get('/desk')).status).toBe(200)
    await visitor.post('/sign-out', {})
    expect((await visitor.get('/desk')).status).toBe(303)
  })
})

describe('forms from elsewhere', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
  ])('%s is refused and changes nothing', async (_what, headers) => {
    const { claim } = await draft()
    const answer = await atDesk.post(`/desk/claims/${claim.id}/acceptance`, { version: '1' }, headers)
    expect(answer.status).toBe(403)
    expect(await site.desk.store.claims.find(claim.id)).toMatchObject({ stage: 'proposed' })
  })
})

describe('importing', () => {
  const details = { title: 'Ferry', byline: '', publisher: '', publishedOn: '', url: '', format: 'plain' }

  it('reads what the document says of itself, lets it be edited, and leads to the workspace', async () => {
    const markdown = '---\ntitle: Ferry *late*\nbyline: Ana Sousa\ndate: 2026-02-01\n---\n\nThe **ferry** sank two boats in 2019.'
    const preview = await atDesk.upload('/desk/articles/preview', { text: markdown, format: 'markdown' })
    expect(preview.status).toBe(200)
    expect(preview.text).toContain('value="Ana Sousa"')
    expect(preview.text).toContain('The ferry sank two boats in 2019.')
    const saved = await atDesk.upload('/desk/articles', { ...details, text: 'The ferry sank two boats in 2019.' })
    expect(saved.status).toBe(303)
    const workspace = await atDesk.get(saved.location!)
    expect(workspace.text).toContain('Ferry')
    expect(workspace.text).toContain('two boats')
  })

  it('takes a file', async () => {
    const html = '<html><head><title>Lighthouse</title></head><body><article><h1>Lighthouse</h1><p>' +
      'The lighthouse at Kvalnes was built in 1871 and stands 23 metres high. '.repeat(8) + '</p></article></body></html>'
    const file = new File([html], 'page.html', { type: 'text/html' })
    const preview = await atDesk.upload('/desk/articles/preview', { text: '', format: 'plain', file })
    expect(preview.status).toBe(200)
    expect(preview.text).toContain('Kvalnes')
  })

  it('keeps what was typed when the details need mending', async () => {
    const answer = await atDesk.upload('/desk/articles', { ...details, title: '', url: 'nowhere', byline: 'Ana', text: 'The pier is long.' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Give the article a title.')
    expect(answer.text).toContain('value="nowhere"')
    expect(answer.text).toContain('value="Ana"')
    expect(answer.text).toContain('The pier is long.')
  })

  it.each([
    ['nothing', { text: '  ' }, 422],
    ['a picture', { text: '', file: new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])], 'a.txt') }, 422],
    ['not UTF-8', { text: '', file: new File([new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x20, 0x6f])], 'a.txt') }, 422],
    ['over a megabyte of text', { text: '', file: new File(['The pier is long. '.repeat(60_000)], 'a.txt') }, 413],
  ])('%s gets a sentence that says what to do', async (_what, fields, status) => {
    const answer = await atDesk.upload('/desk/articles/preview', { format: 'plain', ...fields })
    expect(answer.status).toBe(status)
    expect(answer.text).toMatch(/Paste|Save it|Import it in parts|Choose|choose|parts/)
    expect(answer.text).not.toMatch(/Error|\bat \/|stack/)
  })

  it('the same text again leads to the article that has it', async () => {
    const { article } = await draft()
    const { text } = (await site.desk.store.articles.newestRevision(article.id))!
    const answer = await atDesk.upload('/desk/articles', { ...details, text })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain(`/desk/articles/${article.id}`)
  })
})

describe('the review workspace', () => {
  it('shows the text with its claims marked, and the chosen card opened', async () => {
    const { article, claim } = await draft()
    const { status, text } = await atDesk.get(`/desk/articles/${article.id}?claim=${claim.id}`)
    expect(status).toBe(200)
    expect(text).toContain(`id="claim-${claim.id}"`)
    expect(text).toContain(`action="/desk/claims/${claim.id}/verdicts"`)
  })

  it('filters by sourcing and says what to do where nothing matches', async () => {
    const { article, claim } = await draft()
    const unsourced = await atDesk.get(`/desk/articles/${article.id}?sourcing=none`)
    const unnamed = await atDesk.get(`/desk/articles/${article.id}?sourcing=unnamed`)
    expect(unsourced.text).toContain(`id="claim-${claim.id}"`)
    expect(unnamed.text).not.toContain(`id="claim-${claim.id}"`)
    expect((await atDesk.get(`/desk/articles/${article.id}?status=false`)).text).toMatch(/clear/i)
  })

  it('accepts a claim without JavaScript and comes back to its card', async () => {
    const { article, claim } = await draft()
    const answer = await atDesk.post(`/desk/claims/${claim.id}/acceptance`, { version: '1' })
    expect(answer).toMatchObject({ status: 303, location: `/desk/articles/${article.id}?claim=${claim.id}#claim-${claim.id}` })
    expect(await site.desk.store.claims.find(claim.id)).toMatchObject({ stage: 'accepted' })
  })

  it('answers the page’s script with the card alone', async () => {
    const { claim } = await draft()
    const answer = await atDesk.post(`/desk/claims/${claim.id}/acceptance`, { version: '1' }, { 'x-fragment': 'card' })
    expect(answer.status).toBe(200)
    expect(answer.text).toContain(`id="claim-${claim.id}"`)
    expect(answer.text).toContain('data-stage="accepted"')
    expect(answer.text).not.toContain('<html')
  })

  it('a stale form shows both sides and keeps what was typed; sent again it goes through', async () => {
    const { claim } = await draft()
    await acceptClaim(site.desk, editor, claim.id, 1)
    const typed = { version: '1', text: 'The repair costs 4,200,000 crowns.' }
    const conflict = await atDesk.post(`/desk/claims/${claim.id}/wording`, typed)
    expect(conflict.status).toBe(409)
    expect(conflict.text).toContain('4,200,000')
    expect(conflict.text).toContain(claim.text)
    const version = /name="version" value="(\d+)"/.exec(conflict.text)?.[1]
    expect(version).toBe('2')
    await atDesk.post(`/desk/claims/${claim.id}/wording`, { ...typed, version: version! })
    expect(await site.desk.store.claims.find(claim.id)).toMatchObject({ text: typed.text, stage: 'accepted' })
  })

  it('a verdict that lacks a rationale comes back as it was typed', async () => {
    const { claim } = await draft()
    const fields = { version: '1', status: 'misleading', rationale: ' ', asOf: '2026-02-03' }
    const answer = await atDesk.post(`/desk/claims/${claim.id}/verdicts`, fields)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Say why')
    expect(answer.text).toContain('2026-02-03')
  })

  it('previews a rationale as sanitised HTML', async () => {
    const { text } = await atDesk.post('/desk/markdown', { text: '**bold** <script>alert(1)</script> [x](javascript:alert(1))' })
    expect(text).toContain('<strong>bold</strong>')
    expect(text).not.toMatch(/<script|javascript:/)
  })

  it('lets an editor approve, and nobody approve their own verdict', async () => {
    const { claim } = await draft()
    const verdict = { version: '1', status: 'verified', rationale: 'The tender.', asOf: '2026-02-03' }
    await asEditor.post(`/desk/claims/${claim.id}/verdicts`, verdict)
    const own = (await site.desk.store.claims.find(claim.id))!.verdicts[0]!
    expect((await asEditor.post(`/desk/verdicts/${own.id}/approval`, { version: '2' })).status).toBe(403)
    expect((await atDesk.post(`/desk/verdicts/${own.id}/approval`, { version: '2' })).status).toBe(403)

    await atDesk.post(`/desk/claims/${claim.id}/verdicts`, { ...verdict, version: '2' })
    const next = (await site.desk.store.claims.find(claim.id))!.verdicts[1]!
    expect((await asEditor.post(`/desk/verdicts/${next.id}/approval`, { version: '3' })).status).toBe(303)
    expect(await site.desk.store.claims.find(claim.id)).toMatchObject({ stage: 'approved', status: 'verified' })
  })
})

describe('publishing', () => {
  it('is for editors', async () => {
    const { article } = await draft()
    const refused = await atDesk.post(`/desk/articles/${article.id}/publication`, { version: '1' })
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('Only editors publish')
    expect((await visit(site).get(`/articles/${article.id}`)).status).toBe(404)
    expect((await asEditor.post(`/desk/articles/${article.id}/publication`, { version: '1' })).status).toBe(303)
    expect((await visit(site).get(`/articles/${article.id}`)).status).toBe(200)
  })
})

describe('tokens', () => {
  it('are shown once and can be revoked', async () => {
    const made = await atDesk.post('/desk/tokens', { name: 'newsroom script' })
    expect(made.status).toBe(201)
    const token = /ct_[\w-]+/.exec(made.text)?.[0]
    expect(token).toBeDefined()
    expect((await atDesk.get('/desk/tokens')).text).not.toContain(token!)
    const [row] = await site.desk.store.users.tokensOf(checker.id)
    await atDesk.post(`/desk/tokens/${row!.id}/revocation`, {})
    const answer = await fetch(`${site.url}/api/v1/articles`, { headers: { authorization: `Bearer ${token}` } })
    expect(answer.status).toBe(401)
  })
})

describe('errors', () => {
  it.each([
    ['a claim that is not there', '/desk/claims/none/acceptance', { version: '1' }, 404],
    ['a form without a version', null, {}, 422],
  ])('%s is a page in words', async (_what, path, fields, status) => {
    const { claim } = await draft()
    const answer = await atDesk.post(path ?? `/desk/claims/${claim.id}/acceptance`, fields)
    expect(answer.status).toBe(status)
    expect(answer.text).toContain('<main')
    expect(answer.text).not.toMatch(/\bat .*\.(ts|js):\d+/)
  })
})
