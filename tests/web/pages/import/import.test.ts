import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../../../../src/domain/permission.js'
import { createThreads } from '../../../../src/threads/threads.js'
import { buildActor, buildArticle } from '../../../factories.js'
import { signedIn, startSite, type Site, type Visitor } from '../../../server.js'

let site: Site
let atDesk: Visitor
let checker: Person
beforeAll(async () => {
  site = await startSite()
  checker = await buildActor(site.desk)
  atDesk = await signedIn(site, checker)
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

  it('keeps what was typed when too many long texts wait for their turn', async () => {
    const busy = await startSite({}, createThreads({ threads: 0, waiting: 0 }))
    const visitor = await signedIn(busy, await buildActor(busy.desk))
    const text = 'The pier is 400 metres long. '.repeat(800)
    const preview = await visitor.upload('/desk/articles/preview', { text, format: 'plain' })
    const answer = await visitor.upload('/desk/articles', { ...details, byline: 'Ana', text })
    for (const { status, headers } of [preview, answer]) expect([status, headers.get('retry-after')]).toEqual([503, '30'])
    for (const kept of ['Many long texts', text.trim()]) expect(preview.text).toContain(kept)
    for (const kept of ['Many long texts', 'value="Ana"', text.trim()]) expect(answer.text).toContain(kept)
    expect((await busy.desk.store.articles.isEmpty())).toBe(true)
  })

  it('keeps the details too when it is the text that needs mending', async () => {
    const typed = { ...details, title: 'Ferry late', byline: 'Ana Sousa', language: 'pt', format: 'markdown', text: ' … ' }
    const answer = await atDesk.upload('/desk/articles', typed)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('There is no text to check')
    for (const kept of ['Ferry late', 'Ana Sousa', 'pt', 'markdown']) expect(answer.text).toContain(`value="${kept}"`)
  })

  it('says before it is saved how much was found', async () => {
    const text = 'The quay at Nes was rebuilt in 1988. It cost 3 million crowns. Will it last?'
    const preview = await atDesk.upload('/desk/articles/preview', { text, format: 'plain' })
    expect(preview.text).toMatch(/3 sentences, \d+ claims? found/)
  })

  it('keeps what was typed when the file beside it is too large to be read', async () => {
    const file = new File(['The pier is long. '.repeat(300_000)], 'a.txt')
    const answer = await atDesk.upload('/desk/articles/preview', { text: 'What I had typed.', format: 'markdown', file })
    expect(answer.status).toBe(413)
    expect(answer.text).toContain('at most 5 MB are read')
    expect(answer.text).toContain('What I had typed.')
    expect(answer.text).toMatch(/value="markdown" selected/)
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
    const article = await buildArticle(site.desk, checker)
    const { text } = (await site.desk.store.articles.newestRevision(article.id))!
    const answer = await atDesk.upload('/desk/articles', { ...details, text })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain(`/desk/articles/${article.id}`)
  })
})
