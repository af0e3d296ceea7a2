import { beforeEach, describe, expect, it } from 'vitest'
import { redactEvent } from '../../../../src/desk/claims/redact-event.js'
import { acceptClaim } from '../../../../src/desk/claims/accept-claim.js'
import { dismissClaim } from '../../../../src/desk/claims/dismiss-claim.js'
import { reinstateClaim, withdrawClaim } from '../../../../src/desk/claims/withdraw-claim.js'
import { restoreClaim } from '../../../../src/desk/claims/restore-claim.js'
import { rewordClaim } from '../../../../src/desk/claims/reword-claim.js'
import { retractArticle } from '../../../../src/desk/articles/retract-article.js'
import { InvalidInput, InvalidTransition, NotAllowed } from '../../../../src/domain/errors.js'
import { buildActor, buildPublishedClaim, claimSaying, type PublishedClaim } from '../../../factories.js'
import { callApi, signedIn, startSite, visit, type Site } from '../../../server.js'

let site: Site
let published: PublishedClaim
beforeEach(async () => {
  site = await startSite()
  published = await buildPublishedClaim(site.desk)
})
const page = async (id = published.claim.id) => visit(site).get(`/claims/${id}`)
const current = async (id = published.claim.id) => (await site.desk.store.claims.find(id))!

describe('a claim that readers could see', () => {
  it('is public since its article was published, or since it was accepted in a published one', async () => {
    const { claim, article, editor } = published
    expect((await current()).publicSince).toEqual(article.publishedAt)
    const other = await claimSaying(site.desk, article.id, 'cracks')
    expect(other.publicSince).toBeNull()
    const accepted = await acceptClaim(site.desk, editor, other.id, other.version)
    expect(accepted.publicSince).toEqual(accepted.updatedAt)
    expect(claim.id).not.toBe(other.id)
  })

  it('is not a fact-checker’s to dismiss, to put back or to reword, who is told to ask an editor', async () => {
    const { claim, checker } = published
    const { version } = await current()
    for (const verb of [dismissClaim, restoreClaim]) await expect(verb(site.desk, checker, claim.id, version)).rejects.toThrow(NotAllowed)
    await expect(rewordClaim(site.desk, checker, claim.id, version, { text: 'Other words.', note: 'So.' })).rejects.toThrow(NotAllowed)
    const atDesk = await signedIn(site, checker)
    const refused = await atDesk.post(`/desk/claims/${claim.id}/dismissal`, { version: String(version) })
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('Ask an editor.')
    const card = await atDesk.get(`/desk/articles/${claim.articleId}?claim=${claim.id}`)
    expect(card.text).toContain('only editors take it back')
    expect(card.text).not.toContain(`/desk/claims/${claim.id}/dismissal`)
    expect((await page()).text).toContain(claim.text.replaceAll("'", '&#x27;'))
  })

  it('is not withdrawn, brought back or reworded without a note for readers', async () => {
    const { claim, editor } = published
    const { version } = await current()
    await expect(withdrawClaim(site.desk, editor, claim.id, version, { note: ' ' })).rejects.toThrow(InvalidInput)
    await expect(rewordClaim(site.desk, editor, claim.id, version, { text: 'Other words.' })).rejects.toThrow(/readers will see/)
    const atDesk = await signedIn(site, editor)
    const answer = await atDesk.post(`/desk/claims/${claim.id}/withdrawal`, { version: String(version), note: '' })
    expect(answer.status).toBe(422)
    expect(answer.text).toMatch(/data-fold="withdrawal" open/)
    expect(await current()).toMatchObject({ stage: 'approved', version })
  })

  it('keeps its page when it is withdrawn, which says so, when and why, with its last words', async () => {
    const { claim, editor, article } = published
    const atDesk = await signedIn(site, editor)
    const { version } = await current()
    const answer = await atDesk.post(`/desk/claims/${claim.id}/withdrawal`, { version: String(version), note: 'We misread <the> tender.' })
    expect(answer.status).toBe(303)
    const { status, text } = await page()
    expect(status).toBe(200)
    expect(text).toMatch(/This claim was withdrawn on <time[^>]*>1 March 2026<\/time> by the editors/)
    expect(text).toContain('We misread &lt;the&gt; tender.')
    expect(text).toContain('4.2 million')
    expect(text).toContain('withdrew the claim')
    expect((await visit(site).get(`/articles/${article.id}`)).text).not.toContain(claim.id)
    const source = claim.attributions[0]?.hops[0]?.source.id
    if (source) expect((await visit(site).get(`/sources/${source}`)).status).toBe(200)
    await expect(rewordClaim(site.desk, editor, claim.id, version + 1, { text: 'Other.', note: 'So.' })).rejects.toThrow(InvalidTransition)
    await expect(acceptClaim(site.desk, editor, claim.id, version + 1)).rejects.toThrow(InvalidTransition)
  })

  it('stands again as it stood once the withdrawal is taken back, and the trail tells both', async () => {
    const { claim, editor } = published
    const withdrawn = await withdrawClaim(site.desk, editor, claim.id, (await current()).version, { note: 'We misread the tender.' })
    const back = await reinstateClaim(site.desk, editor, claim.id, withdrawn.version, { note: 'The tender is right.' })
    expect(back).toMatchObject({ stage: 'approved', status: 'verified', withdrawnAt: null, withdrawalNote: null, text: claim.text })
    const { text } = await page()
    expect(text).not.toContain('This claim was withdrawn')
    expect(text).toContain('took the withdrawal back')
    expect(text).toContain('The tender is right.')
    const events = await site.desk.store.trail.about([claim.id])
    expect(events.slice(-2)).toMatchObject([
      { activity: 'withdraw', before: { stage: 'approved' }, after: { stage: 'withdrawn', note: 'We misread the tender.' } },
      { activity: 'reinstate', before: { stage: 'withdrawn' }, after: { stage: 'approved', note: 'The tender is right.' } },
    ])
  })

  it('says that it was reworded, when, why and from what; after undoing that its words are the right ones', async () => {
    const { claim, editor } = published
    const atDesk = await signedIn(site, editor)
    const first = await current()
    await atDesk.post(`/desk/claims/${claim.id}/wording`, { version: String(first.version), text: 'The repair costs 4.3 million.', note: 'A typing error.' })
    const reworded = await page()
    expect(reworded.text).toMatch(/<h1[^>]*>The repair costs 4\.3 million\./)
    expect(reworded.text).toMatch(/Reworded on <time[^>]*>1 March 2026/)
    expect(reworded.text).toContain('A typing error.')
    expect(reworded.text).toContain(`Before: <q dir="auto">${claim.text}</q>`)
    await rewordClaim(site.desk, editor, claim.id, first.version + 1, { text: claim.text, note: 'It was right.' })
    const undone = await page()
    expect(undone.text).toMatch(new RegExp(`<h1[^>]*>${claim.text.replaceAll('.', '\\.')}</h1>`))
    expect(undone.text).toContain('Before: <q dir="auto">The repair costs 4.3 million.</q>')
  })

  it('changes by the same rule when its article was retracted', async () => {
    const { claim, editor, checker, article } = published
    await retractArticle(site.desk, editor, article.id, article.version, { reason: 'It was forged.' })
    await expect(dismissClaim(site.desk, checker, claim.id, (await current()).version)).rejects.toThrow(NotAllowed)
    const withdrawn = await withdrawClaim(site.desk, editor, claim.id, (await current()).version, { note: 'Forged too.' })
    expect(withdrawn.stage).toBe('withdrawn')
    expect((await page()).text).toContain('Forged too.')
  })

  it('is told by the API when it is withdrawn, and left out of lists for readers', async () => {
    const { claim, editor, article } = published
    const { version } = await current()
    const answer = await callApi(site, 'POST', `/claims/${claim.id}/withdrawal`, { as: editor, body: { version, note: 'Misread.' } })
    expect(answer).toMatchObject({ status: 200, json: { desk: { stage: 'withdrawn' } } })
    const read = await callApi(site, 'GET', `/claims/${claim.id}`)
    expect(read.json).toMatchObject({ id: claim.id, text: claim.text, withdrawalNote: 'Misread.' })
    expect(read.json.withdrawnAt).toMatch(/^2026-03-01T/)
    expect((await callApi(site, 'GET', `/articles/${article.id}/claims`)).json.items).toEqual([])
    const back = await callApi(site, 'POST', `/claims/${claim.id}/reinstatement`, { as: editor, body: { version: version + 1, note: 'Right.' } })
    expect(back).toMatchObject({ status: 200, json: { withdrawnAt: null, desk: { stage: 'approved' } } })
  })
})

describe('a reason for readers whose words are removed', () => {
  const remove = async (activity: string, at = -1) => {
    const { items } = await site.desk.store.trail.ofChain(published.article.id, { after: null, limit: 100 })
    await redactEvent(site.desk, await buildActor(site.desk, 'admin', `Ines ${activity}`), items.filter((event) => event.activity === activity).at(at)!.id, { reason: 'A name.' })
  }

  it('is on no page and not in the API, of a claim and of an article', async () => {
    const { claim, editor, article } = published
    await withdrawClaim(site.desk, editor, claim.id, (await current()).version, { note: 'Zed Zill told us.' })
    const { version } = (await site.desk.store.articles.find(article.id))!
    await retractArticle(site.desk, editor, article.id, version, { reason: 'Zed Zill forged it.' })
    const read = async () => [(await page()).text, (await visit(site).get(`/articles/${article.id}`)).text]
    for (const text of await read()) expect(text).toContain('Zed Zill')
    await remove('withdraw')
    await remove('retract')
    for (const text of await read()) {
      expect(text).not.toContain('Zill')
      expect(text).toContain('The reason was removed.')
    }
    expect((await callApi(site, 'GET', `/claims/${claim.id}`)).json).toMatchObject({ withdrawalNote: 'The reason was removed.' })
    expect((await callApi(site, 'GET', `/articles/${article.id}`)).json).toMatchObject({ retractionReason: 'The reason was removed.' })
  })

  it('stays where another was given since', async () => {
    const { editor, article } = published
    const now = async () => (await site.desk.store.articles.find(article.id))!
    await retractArticle(site.desk, editor, article.id, (await now()).version, { reason: 'Zed Zill forged it.' })
    await retractArticle(site.desk, editor, article.id, (await now()).version, { reason: 'It was forged.' })
    await remove('retract', 0)
    expect((await now()).retractionReason).toBe('It was forged.')
  })
})

describe('a claim that readers never saw', () => {
  it('is the desk’s to dismiss and to bring back, and nobody’s to withdraw', async () => {
    const { article, checker, editor } = published
    const claim = await claimSaying(site.desk, article.id, 'cracks')
    const dismissed = await dismissClaim(site.desk, checker, claim.id, claim.version)
    expect((await page(claim.id)).status).toBe(404)
    const restored = await restoreClaim(site.desk, checker, claim.id, dismissed.version)
    expect(restored.stage).toBe('proposed')
    await expect(withdrawClaim(site.desk, editor, claim.id, restored.version, { note: 'No.' })).rejects.toThrow(/never saw/)
  })
})
