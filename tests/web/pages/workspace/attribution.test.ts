import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, it } from 'vitest'
import { publishArticle } from '../../../../src/desk/articles/publish-article.js'
import { acceptClaim } from '../../../../src/desk/claims/accept-claim.js'
import { attributeClaim } from '../../../../src/desk/claims/attribute-claim.js'
import type { Claim } from '../../../../src/domain/claim.js'
import type { Person } from '../../../../src/domain/permission.js'
import type { Split } from '../../../../src/language/split-result.js'
import { buildActor, buildArticle, claimSaying, CLINIC, splitOfClinic } from '../../../factories.js'
import { signedIn, startSite, type Site, type Visitor } from '../../../server.js'

let site: Site
let checker: Person
let editor: Person
let atDesk: Visitor
let sure = 0.93
beforeAll(async () => {
  const found = (): Split => {
    const split = splitOfClinic()
    return { ...split, attributions: split.attributions.map((one) => ({ ...one, confidence: sure, why: ['cue “said”', 'far from its verb'] })) }
  }
  site = await startSite({}, { split: () => Promise.resolve(found()) })
  checker = await buildActor(site.desk, 'fact-checker', 'Robin Check')
  editor = await buildActor(site.desk, 'editor', 'Maren Edit')
  atDesk = await signedIn(site, checker)
})

let articles = 0
async function clinic(confidence = 0.93): Promise<Claim> {
  sure = confidence
  articles += 1
  const article = await buildArticle(site.desk, checker, { text: `${CLINIC}\n\nThis was edition ${articles}.` })
  return claimSaying(site.desk, article.id, 'which it opened')
}
const now = async ({ id }: Claim) => (await site.desk.store.claims.find(id))!
const names = ({ attributions }: Claim) => attributions.map(({ hops }) => hops.map(({ source }) => source.name).join(' → '))
const page = async ({ id, articleId }: Claim, as = atDesk) => (await as.get(`/desk/articles/${articleId}?claim=${id}`)).text

interface FormElement {
  querySelectorAll(selector: string): Iterable<{ getAttribute(name: string): string | null; querySelector(selector: string): { getAttribute(name: string): string | null } | null }>
}
/** What a browser would send of the chains as they are drawn on a page. */
function fieldsIn(html: string): Record<string, string> {
  const { document } = parseHTML(html) as unknown as { document: { querySelector(selector: string): FormElement | null } }
  const form = document.querySelector('form[data-form="attribution"]')
  if (!form) throw new Error('there is no form for chains')
  const inputs = [...form.querySelectorAll('input')].map((one) => [one.getAttribute('name'), one.getAttribute('value') ?? ''])
  const selects = [...form.querySelectorAll('select')].map((one) => [one.getAttribute('name'), (one.querySelector('[selected]') ?? one.querySelector('option'))?.getAttribute('value') ?? ''])
  return Object.fromEntries([...inputs, ...selects]) as Record<string, string>
}
const press = async (claim: Claim, asked: string, typed: Record<string, string> = {}, as = atDesk) =>
  as.post(`/desk/claims/${claim.id}/attributions`, { ...fieldsIn(await page(claim)), ...typed, do: asked })

describe('the chains of a claim, without JavaScript', () => {
  it('are saved as they are typed, and come back on the card', async () => {
    const claim = await clinic()
    const answer = await press(claim, '', { 'chains.0.hops.0.source.name': 'Port Office', 'chains.0.hops.0.source.kind': 'organization', 'chains.0.hops.0.cue': 'told' })
    expect(answer).toMatchObject({ status: 303, location: `/desk/articles/${claim.articleId}?claim=${claim.id}#claim-${claim.id}` })
    expect(names(await now(claim))).toEqual(['Port Office → Harbour Times'])
    expect((await now(claim)).attributions[0]!.hops[0]).toMatchObject({ cue: 'told', mention: 'Port Office' })
  })

  it('sent as they were drawn change nothing, not even what the splitter said of them', async () => {
    const claim = await clinic()
    await press(claim, '')
    expect(await now(claim)).toEqual(claim)
  })

  it('hold no line end, which a browser would take out of a field', async () => {
    const article = await buildArticle(site.desk, checker, { text: CLINIC.replace('Harbour Times', 'Harbour\nTimes') })
    const claim = await claimSaying(site.desk, article.id, 'which it opened')
    expect(claim.attributions[0]!.hops[1]!.mention).toBe('the Harbour\nTimes')
    expect(fieldsIn(await page(claim))).toMatchObject({ 'chains.0.hops.1.mention': 'the Harbour Times' })
    await press(claim, '')
    expect(await now(claim)).toEqual(claim)
  })

  it.each<[asked: string, chains: string[], standings: string[]]>([
    ['later 0 0', ['Harbour Times → Ada Brandt'], ['on_record', 'second_hand']],
    ['earlier 0 1', ['Harbour Times → Ada Brandt'], ['on_record', 'second_hand']],
    ['remove 0 0', ['Harbour Times'], ['on_record']],
    ['remove 0 1', ['Ada Brandt'], ['on_record']],
    ['earlier 0 0', ['Ada Brandt → Harbour Times'], ['on_record', 'second_hand']],
    ['remove 7 9', ['Ada Brandt → Harbour Times'], ['on_record', 'second_hand']],
    ['away 0', [], []],
    ['itself', [], []],
  ])('%s: %j', async (asked, chains, standings) => {
    const claim = await clinic()
    expect((await press(claim, asked)).status).toBe(303)
    expect(names(await now(claim))).toEqual(chains)
    expect((await now(claim)).attributions.flatMap(({ hops }) => hops.map(({ standing }) => standing))).toEqual(standings)
  })

  it('taken away leave open who says it; that the article itself does is said by its button', async () => {
    const claim = await clinic()
    await press(claim, 'away 0')
    expect(await page(claim)).toContain('Source not clear')
    await press(claim, 'itself')
    expect(await now(claim)).toMatchObject({ sourceSearch: 'searched' })
    const html = await page(claim)
    expect(html).toContain('No source named')
    expect(html).not.toContain('value="itself"')
  })

  it('a hop that is added is filled in first, where the caret is; what is typed beside it stays, and nothing is saved yet', async () => {
    const claim = await clinic()
    const answer = await press(claim, 'add 0 0', { 'chains.0.hops.0.cue': 'insisted' })
    expect(answer.status).toBe(200)
    expect(await now(claim)).toEqual(claim)
    const fields = fieldsIn(answer.text)
    expect(fields).toMatchObject({ 'chains.0.hops.0.source.name': '', 'chains.0.hops.1.source.name': 'Ada Brandt', 'chains.0.hops.1.cue': 'insisted', 'chains.0.hops.1.standing': 'second_hand' })
    expect(/<input[^>]*autofocus/.exec(answer.text)?.[0]).toContain('name="chains.0.hops.0.source.name"')
    await atDesk.post(`/desk/claims/${claim.id}/attributions`, { ...fields, 'chains.0.hops.0.source.name': 'two clerks', 'chains.0.hops.0.source.kind': 'unnamed' })
    const changed = await now(claim)
    expect(names(changed)).toEqual(['two clerks → Ada Brandt → Harbour Times'])
    expect(changed.attributions[0]!.hops.map(({ standing }) => standing)).toEqual(['unnamed', 'second_hand', 'second_hand'])
  })

  it('a second chain begins with a hop to fill in', async () => {
    const claim = await clinic()
    const fields = fieldsIn((await press(claim, 'chain')).text)
    await atDesk.post(`/desk/claims/${claim.id}/attributions`, { ...fields, 'chains.1.hops.0.source.name': 'Harbour Times' })
    expect(names(await now(claim))).toEqual(['Ada Brandt → Harbour Times', 'Harbour Times'])
  })

  it('what cannot be taken comes back as typed, changed as was asked, with what is wrong at its field', async () => {
    const claim = await clinic()
    const answer = await press(claim, 'later 0 0', { 'chains.0.hops.0.source.name': 'Nobody Known' })
    expect(answer.status).toBe(422)
    expect(fieldsIn(answer.text)).toMatchObject({ 'chains.0.hops.0.source.name': 'Harbour Times', 'chains.0.hops.1.source.name': 'Nobody Known' })
    expect(answer.text).toContain('href="#attribution-' + claim.id + '-chains.0.hops.1.source.name"')
    expect(/<input[^>]*name="chains\.0\.hops\.1\.source\.name"[^>]*>/.exec(answer.text)?.[0]).toContain('aria-invalid="true"')
    expect(await now(claim)).toEqual(claim)
  })

  it.each(['later 0 0', 'add 0 0'])('drawn from an older version, %s is shown beside what stands now, and sent again goes through', async (asked) => {
    const claim = await clinic()
    const fields = fieldsIn(await page(claim))
    await attributeClaim(site.desk, editor, claim.id, claim.version, { chains: [{ hops: [{ source: { name: 'Port Office', kind: 'organization' }, mode: 'direct' }] }] })
    const conflict = await atDesk.post(`/desk/claims/${claim.id}/attributions`, { ...fields, do: asked })
    expect(conflict.status).toBe(409)
    expect(conflict.text).toContain('Ada Brandt → Harbour Times')
    expect(conflict.text).toContain('Port Office')
    expect(names(await now(claim))).toEqual(['Port Office'])
    const again = Object.fromEntries([...conflict.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name, value]) => [name!, value!]))
    expect(again).toMatchObject({ 'do': asked, 'version': '2', 'chains.0.hops.0.source.name': 'Ada Brandt' })
    await atDesk.post(`/desk/claims/${claim.id}/attributions`, { ...again, do: 'later 0 0' })
    expect(names(await now(claim))).toEqual(['Harbour Times → Ada Brandt'])
  })

  it('typed over an older version and refused, are still of that version: what came since is not overwritten unseen', async () => {
    const claim = await clinic()
    const fields = fieldsIn(await page(claim))
    await attributeClaim(site.desk, editor, claim.id, claim.version, { chains: [{ hops: [{ source: { name: 'Port Office', kind: 'organization' }, mode: 'direct' }] }] })
    const refused = await atDesk.post(`/desk/claims/${claim.id}/attributions`, { ...fields, 'chains.0.hops.0.source.name': 'n'.repeat(301) })
    expect(refused.status).toBe(422)
    const again = await atDesk.post(`/desk/claims/${claim.id}/attributions`, { ...fieldsIn(refused.text), 'chains.0.hops.0.source.name': 'Harbour Times' })
    expect(again.status).toBe(409)
    expect(names(await now(claim))).toEqual(['Port Office'])
  })

  it('stand in the conflict of another act, which they may be the reason for', async () => {
    const claim = await clinic()
    await attributeClaim(site.desk, editor, claim.id, claim.version, { chains: [{ hops: [{ source: { name: 'Port Office', kind: 'organization' }, mode: 'direct' }] }] })
    const conflict = await atDesk.post(`/desk/claims/${claim.id}/acceptance`, { version: String(claim.version) })
    expect(conflict.status).toBe(409)
    expect(conflict.text).toContain('Port Office')
  })

  it('of a claim that readers could see are an editor’s', async () => {
    const claim = await clinic()
    await acceptClaim(site.desk, checker, claim.id, claim.version)
    const article = (await site.desk.store.articles.find(claim.articleId))!
    await publishArticle(site.desk, editor, article.id, article.version)
    const html = await page(claim)
    expect(html).not.toContain('data-form="attribution"')
    expect(html).toMatch(/data-refused="attribution">Readers could see who says this/)
    const asEditor = await signedIn(site, editor)
    expect(fieldsIn(await page(claim, asEditor))).toMatchObject({ 'chains.0.hops.0.source.name': 'Ada Brandt' })
    expect((await atDesk.post(`/desk/claims/${claim.id}/attributions`, { version: '2', do: 'itself' })).status).toBe(403)
  })

  it('take twenty of ten hops, and offer no more than that', async () => {
    const claim = await clinic()
    const chains = Array.from({ length: 20 }, (_, n) => ({ hops: Array.from({ length: 10 }, (_, hop) => ({ source: { name: `clerk ${n} ${hop}`, kind: 'unnamed' as const }, mode: 'indirect' as const })) }))
    await attributeClaim(site.desk, checker, claim.id, claim.version, { chains })
    const html = await page(claim)
    expect(html).not.toMatch(/value="(?:add|chain)/)
    expect((await press(claim, 'remove 19 9')).status).toBe(303)
    expect((await now(claim)).attributions.at(-1)!.hops).toHaveLength(9)
    const offers = await page(claim)
    expect(offers).toContain('value="add 19 9"')
    expect((await press(claim, 'away 19')).status).toBe(303)
    expect(await page(claim)).toContain('value="chain"')
  })

  it('offers the names of the sources that the article has', async () => {
    const claim = await clinic()
    expect(/<datalist[^>]*>.*?<\/datalist>/s.exec(await page(claim))?.[0]).toBe(
      `<datalist id="sources-${claim.id}"><option value="Ada Brandt"></option><option value="Harbour Times"></option></datalist>`)
  })
})

describe('how sure the splitter is of a chain', () => {
  const sureOn = (html: string) => [...html.matchAll(/<span class="sure([^"]*)"/g)].map(([, low]) => low)
  it('stands beside it on the open card', async () => {
    const claim = await clinic()
    const html = await page(claim)
    expect(html).toContain('93% sure</span>')
    expect(sureOn(html)).toEqual([''])
  })

  it('stands with why where it is not, on the closed card too', async () => {
    const claim = await clinic(0.69)
    const closed = (await atDesk.get(`/desk/articles/${claim.articleId}`)).text
    expect(sureOn(closed)).toEqual([' low'])
    expect(closed).toContain('69%')
    expect(await page(claim)).toContain('69% sure: cue “said”, far from its verb')
    expect(sureOn((await atDesk.get(`/desk/articles/${(await clinic(0.7)).articleId}`)).text)).toEqual([])
  })

  it('is nothing of a chain by people, nor of one that is only typed', async () => {
    const claim = await clinic(0.5)
    expect(sureOn((await press(claim, 'add 0 0')).text)).not.toContain('')
    await press(claim, 'later 0 0')
    expect(sureOn(await page(claim))).toEqual([])
  })
})
