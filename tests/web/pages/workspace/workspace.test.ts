import { beforeAll, describe, expect, it } from 'vitest'
import { acceptClaim } from '../../../../src/desk/claims/accept-claim.js'
import { addComment } from '../../../../src/desk/claims/add-comment.js'
import { dismissClaim } from '../../../../src/desk/claims/dismiss-claim.js'
import { rewordClaim } from '../../../../src/desk/claims/reword-claim.js'
import { splitClaim } from '../../../../src/desk/claims/split-claim.js'
import { publishArticle } from '../../../../src/desk/articles/publish-article.js'
import type { Person } from '../../../../src/domain/permission.js'
import { buildActor, buildArticle, claimSaying, HARBOUR } from '../../../factories.js'
import { callApi, signedIn, startSite, visit, type Answer, type Site, type Visitor } from '../../../server.js'

let site: Site
let checker: Person
let editor: Person
let atDesk: Visitor
let asEditor: Visitor
beforeAll(async () => {
  site = await startSite()
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

  it('a verdict on a claim that was dismissed meanwhile stays on the page, however often it is sent', async () => {
    const { claim } = await draft()
    await dismissClaim(site.desk, editor, claim.id, 1)
    const typed = { status: 'false', rationale: 'The tender says otherwise.', asOf: '2026-02-03', withoutEvidence: 'Seen on the spot.' }
    for (const version of ['1', '2']) {
      const answer = await atDesk.post(`/desk/claims/${claim.id}/verdicts`, { ...typed, version })
      expect(answer.status).toBe(409)
      expect(answer.text).toContain('name="rationale" value="The tender says otherwise."')
      expect(answer.text).toContain('Dismissed')
    }
  })

  it('opens an article of more than a thousand claims, in order and with their sources', async () => {
    const lines = Array.from({ length: 1100 }, (_, n) => `Engineer Ada Brandt said that pier ${n + 1} of the port was built in ${1800 + (n % 200)}.`)
    const article = await buildArticle(site.desk, checker, { text: lines.join('\n\n') })
    const piers: number[] = []
    let next: string | undefined = `/desk/articles/${article.id}`
    while (next) {
      const { status, text }: Answer = await atDesk.get(next)
      expect(status).toBe(200)
      const cards = text.split('<article class="card"').slice(1).filter((card) => /<h3[^>]*><a[^>]*>[^<]*?pier \d/i.test(card))
      for (const card of cards) expect(card).toContain('<ol class="chain"')
      piers.push(...cards.map((card) => Number(/pier (\d+)/i.exec(card)![1])))
      next = /<a[^>]* href="([^"]+)" rel="next"/.exec(text)?.[1]?.replace('&#x3D;', '=').replace('#claims', '')
    }
    expect(piers.length).toBeGreaterThan(1000)
    expect(piers).toEqual([...piers].sort((a, b) => a - b))
  })

  it('shows only notices of ours', async () => {
    const plain = await atDesk.get('/desk')
    for (const key of ['constructor', '__proto__', 'toString', 'Pay here']) {
      expect((await atDesk.get(`/desk?notice=${encodeURIComponent(key)}`)).text).toBe(plain.text)
    }
  })

  it('a verdict that lacks a rationale comes back as it was typed', async () => {
    const { claim } = await draft()
    const fields = { version: '1', status: 'misleading', rationale: ' ', asOf: '2026-02-03', withoutEvidence: 'Seen on the spot.' }
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
    const verdict = { version: '1', status: 'verified', rationale: 'The tender.', asOf: '2026-02-03', withoutEvidence: 'Seen on the spot.' }
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

describe('words that an editor approved a verdict on', () => {
  it('are an editor’s to reword', async () => {
    const { claim } = await draft()
    await atDesk.post(`/desk/claims/${claim.id}/verdicts`, { version: '1', status: 'verified', rationale: 'Yes.', asOf: '2026-02-03', withoutEvidence: 'Seen on the spot.' })
    const verdict = (await site.desk.store.claims.find(claim.id))!.verdicts[0]!
    await asEditor.post(`/desk/verdicts/${verdict.id}/approval`, { version: '2' })
    const words = { version: '3', text: 'The repair is free.' }
    const refused = await atDesk.post(`/desk/claims/${claim.id}/wording`, words)
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('only editors reword')
    expect((await asEditor.post(`/desk/claims/${claim.id}/wording`, words)).status).toBe(303)
    expect(await site.desk.store.claims.find(claim.id)).toMatchObject({ text: words.text })
  })
})

describe('publishing', () => {
  it('is for editors', async () => {
    const { article } = await draft()
    const refused = await atDesk.post(`/desk/articles/${article.id}/publication`, { version: '1' })
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('Only editors publish')
    expect((await visit(site).get(`/articles/${article.id}`)).status).toBe(404)
    expect((await atDesk.get(`/desk/articles/${article.id}/publication`)).status).toBe(403)
    expect((await asEditor.post(`/desk/articles/${article.id}/publication`, { version: '1' })).status).toBe(303)
    expect((await visit(site).get(`/articles/${article.id}`)).status).toBe(200)
  })
})

describe('before an article is published', () => {
  it('an editor is asked, with what readers will see and a word where that is nothing', async () => {
    const { article, claim } = await draft()
    const path = `/desk/articles/${article.id}`
    expect((await asEditor.get(path)).text).toContain(`href="${path}/publication"`)
    const asked = await asEditor.get(`${path}/publication`)
    expect(asked.text).toMatch(/No claim is accepted: readers will see the text and none of its \d+ claims/)
    expect(await site.desk.store.articles.find(article.id)).toMatchObject({ publication: 'draft' })
    await acceptClaim(site.desk, editor, claim.id, 1)
    const again = await asEditor.get(`${path}/publication`)
    expect(again.text).not.toContain('No claim is accepted')
    expect(again.text).toMatch(/Accepted or further: readers will see these<\/dt><dd><b>1<\/b>/)
    expect(again.text).toMatch(/Proposed and not decided on[^<]*<\/dt><dd><b>[1-9]/)
    const version = /name="version" value="(\d+)"/.exec(again.text)![1]!
    expect((await asEditor.post(`${path}/publication`, { version })).status).toBe(303)
    expect((await asEditor.get(`${path}/publication`)).text).toContain('It is published already.')
  })
})

describe('a claim of which much was said', () => {
  it('counts it on its card, shows the newest, and leads to all of it', async () => {
    const { claim } = await draft()
    for (let n = 1; n <= 101; n += 1) await addComment(site.desk, checker, claim.id, { body: `Remark number ${n}.` })
    const card = await atDesk.get(`/desk/claims/${claim.id}/card`)
    expect(card.text).toContain('Comments <span class="count">101</span>')
    expect(card.text).toContain('Remark number 101.')
    expect(card.text).not.toContain('Remark number 51.')
    expect(card.text).toContain('see all 101 comments and 101 events')
    const record = await atDesk.get(`/desk/claims/${claim.id}/record`)
    expect(record.text).toContain('Remark number 2.')
    const earlier = /href="([^"]+)#comments"/.exec(record.text)![1]!.replaceAll('&#x3D;', '=')
    expect((await atDesk.get(earlier)).text).toContain('Remark number 1.')
  })
})

describe('retracting', () => {
  it('keeps the reason that was typed where somebody else changed the article or the reason cannot be taken', async () => {
    const { article } = await draft()
    await publishArticle(site.desk, editor, article.id, article.version)
    const path = `/desk/articles/${article.id}/retraction`
    const stale = await asEditor.post(path, { version: '1', reason: 'The mayor was misquoted.' })
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Somebody changed this article')
    expect(stale.text).toMatch(/<details class="fold" open>[^]*name="version" value="2"[^]*The mayor was misquoted\./)
    const long = await asEditor.post(path, { version: '2', reason: `The mayor was misquoted${'!'.repeat(2000)}` })
    expect(long.status).toBe(422)
    expect(long.text).toContain('A reason can have at most 2,000 characters.')
    expect(long.text).toContain('The mayor was misquoted!')
    expect((await asEditor.post(path, { version: '2', reason: 'The mayor was misquoted.' })).status).toBe(303)
  })
})

describe('tokens', () => {
  it('keep the name that was typed where it is too long', async () => {
    const answer = await atDesk.post('/desk/tokens', { name: `Wire ${'x'.repeat(100)}` })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(`value="Wire ${'x'.repeat(100)}"`)
  })

  it('are shown once and can be revoked', async () => {
    const made = await atDesk.post('/desk/tokens', { name: 'newsroom script' })
    expect(made.status).toBe(201)
    const token = /ct_[\w-]+/.exec(made.text)?.[0]
    expect(token).toBeDefined()
    expect((await atDesk.get('/desk/tokens')).text).not.toContain(token!)
    const [row] = (await site.desk.store.tokens.ofUser(checker.id, 'working', site.desk.now(), { after: null, limit: 1 })).items
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

describe('splitting a claim', () => {
  it('works without JavaScript, and by the API', async () => {
    const { article, claim } = await draft()
    const page = await atDesk.get(`/desk/articles/${article.id}?claim=${claim.id}`)
    expect(page.text).toContain(`action="/desk/claims/${claim.id}/split"`)
    const answer = await atDesk.post(`/desk/claims/${claim.id}/split`, { version: '1', texts: 'It costs 4.2 million.\r\n\r\nIt is a repair.' })
    const added = (await site.desk.store.claims.ofArticle(article.id)).find(({ text }) => text === 'It costs 4.2 million.')!
    expect(answer).toMatchObject({ status: 303, location: `/desk/articles/${article.id}?claim=${added.id}#claim-${added.id}` })
    const again = await callApi(site, 'POST', `/claims/${added.id}/split`, { as: checker, body: { version: 1, texts: ['It costs 4 million.', 'It costs .2 million.'] } })
    expect(again).toMatchObject({ status: 201, json: { claim: { id: added.id, desk: { stage: 'dismissed' } }, claims: [{ text: 'It costs 4 million.' }, { text: 'It costs .2 million.' }] } })
    const wrong = await callApi(site, 'POST', `/claims/${added.id}/split`, { as: checker, body: { version: 2, texts: ['One.'] } })
    expect(wrong).toMatchObject({ status: 422, json: { fields: { texts: expect.stringContaining('two claims') as string } } })
  })

  it('of an older version shows both sides', async () => {
    const { claim } = await draft()
    await acceptClaim(site.desk, checker, claim.id, 1)
    const answer = await atDesk.post(`/desk/claims/${claim.id}/split`, { version: '1', texts: 'One thing.\nAnother.' })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('One thing.')
  })
})

describe('dismissing a claim with a reason', () => {
  it('offers the reasons on the opened card, and the claims that it may repeat', async () => {
    const { article, claim } = await draft()
    const other = await claimSaying(site.desk, article.id, 'cracks')
    const dismissed = await dismissClaim(site.desk, checker, claim.id, claim.version)
    const open = `/desk/articles/${article.id}?claim=${claim.id}`
    const { text } = await atDesk.get(open)
    for (const words of ['Opinion', 'Not checkable', 'Not a claim', 'Duplicate of this one', `<option value="${other.id}">`]) expect(text).toContain(words)
    expect(await atDesk.post(`/desk/claims/${claim.id}/dismissal`, { version: String(dismissed.version), reason: 'not_checkable' })).toMatchObject({ status: 303 })
    const after = await atDesk.get(open)
    expect(after.text).toContain('Dismissed: nothing that can be checked')
    expect(after.text).toContain('dismissed the claim: nothing that can be checked')
    expect(after.text).toMatch(/value="not_checkable" aria-pressed="true"/)
  })

  it('says what to choose where a duplicate names none, and leads to the one that it names', async () => {
    const { article, claim } = await draft()
    const other = await claimSaying(site.desk, article.id, 'cracks')
    const dismissal = (fields: Record<string, string>) => atDesk.post(`/desk/claims/${claim.id}/dismissal`, { version: '1', reason: 'duplicate', ...fields })
    const none = await dismissal({ duplicateOf: '' })
    expect(none.status).toBe(422)
    expect(none.text).toContain('Choose the claim of this article that says it')
    await dismissal({ duplicateOf: other.id })
    const { text } = await atDesk.get(`/desk/articles/${article.id}?claim=${claim.id}`)
    expect(text.replaceAll('&#x3D;', '=')).toContain(`Dismissed: said by another claim: <a href="/desk/articles/${article.id}?claim=${other.id}#claim-${other.id}">see it</a>`)
    expect(text).toContain(`<option value="${other.id}" selected>`)
  })

  it('is told by the API', async () => {
    const { claim } = await draft()
    const path = `/claims/${claim.id}/dismissal`
    expect((await callApi(site, 'POST', path, { as: checker, body: { version: 1, reason: 'boring' } })).status).toBe(422)
    expect(await callApi(site, 'POST', path, { as: checker, body: { version: 1, reason: 'not_a_claim' } })).toMatchObject({ status: 200, json: { desk: { stage: 'dismissed', dismissedAs: 'not_a_claim', duplicateOf: null } } })
  })
})

describe('undoing', () => {
  it('is a button of the opened card for whoever did something last, and of nobody else', async () => {
    const { article, claim } = await draft()
    const open = `/desk/articles/${article.id}?claim=${claim.id}`
    expect((await atDesk.get(open)).text).not.toContain('data-move="undo"')
    await rewordClaim(site.desk, checker, claim.id, 1, { text: 'The repair costs more.' })
    const { text } = await atDesk.get(open)
    expect(text).toContain('title="Undo: reworded the claim (u)"')
    expect((await (await signedIn(site, editor)).get(open)).text).not.toContain('data-move="undo"')
    expect(await atDesk.post(`/desk/claims/${claim.id}/undo`, { version: '2' })).toMatchObject({ status: 303 })
    const after = await atDesk.get(open)
    expect(after.text).toContain('undid “reworded the claim”')
    expect(after.text).not.toContain('data-move="undo"')
    expect(await site.desk.store.claims.find(claim.id)).toMatchObject({ text: claim.text })
    const again = await atDesk.post(`/desk/claims/${claim.id}/undo`, { version: '3' })
    expect(again.status).toBe(409)
    expect(again.text).toContain('There is nothing to undo on this claim.')
  })

  it('answers the script with all cards that it changed, and the API with all claims', async () => {
    const { claim } = await draft()
    const texts = ['The repair costs 4 million.', 'The repair is dear.']
    const { claims } = await splitClaim(site.desk, checker, claim.id, 1, { texts })
    const answer = await atDesk.post(`/desk/claims/${claims[1]!.id}/undo`, { version: '1' }, { 'x-fragment': 'card' })
    for (const { id } of [claim, ...claims]) expect(answer.text.match(new RegExp(`id="claim-${id}"`, 'g'))).toHaveLength(1)
    expect(answer.text.indexOf(`claim-${claims[1]!.id}`)).toBeLessThan(answer.text.indexOf(`claim-${claim.id}`))
    await splitClaim(site.desk, checker, claim.id, 3, { texts })
    const told = await callApi(site, 'POST', `/claims/${claim.id}/undo`, { as: checker, body: { version: 4 } })
    expect(told).toMatchObject({ status: 200, json: { claim: { id: claim.id, desk: { stage: 'proposed' } }, others: [{ desk: { dismissedAs: 'undone' } }, { desk: { dismissedAs: 'undone' } }] } })
    expect((await callApi(site, 'POST', `/claims/${claim.id}/undo`, { as: checker, body: { version: 5 } })).status).toBe(409)
  })
})
