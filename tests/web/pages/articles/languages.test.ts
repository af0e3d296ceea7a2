// An article in another language: which it is, from which side it is read, and that nobody looked for its sources.
import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptClaim } from '../../../../src/desk/claims/accept-claim.js'
import { publishArticle } from '../../../../src/desk/articles/publish-article.js'
import type { Person } from '../../../../src/domain/permission.js'
import { buildActor, buildArticle } from '../../../factories.js'
import { callApi, signedIn, startSite, visit, type Site, type Visitor } from '../../../server.js'

const ARABIC = 'أغلقت البلدية الجسر القديم يوم الاثنين بعد ظهور شقوق في الدعامة الشمالية. وقال المهندس سامر حداد إن الإصلاح سيكلف أربعة ملايين.'
const HEBREW = 'העירייה סגרה את הגשר הישן ביום שני. המהנדסת אמרה שהתיקון יעלה ארבעה מיליון.'

let site: Site
let editor: Person
let atDesk: Visitor
beforeAll(async () => {
  site = await startSite()
  editor = await buildActor(site.desk, 'editor')
  atDesk = await signedIn(site, editor)
})

async function published(text: string, title: string) {
  const article = await buildArticle(site.desk, editor, { text, title, publishedOn: null })
  const [claim] = await site.desk.store.claims.ofArticle(article.id)
  await acceptClaim(site.desk, editor, claim!.id, claim!.version)
  await publishArticle(site.desk, editor, article.id, article.version)
  return { article: (await site.desk.store.articles.find(article.id))!, claim: claim! }
}

const ownText = (element: Element): string => [...element.childNodes].map((node) => (node.nodeType === 3 ? node.textContent ?? '' : '')).join('')
const sideOf = (element: Element): string => `${element.closest('[lang]')?.getAttribute('lang')} ${element.closest('[dir]')?.getAttribute('dir')}`

describe('an article from the right to the left', () => {
  it('is found to be so at import, and says so of its own words on every page, never of ours', async () => {
    const { article, claim } = await published(ARABIC, 'إغلاق الجسر')
    expect(article.language).toBe('ar')
    const paths = ['/', `/articles/${article.id}`, `/claims/${claim.id}`, '/desk', `/desk/articles/${article.id}?claim=${claim.id}`, `/desk/articles/${article.id}/details`]
    for (const path of paths) {
      const { text } = await atDesk.get(path)
      expect(text).toContain('<html lang="en"')
      const { document } = parseHTML(text)
      const own = [...document.querySelectorAll('body *')].filter((element) => /الجسر|البلدية/.test(ownText(element)))
      expect([path, own.length > 0]).toEqual([path, true])
      // What a person types goes by its own first letter.
      for (const element of own.filter(({ tagName }) => tagName !== 'TEXTAREA')) expect([path, element.outerHTML, sideOf(element)]).toEqual([path, element.outerHTML, 'ar rtl'])
    }
    const page = (await visit(site).get(`/articles/${article.id}`)).text
    expect(page).toMatch(/<h1 lang="ar" dir="rtl">إغلاق الجسر<\/h1>/)
    expect(page).toMatch(/<div class="story-text serif" lang="ar" dir="rtl">\s*<p dir="rtl">/)
    expect(page).toContain('>Arabic<')
    expect((await atDesk.get(`/desk/articles/${article.id}`)).text).toContain('>Arabic<')
    expect((await callApi(site, 'GET', `/articles/${article.id}`)).json).toMatchObject({ language: 'ar', direction: 'rtl' })
  })

  it('is never said to name no source: nobody looked for one', async () => {
    const { article, claim } = await published(HEBREW, 'הגשר נסגר')
    const page = (await visit(site).get(`/articles/${article.id}`)).text
    expect(page).toContain('Sources not looked for')
    expect(page).toMatch(/<dt>No source given<\/dt><dd><b>0<\/b>/)
    expect(page).toMatch(/<dt>Sources not looked for<\/dt><dd><b>1<\/b>/)
    const claimPage = (await visit(site).get(`/claims/${claim.id}`)).text
    expect(claimPage).toContain('Its sources were not looked for')
    expect(claimPage).not.toContain('names no source')
    const workspace = (await atDesk.get(`/desk/articles/${article.id}`)).text
    expect(workspace).not.toContain('No source named')
    expect(workspace).toContain('data-sourcing="not_looked_for"')
    expect((await atDesk.get(`/desk/articles/${article.id}?sourcing=not_looked_for`)).text).toContain(`id="claim-${claim.id}"`)
    expect((await callApi(site, 'GET', `/claims/${claim.id}`)).json).toMatchObject({ sourcing: 'not_looked_for', attributions: [] })
  })
})

describe('the language of an article', () => {
  const details = { title: 'Pont', byline: '', publisher: '', publishedOn: '', url: '' }

  it('is what its words say, where its page says English for all pages alike', async () => {
    const body = `<p>${ARABIC} ${ARABIC}</p>`
    const html = `<html lang="en"><head><title>الجسر</title></head><body><article><h1>الجسر</h1>${body}</article></body></html>`
    const preview = await atDesk.upload('/desk/articles/preview', { text: html, format: 'html' })
    expect(preview.text).toMatch(/name="language"[^>]*value="ar"/)
    const { json } = await callApi(site, 'POST', '/articles', { as: editor, body: { text: html, format: 'html' } })
    expect(json).toMatchObject({ language: 'ar', direction: 'rtl' })
  })

  it('is corrected under Details, as a label: claims stay, and the trail tells of it', async () => {
    const { desk } = site
    const article = await buildArticle(desk, editor, { text: 'Kort nyt om en bro, 3 meter lang.', title: 'Bro' })
    const before = await desk.store.claims.ofArticle(article.id)
    const path = `/desk/articles/${article.id}/details`
    expect((await atDesk.get(path)).text).toContain('leaves its claims as they are')
    const refused = await atDesk.post(path, { ...details, language: 'danish', version: '1' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Write the language as a tag')
    expect(refused.text).toContain('value="danish"')
    expect((await atDesk.post(path, { ...details, language: 'da_dk', version: '1' })).status).toBe(303)
    expect((await desk.store.articles.find(article.id))!.language).toBe('da-DK')
    expect(await desk.store.claims.ofArticle(article.id)).toEqual(before)
    expect((await desk.store.trail.about([article.id])).at(-1)).toMatchObject({ activity: 'edit_details', after: { language: 'da-DK' } })
    expect((await atDesk.post(path, { ...details, language: '', version: '2' })).status).toBe(303)
    expect((await callApi(site, 'GET', `/articles/${article.id}`, { as: editor })).json).toMatchObject({ language: null, direction: 'auto' })
    expect((await atDesk.get(`/desk/articles/${article.id}`)).text).toContain('Language not known')
  })

  it('is kept as typed at import, also where it is left empty, and found where nobody says', async () => {
    const { desk } = site
    const languageOf = async (text: string, language?: string | null) =>
      (await buildArticle(desk, editor, { text, ...(language !== undefined && { language }) })).language
    expect(await languageOf('The bridge is 3 metres long.', 'en_gb')).toBe('en-GB')
    expect(await languageOf('The bridge is 4 metres long.', '')).toBe(null)
    expect(await languageOf('The bridge is 5 metres long.')).toBe('en')
    expect(await languageOf('The bridge is 6 metres long.', null)).toBe('en')
    await expect(languageOf('The bridge is 7 metres long.', 'klingonish')).rejects.toMatchObject({ fields: { language: expect.stringContaining('tag') } })
  })

  it('that its document says it is in, and that was not read, leaves its sources unsure', async () => {
    const article = await buildArticle(site.desk, editor, { text: 'Bro lukket: 3 meter lang revne.', language: 'da' })
    for (const claim of await site.desk.store.claims.ofArticle(article.id)) expect(claim.sourceSearch).toBe('unsure')
  })
})
