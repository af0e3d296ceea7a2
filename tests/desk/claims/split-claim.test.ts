import { describe, expect, it } from 'vitest'
import { acceptClaim } from '../../../src/desk/claims/accept-claim.js'
import { addClaim } from '../../../src/desk/claims/add-claim.js'
import { restoreClaim } from '../../../src/desk/claims/restore-claim.js'
import { splitClaim } from '../../../src/desk/claims/split-claim.js'
import { publishArticle } from '../../../src/desk/articles/publish-article.js'
import { InvalidInput, InvalidTransition, NotAllowed, StaleVersion } from '../../../src/domain/errors.js'
import { split } from '../../../src/language/split.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildActor, buildArticle, claimSaying, CLINIC, splitOfClinic } from '../../factories.js'

async function setUp() {
  const desk = makeDesk(await makeStore(), { split: (text) => Promise.resolve(text === CLINIC ? splitOfClinic() : split(text)) })
  const [checker, editor] = [await buildActor(desk), await buildActor(desk, 'editor')]
  const article = await buildArticle(desk, checker, { text: CLINIC })
  return { desk, checker, editor, article, whole: await claimSaying(desk, article.id, 'which it opened') }
}
const HALVES = ['The Health Board closed the clinic.', 'The Health Board opened the clinic in 1986.']

describe('splitting a claim', () => {
  it('writes the others, accepted, where it stands and with its chain, and dismisses it', async () => {
    const { desk, checker, whole } = await setUp()
    const { claim, claims } = await splitClaim(desk, checker, whole.id, whole.version, { texts: [...HALVES, ' '] })
    expect(claim).toMatchObject({ id: whole.id, stage: 'dismissed', dismissedAs: 'split', version: whole.version + 1 })
    expect(claim).toEqual(await desk.store.claims.find(whole.id))
    expect(claims.map(({ text }) => text)).toEqual(HALVES)
    for (const one of claims) {
      expect(one).toEqual(await desk.store.claims.find(one.id))
      expect(one).toMatchObject({ stage: 'accepted', origin: 'person', anchors: whole.anchors, version: 1 })
      expect(one.attributions.map(({ hops }) => hops)).toEqual(whole.attributions.map(({ hops }) => hops))
      expect(one.attributions[0]!.id).not.toBe(whole.attributions[0]!.id)
    }
  })

  it('gives what was a part the words of the part, and no chain that nobody gave it', async () => {
    const { desk, checker, whole } = await setUp()
    const [part] = whole.parts
    const { claim, claims: [own, ...others] } = await splitClaim(desk, checker, whole.id, whole.version, { texts: [whole.text, part!.text] })
    expect(others).toEqual([])
    expect(own).toMatchObject({ text: part!.text, anchors: part!.anchors, attributions: [], sourceSearch: 'unsure', position: part!.anchors[0]!.start })
    // Its own wording was among them: it stays as it is.
    expect(claim).toMatchObject({ stage: whole.stage, text: whole.text, attributions: whole.attributions })
  })

  it('keeps a claim whose wording has other spaces than a form sends', async () => {
    const found = splitOfClinic()
    const [first, second] = found.claims
    const claims = [first!, { ...second!, text: second!.text.replace('closed the', 'closed\u00a0the') }]
    const desk = makeDesk(await makeStore(), { split: (text) => Promise.resolve(text === CLINIC ? { ...found, claims } : split(text)) })
    const checker = await buildActor(desk)
    const whole = await claimSaying(desk, (await buildArticle(desk, checker, { text: CLINIC })).id, 'which it opened')
    expect(whole.text).toContain('\u00a0')
    const { claim, claims: others } = await splitClaim(desk, checker, whole.id, whole.version, { texts: [second!.text, 'There was a clinic.'] })
    expect(claim).toMatchObject({ id: whole.id, stage: 'proposed', text: whole.text })
    expect(others.map(({ text }) => text)).toEqual(['There was a clinic.'])
  })

  it('leads from each to the others in the trail, and is taken back like any dismissal', async () => {
    const { desk, checker, whole } = await setUp()
    const { claim, claims } = await splitClaim(desk, checker, whole.id, whole.version, { texts: HALVES })
    const ids = claims.map(({ id }) => id)
    expect(await desk.store.trail.about([whole.id])).toMatchObject([{ activity: 'split_claim', before: { stage: 'proposed' }, after: { stage: 'dismissed', claims: ids, texts: HALVES } }])
    for (const id of ids) expect(await desk.store.trail.about([id])).toMatchObject([{ activity: 'add_claim', after: { from: whole.id, stage: 'accepted' } }])
    expect(await restoreClaim(desk, checker, claim.id, claim.version)).toMatchObject({ stage: 'proposed', text: whole.text })
  })

  it.each<[what: string, texts: string[], words: RegExp]>([
    ['one claim', [HALVES[0]!], /two claims at least/],
    ['none', [' ', ''], /two claims at least/],
    ['two that are the same', [HALVES[0]!, ` ${HALVES[0]!}`], /are the same/],
    ['more than twenty', Array.from({ length: 21 }, (_, n) => `It did ${n}.`), /at most 20/],
    ['one that is too long', [HALVES[0]!, 'x'.repeat(2_001)], /2,000/],
    ['one with half of a character', [HALVES[0]!, 'Half \ud83d of it.'], /half of a character/],
    ['one with a NUL', [HALVES[0]!, 'A\0B.'], /NUL/],
    ['one that the article has already', [HALVES[0]!, 'The Health Board and the Port Office met on Monday.'], /“The Health Board and the Port Office met on Monday.” already/],
  ])('into %s is refused in words, and nothing is written', async (_what, texts, words) => {
    const { desk, checker, article, whole } = await setUp()
    const before = await desk.store.claims.ofArticle(article.id)
    const refused = await splitClaim(desk, checker, whole.id, whole.version, { texts }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(InvalidInput)
    expect((refused as Error).message).toMatch(words)
    expect(await desk.store.claims.ofArticle(article.id)).toEqual(before)
  })

  it('is refused where somebody was faster, where it was dismissed, and where readers could see it', async () => {
    const { desk, checker, editor, article, whole } = await setUp()
    const accepted = await acceptClaim(desk, checker, whole.id, whole.version)
    await expect(splitClaim(desk, checker, whole.id, whole.version, { texts: HALVES })).rejects.toThrow(StaleVersion)
    const { claim } = await splitClaim(desk, checker, whole.id, accepted.version, { texts: HALVES })
    await expect(splitClaim(desk, checker, claim.id, claim.version, { texts: ['It did.', 'It did not.'] })).rejects.toThrow(InvalidTransition)
    const seen = await addClaim(desk, checker, article.id, { text: 'They met.', anchors: [{ exact: 'met on Monday', start: null }] })
    await publishArticle(desk, editor, article.id, article.version)
    const { version } = (await desk.store.claims.find(seen.id))!
    await expect(splitClaim(desk, editor, seen.id, version, { texts: ['The Board met.', 'The Office met.'] })).rejects.toThrow(NotAllowed)
  })
})
