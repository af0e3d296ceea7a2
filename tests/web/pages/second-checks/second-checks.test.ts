import { beforeEach, describe, expect, it } from 'vitest'
import { rewordClaim } from '../../../../src/desk/claims/reword-claim.js'
import { askSecondCheck } from '../../../../src/desk/second-checks/ask-second-check.js'
import { cancelSecondCheck } from '../../../../src/desk/second-checks/cancel-second-check.js'
import { checkSecond } from '../../../../src/desk/second-checks/check-second.js'
import { proposeVerdict } from '../../../../src/desk/verdicts/propose-verdict.js'
import type { Claim } from '../../../../src/domain/claim.js'
import type { Person } from '../../../../src/domain/permission.js'
import { buildActor, buildArticle, claimSaying } from '../../../factories.js'
import { callApi, signedIn, startSite, type Site, type Visitor } from '../../../server.js'

let site: Site
let claim: Claim
let [author, editor, checker]: Person[] = []
let visitors: { author: Visitor; editor: Visitor; checker: Visitor }

beforeEach(async () => {
  site = await startSite()
  const { desk } = site
  ;[author, editor, checker] = [await buildActor(desk, 'fact-checker', 'Robin First'), await buildActor(desk, 'editor', 'Maren Edit'), await buildActor(desk, 'fact-checker', 'Ana Second')]
  const article = await buildArticle(desk, author!)
  const { id, version } = await claimSaying(desk, article.id, '4.2 million')
  claim = await proposeVerdict(desk, author!, id, version, { status: 'false', rationale: 'The ledger says less.', asOf: '2026-02-27', withoutEvidence: 'Seen on the spot.' })
  visitors = { author: await signedIn(site, author!), editor: await signedIn(site, editor!), checker: await signedIn(site, checker!) }
})

const versionNow = async () => String((await site.desk.store.claims.find(claim.id))!.version)
const ask = async () => (await askSecondCheck(site.desk, editor!, claim.id, Number(await versionNow()), { checker: checker!.id })).check.id
const answer = async (checkId: string, status = 'disputed') =>
  checkSecond(site.desk, checker!, checkId, Number(await versionNow()), { status, rationale: 'The council says more.', asOf: '2026-02-28' })
const workspace = () => `/desk/articles/${claim.articleId}?claim=${claim.id}`

describe('asking for a second check', () => {
  it('begins at the verdict that waits, names people who have not judged the claim, and leads to the check', async () => {
    const { text } = await visitors.editor.get(workspace())
    expect(text).toContain(`href="/desk/claims/${claim.id}/second-check"`)
    expect((await visitors.author.get(workspace())).text).not.toContain('/second-check"')
    const form = await visitors.editor.get(`/desk/claims/${claim.id}/second-check`)
    expect(form.text).toContain('Ana Second')
    expect(form.text).not.toMatch(/value="[^"]*"[^>]*><label[^>]*>(Robin First|Maren Edit)/)
    const sent = await visitors.editor.post(`/desk/claims/${claim.id}/second-check`, { version: await versionNow(), checker: checker!.id })
    expect(sent).toMatchObject({ status: 303, location: expect.stringMatching(/^\/desk\/second-checks\/.+\?notice=second_check_asked$/) })
    const page = await visitors.editor.get(sent.location!)
    expect(page.text).toContain('Maren Edit asked Ana Second')
    expect(page.text).toContain('Take the second check back')
    expect((await visitors.editor.get(`/desk/claims/${claim.id}/second-check`)).text).toContain('being checked a second time already')
  })

  it('says what is missing, and shows a claim that was changed meanwhile as it stands', async () => {
    const address = `/desk/claims/${claim.id}/second-check`
    expect(await visitors.editor.post(address, { version: await versionNow() })).toMatchObject({ status: 422, text: expect.stringContaining('Choose who is to check it.') })
    const stale = await visitors.editor.post(address, { version: String(claim.version - 1), checker: checker!.id })
    expect(stale).toMatchObject({ status: 409, text: expect.stringContaining('Somebody changed this claim after you opened this.') })
    expect(stale.text).toMatch(new RegExp(`value="${checker!.id}" checked`))
    expect((await visitors.author.get(address)).status).toBe(403)
    expect((await visitors.author.post(address, { version: await versionNow(), checker: checker!.id })).status).toBe(403)
    expect((await visitors.editor.get('/desk/claims/none/second-check')).status).toBe(404)
  })

  it('keeps the verdict from being approved, and says so in the place of the buttons', async () => {
    const id = await ask()
    const { text } = await visitors.editor.get(workspace())
    expect(text).toContain(`href="/desk/second-checks/${id}"`)
    expect(text).not.toContain('>Approve</button>')
    const refused = await visitors.editor.post(`/desk/verdicts/${claim.verdicts[0]!.id}/approval`, { version: await versionNow(), note: 'Good.' })
    expect(refused).toMatchObject({ status: 409, text: expect.stringContaining('This claim is being checked a second time') })
  })
})

describe('the author of the verdict, an editor', () => {
  it('is offered neither to ask nor to take it back', async () => {
    const own = await buildActor(site.desk, 'editor', 'Edda Own')
    const { id, version } = await claimSaying(site.desk, claim.articleId, 'eleven weeks')
    const judged = await proposeVerdict(site.desk, own, id, version, { status: 'false', rationale: 'Nine.', asOf: '2026-02-27', withoutEvidence: 'Seen.' })
    const visitor = await signedIn(site, own)
    const address = `/desk/articles/${claim.articleId}?claim=${id}`
    expect((await visitor.get(address)).text).not.toContain('Ask for a blind second check')
    expect((await visitors.editor.get(address)).text).toContain('Ask for a blind second check')
    expect((await visitor.get(`/desk/claims/${id}/second-check`)).status).toBe(403)
    const { check } = await askSecondCheck(site.desk, editor!, id, judged.version, { checker: checker!.id })
    expect((await visitor.get(`/desk/second-checks/${check.id}`)).text).not.toContain('Take the second check back')
    expect((await visitors.editor.get(`/desk/second-checks/${check.id}`)).text).toContain('Take the second check back')
    expect((await visitors.checker.get(`/desk/second-checks/${check.id}`)).text).toContain('Take the second check back')
    expect((await visitor.post(`/desk/second-checks/${check.id}/cancellation`, { version: String(judged.version + 1) })).status).toBe(403)
  })
})

describe('the second opinion', () => {
  it('is written from the desk’s queue on a page of its own, without the first', async () => {
    const id = await ask()
    expect((await visitors.checker.get('/desk')).text).toContain('Second checks for you')
    const { text } = await visitors.checker.get(`/desk/second-checks/${id}`)
    expect(text).toContain('You check this one blind')
    expect(text).toContain('The repair will cost 4.2 million crowns')
    expect(text).not.toContain('The ledger says less.')
    const sent = await visitors.checker.post(`/desk/second-checks/${id}/opinion`, { version: await versionNow(), status: 'false', rationale: 'Less, it says.', asOf: '2026-02-28' })
    expect(sent.location).toBe(`/desk/second-checks/${id}?notice=opinions_agree`)
    const after = (await visitors.checker.get(sent.location!)).text
    expect(after).toContain('The ledger says less.')
    expect(after).toContain('Less, it says.')
    expect((await visitors.editor.get(workspace())).text).toContain('>Approve</button>')
  })

  it('that cannot be taken comes back as it was typed', async () => {
    const id = await ask()
    const typed = { version: await versionNow(), status: '', rationale: 'Half a thought.', asOf: '2026-02-28' }
    const wrong = await visitors.checker.post(`/desk/second-checks/${id}/opinion`, typed)
    expect(wrong).toMatchObject({ status: 422, text: expect.stringContaining('Choose a status.') })
    expect(wrong.text).toContain('Half a thought.')
    await rewordClaim(site.desk, author!, claim.id, Number(await versionNow()), { text: 'The repair costs 4.2 million crowns.' })
    const stale = await visitors.checker.post(`/desk/second-checks/${id}/opinion`, { ...typed, status: 'verified' })
    expect(stale).toMatchObject({ status: 409, text: expect.stringContaining('Somebody changed this claim') })
    expect(stale.text).toContain('Half a thought.')
    expect(stale.text).toContain('The repair costs 4.2 million crowns.')
    expect(stale.text).toContain(`name="version" value="${await versionNow()}"`)
    expect((await visitors.author.post(`/desk/second-checks/${id}/opinion`, { ...typed, status: 'verified' })).status).toBe(403)
  })

  it('that was written while the check was taken back comes back too, with what happened', async () => {
    const id = await ask()
    const typed = { version: await versionNow(), status: 'verified', rationale: 'Half a thought.', asOf: '2026-02-28' }
    await cancelSecondCheck(site.desk, editor!, id, Number(typed.version))
    for (const version of [typed.version, await versionNow()]) {
      const late = await visitors.checker.post(`/desk/second-checks/${id}/opinion`, { ...typed, version })
      expect(late.status).toBe(409)
      for (const words of ['Maren Edit took this second check back while you were writing.', 'Half a thought.', 'Verified']) expect(late.text).toContain(words)
    }
    expect((await visitors.author.post(`/desk/second-checks/${id}/opinion`, typed)).status).toBe(403)
    expect((await visitors.checker.get(`/desk/second-checks/${id}`)).text).not.toContain('Not saved')
  })

  it('can be left to others by who is asked', async () => {
    const id = await ask()
    const sent = await visitors.checker.post(`/desk/second-checks/${id}/cancellation`, { version: await versionNow() })
    expect(sent.location).toBe(`/desk/second-checks/${id}?notice=second_check_cancelled`)
    expect((await visitors.checker.get(workspace())).text).toContain('The ledger says less.')
  })
})

describe('two opinions that differ', () => {
  it('stand side by side for everybody, and are decided between by an editor who wrote neither', async () => {
    const id = await ask()
    await answer(id)
    for (const visitor of Object.values(visitors)) {
      const { text } = await visitor.get(`/desk/second-checks/${id}`)
      for (const words of ['First: Robin First', 'The ledger says less.', 'Second: Ana Second', 'The council says more.']) expect(text).toContain(words)
    }
    expect((await visitors.checker.get(`/desk/second-checks/${id}`)).text).toContain('An editor who wrote neither decides')
    expect((await visitors.editor.get('/desk/second-checks')).text).toContain('The two differ')
    const wrong = await visitors.editor.post(`/desk/second-checks/${id}/adjudication`, { version: await versionNow(), took: 'third', note: 'Neither.', rationale: '' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Choose a status.')
    expect(wrong.text).toContain('Neither.')
    expect(wrong.text).toContain('<details class="fold" open>')
    const sent = await visitors.editor.post(`/desk/second-checks/${id}/adjudication`, { version: await versionNow(), took: 'second', note: 'The council knows.' })
    expect(sent.location).toBe(`/desk/second-checks/${id}?notice=adjudicated`)
    expect((await visitors.author.get(sent.location!)).text).toContain('Maren Edit took the second')
    const waiting = (await visitors.editor.get(workspace())).text
    expect(waiting).toContain('The council says more.')
    expect(waiting).toContain('>Approve</button>')
    expect(waiting).toContain('decided between two opinions: took the second')
    const other = await signedIn(site, await buildActor(site.desk, 'editor', 'Ines Edit'))
    const late = await other.post(`/desk/second-checks/${id}/adjudication`, { version: await versionNow(), took: 'third', note: 'Neither saw the annex.', status: 'verified', rationale: 'The annex says so.', asOf: '2026-02-28' })
    expect(late.status).toBe(409)
    for (const words of ['Maren Edit decided between the two while you were writing.', 'Neither saw the annex.', 'The annex says so.']) expect(late.text).toContain(words)
  })
})

describe('the second checks of the desk', () => {
  it('say what will stand where there is none, and have no figures', async () => {
    const { text } = await visitors.author.get('/desk/second-checks')
    for (const words of ['No two opinions wait for an editor.', 'Nobody is asked for a second opinion.', 'Figures stand here once']) expect(text).toContain(words)
  })

  it('are counted, and where kappa is not defined the page says so', async () => {
    await answer(await ask(), 'false')
    const { text } = await visitors.author.get('/desk/second-checks')
    expect(text).toContain('1 claim was called by two')
    expect(text).toContain('<b>100%</b>; Cohen’s kappa: <b>not defined</b>')
    expect(text).not.toContain('NaN')
    expect(text).toContain('Both agree')
  })

  it('are a page of the desk alone', async () => {
    expect((await fetch(`${site.url}/desk/second-checks`, { redirect: 'manual' })).status).not.toBe(200)
    expect((await visitors.author.get('/desk/second-checks/none')).status).toBe(404)
  })
})

describe('the API of second checks', () => {
  it('asks, answers, decides and counts by the same rules', async () => {
    const call = (method: string, path: string, as: Person, body?: object) => callApi(site, method, path, { as, ...(body && { body }) })
    const version = async () => Number(await versionNow())
    expect((await call('POST', `/claims/${claim.id}/second-check`, author!, { version: await version(), checker: checker!.id })).status).toBe(403)
    const asked = await call('POST', `/claims/${claim.id}/second-check`, editor!, { version: await version(), checker: checker!.id })
    expect(asked).toMatchObject({ status: 201, json: { state: 'asked', checker: 'Ana Second', first: { status: 'false' }, second: null } })
    const path = `/second-checks/${asked.json.id}`
    expect((await call('GET', path, checker!)).json).toMatchObject({ state: 'asked', first: null, second: null })
    expect((await call('GET', '/second-checks', checker!)).json.items).toHaveLength(1)
    expect((await call('POST', `${path}/adjudication`, editor!, { version: await version(), took: 'first', note: 'Early.' })).status).toBe(409)
    expect((await call('POST', `${path}/opinion`, checker!, { version: await version(), status: 'wrong' })).status).toBe(422)
    const written = await call('POST', `${path}/opinion`, checker!, { version: await version(), status: 'verified', rationale: 'It says so.', asOf: '2026-02-28' })
    expect(written).toMatchObject({ status: 200, json: { state: 'differing', first: { rationale: 'The ledger says less.' }, second: { status: 'verified' } } })
    const decided = await call('POST', `${path}/adjudication`, editor!, { version: await version(), took: 'first', note: 'The ledger is newer.' })
    expect(decided).toMatchObject({ status: 200, json: { state: 'adjudicated', took: 'first', verdictId: claim.verdicts[0]!.id } })
    expect((await call('GET', '/second-checks?list=closed', author!)).json.items).toMatchObject([{ id: asked.json.id }])
    expect((await call('GET', '/agreement', author!)).json).toMatchObject({
      count: 1, agreed: 0, raw: 0, byStatus: [{ status: 'verified', firsts: 0, seconds: 1, agreed: 0 }, { status: 'false', firsts: 1, seconds: 0, agreed: 0 }],
    })
    expect((await callApi(site, 'GET', '/agreement')).status).toBe(401)
  })
})
