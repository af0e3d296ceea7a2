import { beforeEach, describe, expect, it } from 'vitest'
import { acceptClaim } from '../../../../src/desk/claims/accept-claim.js'
import { publishArticle } from '../../../../src/desk/articles/publish-article.js'
import { retractArticle } from '../../../../src/desk/articles/retract-article.js'
import type { Article } from '../../../../src/domain/article.js'
import type { Person } from '../../../../src/domain/permission.js'
import type { Source } from '../../../../src/domain/source.js'
import { buildActor, buildArticle, claimSaying } from '../../../factories.js'
import { signedIn, startSite, visit, type Site } from '../../../server.js'

const BUREAU = 'The Federal Bureau of Investigation (FBI) searched the mill on Monday.\n\nThe FBI said the mill had burned twice.'

let site: Site
let editor: Person
beforeEach(async () => {
  site = await startSite()
  editor = await buildActor(site.desk, 'editor')
})

/** An article of which one claim is accepted, and the source of that claim. */
async function citing(text: string, words: string): Promise<{ article: Article; source: Source }> {
  const article = await buildArticle(site.desk, editor, { text })
  const claim = await claimSaying(site.desk, article.id, words)
  await acceptClaim(site.desk, editor, claim.id, claim.version)
  return { article, source: claim.attributions[0]!.hops[0]!.source }
}
const publish = ({ article }: { article: Article }) => publishArticle(site.desk, editor, article.id, article.version)
const retract = ({ article }: { article: Article }) =>
  retractArticle(site.desk, editor, article.id, article.version + 1, { reason: 'It was another mill.' })

describe('a source to which nothing is attributed any more', () => {
  it('leads on to the source that goes by its name, and stands again once it is cited', async () => {
    const short = await citing('The FBI said the dam leaks 40 litres a day.', '40 litres')
    await publish(short)
    await retract(short)
    const long = await citing(BUREAU, 'burned twice')
    expect([short.source.name, long.source.name]).toEqual(['FBI', 'Federal Bureau of Investigation'])
    const address = `/sources/${short.source.id}`
    // What stands only in a draft is not told, not even by leading there.
    expect((await visit(site).get(address)).status).toBe(200)
    await publish(long)
    expect(await visit(site).get(address)).toMatchObject({ status: 302, location: `/sources/${long.source.id}` })

    await publish(await citing('The FBI said the lock lost 70 litres a day.', '70 litres'))
    const again = await visit(site).get(address)
    expect(again.status).toBe(200)
    expect(again.text).toContain('70 litres')
  })

  it('keeps its page, which says why nothing stands there', async () => {
    const only = await citing('Engineer Kim Aas said the dam leaks 40 litres a day.', '40 litres')
    await publish(only)
    await retract(only)
    const { status, text } = await visit(site).get(`/sources/${only.source.id}`)
    expect(status).toBe(200)
    expect(text).toContain('Nothing is attributed to this source any more')
    const atDesk = await signedIn(site, editor)
    expect((await atDesk.get(`/sources/${only.source.id}`)).text).toContain('40 litres')
  })
})
