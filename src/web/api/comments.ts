import type { z } from 'zod'
import { addComment } from '../../desk/claims/add-comment.js'
import { reopenComment, resolveComment } from '../../desk/claims/resolve-comment.js'
import { seeMention } from '../../desk/claims/see-mention.js'
import { deskThread, ownMentions, threadsOf } from '../../desk/reading/comments.js'
import { acts } from '../../domain/act.js'
import type { Comment, Thread } from '../../domain/comment.js'
import { endpoint, pageRequest, tokenHolder, type Endpoint } from './endpoint.js'
import { CommentRequest, PageQuery, VersionRequest } from './requests.js'
import { CommentSchema, MentionSchema, pageOf, SeenSchema, ThreadSchema } from './schemas.js'

/** What the API answers about comments; all of it is the desk's. */
export const commentEndpoints: Endpoint[] = [
  endpoint({
    method: 'get', path: '/claims/:id/comments', summary: 'What was said of a claim: its threads, the newest first', may: 'see_desk', status: 200,
    query: PageQuery, answer: pageOf(ThreadSchema),
    handle: async (call) => {
      const { items, next } = await threadsOf(call.web.desk.store, tokenHolder(call), call.id, pageRequest(call.query))
      return { items: items.map(threadResource), next }
    },
  }),
  endpoint({
    method: 'post', path: `/claims/:id/${acts.comment.resource}`, summary: acts.comment.summary, may: 'see_desk', status: 201,
    body: CommentRequest, answer: ThreadSchema,
    handle: async (call) => {
      const { id } = await addComment(call.web.desk, tokenHolder(call), call.id, call.body)
      return threadResource(await deskThread(call.web.desk.store, tokenHolder(call), id))
    },
  }),
  change('resolve_comment', resolveComment),
  change('reopen_comment', reopenComment),
  endpoint({
    method: 'get', path: '/mentions', summary: 'The comments that name you and wait for you, the longest waiting first', may: 'see_desk', status: 200,
    query: PageQuery, answer: pageOf(MentionSchema),
    handle: async (call) => {
      const { items, next } = await ownMentions(call.web.desk.store, tokenHolder(call), pageRequest(call.query))
      return { items: items.map(({ comment, claim }) => ({ ...commentResource(comment), claimId: claim.id, articleId: claim.articleId })), next }
    },
  }),
  endpoint({
    method: 'post', path: `/comments/:id/${acts.see_mention.resource}`, summary: acts.see_mention.summary, may: 'see_desk', status: 200,
    answer: SeenSchema,
    handle: async (call) => {
      await seeMention(call.web.desk, tokenHolder(call), call.id)
      return { id: call.id }
    },
  }),
]

function change(act: 'resolve_comment' | 'reopen_comment', verb: typeof resolveComment): Endpoint {
  const { resource, summary } = acts[act]
  return endpoint({
    method: 'post', path: `/comments/:id/${resource}`, summary, may: 'see_desk', status: 200, body: VersionRequest, answer: ThreadSchema,
    handle: async (call) => threadResource(await verb(call.web.desk, tokenHolder(call), call.id, call.body.version)),
  })
}

function commentResource({ id, authorName, body, createdAt, removed }: Comment): z.input<typeof CommentSchema> {
  return { id, author: authorName, body, createdAt: createdAt.toISOString(), removed: removed && { by: removed.by, reason: removed.reason, at: removed.at.toISOString() } }
}

function threadResource({ version, resolved, replies, ...comment }: Thread): z.input<typeof ThreadSchema> {
  return { ...commentResource(comment), version, resolved: resolved && { by: resolved.by, at: resolved.at.toISOString() }, replies: replies.map(commentResource) }
}
