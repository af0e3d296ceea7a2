import { beforeEach, describe, expect, it } from 'vitest'
import { addComment } from '../../../src/desk/claims/add-comment.js'
import { reopenComment, resolveComment } from '../../../src/desk/claims/resolve-comment.js'
import { seeMention } from '../../../src/desk/claims/see-mention.js'
import type { Desk } from '../../../src/desk/desk.js'
import { disableUser } from '../../../src/desk/people/disable-user.js'
import { MOST_REPLIES } from '../../../src/domain/comment.js'
import { InvalidInput, NotFound, StaleVersion } from '../../../src/domain/errors.js'
import { PROGRAM } from '../../../src/domain/permission.js'
import { makeStore } from '../../database.js'
import { makeDesk } from '../../desk.js'
import { buildPublishedClaim, claimSaying, type PublishedClaim } from '../../factories.js'

let desk: Desk
let shown: PublishedClaim
beforeEach(async () => {
  desk = makeDesk(await makeStore())
  shown = await buildPublishedClaim(desk)
})

const say = (who: 'checker' | 'editor', body: string, replyTo: string | null = null) => addComment(desk, shown[who], shown.claim.id, { body, replyTo })
const threads = async () => (await desk.store.comments.threadsOn(shown.claim.id, { after: null, limit: 50 })).items
const waitsFor = async (who: 'checker' | 'editor') => (await desk.store.comments.mentionsOf(shown[who].id, { after: null, limit: 50 })).items.map(({ comment }) => comment.body)
const events = async () => (await desk.store.trail.about([shown.claim.id])).filter(({ activity }) => activity.endsWith('comment'))

describe('a thread', () => {
  it('holds its answers in order, one level deep, and nothing of another', async () => {
    const first = await say('checker', 'Who counted?')
    const other = await say('checker', 'Which year?')
    const answer = await say('editor', 'The port did.', first.id)
    await say('checker', 'Thanks.', answer.id)
    const [newer, older] = await threads()
    expect(newer).toMatchObject({ id: other.id, replies: [], version: 1 })
    expect(older).toMatchObject({ id: first.id, version: 3, resolved: null })
    expect(older!.replies.map(({ body, parentId }) => [body, parentId])).toEqual([['The port did.', first.id], ['Thanks.', first.id]])
    expect(await desk.store.comments.countOn(shown.claim.id)).toEqual({ comments: 4, open: 2, resolved: 0 })
    expect((await events()).map(({ after }) => after)).toMatchObject([{ comment: first.id }, { comment: other.id }, { thread: first.id }, { thread: first.id }])
  })

  it('is resolved and reopened by whoever saw it as it is, each with its event; twice is once', async () => {
    const { id } = await say('checker', 'Who counted?')
    const resolved = await resolveComment(desk, shown.editor, id, 1)
    expect(resolved).toMatchObject({ version: 2, resolved: { by: 'Maren Edit', byId: shown.editor.id } })
    expect(await threads()).toEqual([resolved])
    expect(await resolveComment(desk, shown.checker, id, 1)).toEqual(resolved)
    await expect(reopenComment(desk, shown.checker, id, 1)).rejects.toThrow(StaleVersion)
    expect(await reopenComment(desk, shown.checker, id, 2)).toMatchObject({ version: 3, resolved: null })
    expect((await events()).map(({ activity, agentName }) => `${agentName} ${activity}`)).toEqual([
      'Robin Check comment', 'Maren Edit resolve_comment', 'Robin Check reopen_comment',
    ])
    expect(await desk.store.comments.countOn(shown.claim.id)).toEqual({ comments: 1, open: 1, resolved: 0 })
  })

  it('is not resolved over an answer that nobody saw', async () => {
    const { id } = await say('checker', 'Who counted?')
    await say('checker', 'And how?', id)
    await expect(resolveComment(desk, shown.editor, id, 1)).rejects.toThrow(new StaleVersion('thread', id, 1, 2))
    expect((await threads())[0]!.resolved).toBeNull()
  })

  it('is open again once somebody answers in it', async () => {
    const { id } = await say('checker', 'Who counted?')
    await resolveComment(desk, shown.editor, id, 1)
    await say('checker', 'It was the port.', id)
    expect((await threads())[0]).toMatchObject({ resolved: null, version: 3 })
    expect((await events()).at(-1)!.after).toMatchObject({ reopened: true })
  })

  it('takes a hundred answers, and says so', async () => {
    const { id } = await say('checker', 'Who counted?')
    for (let n = 0; n < MOST_REPLIES; n += 1) await say('editor', `Answer ${n}`, id)
    await expect(say('editor', 'One more', id)).rejects.toThrow('This thread has 100 answers: begin another one.')
    expect((await threads())[0]!.replies).toHaveLength(MOST_REPLIES)
  })

  it('of another claim cannot be answered here', async () => {
    const other = await claimSaying(desk, shown.article.id, 'eleven weeks')
    const { id } = await addComment(desk, shown.checker, other.id, { body: 'Weeks?' })
    await expect(say('editor', 'Yes.', id)).rejects.toThrow(NotFound)
    await expect(say('editor', 'Yes.', 'nothing')).rejects.toThrow(NotFound)
    await expect(resolveComment(desk, shown.editor, 'nothing', 1)).rejects.toThrow(NotFound)
  })

  it('changes nothing of its claim, and is not in the way of an undo', async () => {
    const before = await desk.store.claims.find(shown.claim.id)
    await resolveComment(desk, shown.editor, (await say('checker', 'Who counted?')).id, 1)
    expect(await desk.store.claims.find(shown.claim.id)).toEqual(before)
  })
})

describe('whom a comment names', () => {
  it('has it wait for them until they answer in its thread', async () => {
    const first = await say('checker', 'Who counted, @Maren Edit?')
    const second = await say('checker', '@maren.edit@example.com: which year?')
    expect(await waitsFor('editor')).toEqual(['Who counted, @Maren Edit?', '@maren.edit@example.com: which year?'])
    expect(await waitsFor('checker')).toEqual([])
    expect(await desk.store.comments.countMentionsOf(shown.editor.id)).toEqual({ total: 2, isMore: false })
    await say('editor', 'The port did, @Robin Check.', first.id)
    expect(await waitsFor('editor')).toEqual([second.body])
    expect(await waitsFor('checker')).toEqual(['The port did, @Robin Check.'])
  })

  it('tells where it stands, a page at a time, the longest waiting first', async () => {
    for (let n = 1; n <= 5; n += 1) await say('checker', `@Maren Edit ${n}`)
    const bodies: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof desk.store.comments.mentionsOf>> = await desk.store.comments.mentionsOf(shown.editor.id, { after, limit: 2 })
      expect(page.items[0]).toMatchObject({ claim: { id: shown.claim.id, text: shown.claim.text, articleId: shown.article.id }, article: { title: shown.article.title } })
      bodies.push(...page.items.map(({ comment }) => comment.body))
      after = page.next
    } while (after)
    expect(bodies).toEqual([1, 2, 3, 4, 5].map((n) => `@Maren Edit ${n}`))
  })

  it('has it wait no longer once they saw it, told once, and never for anybody else', async () => {
    const { id } = await say('checker', '@Maren Edit, see')
    await seeMention(desk, shown.checker, id)
    expect(await waitsFor('editor')).toHaveLength(1)
    await seeMention(desk, shown.editor, id)
    await seeMention(desk, shown.editor, id)
    expect(await waitsFor('editor')).toEqual([])
    expect((await desk.store.trail.about([id])).map(({ activity, agentName }) => [activity, agentName])).toEqual([['see_mention', 'Maren Edit']])
    await expect(seeMention(desk, shown.editor, 'nothing')).rejects.toThrow(NotFound)
  })

  it('waits no longer in a resolved thread, and again in one that is reopened, but for what was seen', async () => {
    const first = await say('checker', '@Maren Edit, one')
    const second = await say('checker', '@Maren Edit, two', first.id)
    await seeMention(desk, shown.editor, first.id)
    await resolveComment(desk, shown.checker, first.id, 2)
    expect(await waitsFor('editor')).toEqual([])
    await reopenComment(desk, shown.checker, first.id, 3)
    expect(await waitsFor('editor')).toEqual([second.body])
    await resolveComment(desk, shown.checker, first.id, 4)
    await say('checker', 'Still open.', first.id)
    expect(await waitsFor('editor')).toEqual([second.body])
  })

  it('is nobody who names themselves', async () => {
    await say('checker', 'I, @Robin Check, look.')
    expect(await waitsFor('checker')).toEqual([])
  })

  it('is somebody who can sign in: else nothing is said, and who wrote it is told', async () => {
    await disableUser(desk, PROGRAM, shown.editor.id)
    const refused = await say('checker', 'Ask @Maren Edit.').catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(InvalidInput)
    expect((refused as InvalidInput).fields['body']).toMatch(/^Nobody here is called “Maren Edit”/)
    expect(await threads()).toEqual([])
  })
})
