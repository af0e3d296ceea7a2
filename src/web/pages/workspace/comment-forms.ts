import { acts } from '../../../domain/act.js'
import { MOST_REPLIES, type Comment, type Thread } from '../../../domain/comment.js'
import { can, type Person } from '../../../domain/permission.js'
import { presentInstant, type DateView } from '../../parts/dates.js'
import { presentField, summariseErrors, type FieldView } from '../../parts/fields.js'
import { renderMarkdown, type SafeHtml } from '../../parts/markdown.js'
import { plural } from '../../parts/tally.js'
import { addressOf, type FormView, type OpenedCard, type WorkspaceForm } from './card-forms.js'

/** CommentView is what somebody said of a claim. */
export interface CommentView {
  id: string
  author: string
  /** Null where its words were removed. */
  body: SafeHtml | null
  /** "Removed by Ines Admin: a name that must not be here"; null where its words are there. */
  removed: string | null
  at: DateView
  /** Where an admin removes them; null for others. */
  removeHref: string | null
}

/** ThreadView is a comment with its answers, and what can be done to it. */
export interface ThreadView {
  comment: CommentView
  replies: CommentView[]
  /** "Resolved by Maren Edit, 1 March 2026, 14:05 UTC"; null while it is open. */
  resolved: string | null
  version: number
  /** Null where the thread is full. */
  reply: ReplyView | null
  /** Said where it is full. */
  full: string | null
  /** Resolves it, or reopens it. */
  change: { action: string; label: string; form: string }
}

interface ReplyView extends FormView {
  form: string
  threadId: string
  isOpen: boolean
  body: FieldView
}

/** ThreadsView is threads about a claim, those that were resolved apart. */
export interface ThreadsView {
  open: ThreadView[]
  resolved: ThreadView[]
  hasResolved: boolean
  /** How many of those there are in all. */
  resolvedCount: string
}

const NAMING_HINT = 'An @ and a name asks that person: @Full Name'

/** presentThreads draws threads in the order given; `form` is an answer that could not be taken, `query` the filter of the page. */
export function presentThreads(threads: Thread[], { actor, resolvedCount, form, query = '' }: { actor: Person | null; resolvedCount: number; form: WorkspaceForm | null; query?: string }): ThreadsView {
  const views = threads.map((thread) => threadView(thread, { actor, query, sent: form?.kind === 'comment' && form.values['replyTo'] === thread.id ? form : null }))
  return {
    open: views.filter(({ resolved }) => resolved === null),
    resolved: views.filter(({ resolved }) => resolved !== null),
    hasResolved: views.some(({ resolved }) => resolved !== null),
    resolvedCount: plural(resolvedCount, 'resolved thread'),
  }
}

/** presentCommentForm draws the form that begins a thread. */
export function presentCommentForm(card: OpenedCard): FormView & { body: FieldView } {
  const sent = card.form?.kind === 'comment' && !card.form.values['replyTo'] ? card.form : null
  const body = presentField(`comment-${card.claim.id}`, { name: 'body', label: 'Add a comment', hint: NAMING_HINT, required: true }, sent?.values ?? {}, sent?.errors ?? {})
  return { action: addressOf(card, acts.comment.resource), body, errors: summariseErrors([body], sent?.errors ?? {}) }
}

/** presentComment shows one comment, its Markdown as sanitised HTML. */
export function presentComment({ id, authorName, body, createdAt, removed }: Comment, actor: Person | null): CommentView {
  return {
    id,
    author: authorName,
    body: removed ? null : renderMarkdown(body),
    removed: removed && `Removed by ${removed.by}: ${removed.reason}`,
    at: presentInstant(createdAt),
    removeHref: removed || !can(actor, acts.redact.may) ? null : `/desk/comments/${id}/${acts.redact.resource}`,
  }
}

function threadView(thread: Thread, { actor, sent, query }: { actor: Person | null; sent: WorkspaceForm | null; query: string }): ThreadView {
  const { resolve_comment: resolving, reopen_comment: reopening } = acts
  const act = thread.resolved ? reopening : resolving
  const isFull = thread.replies.length >= MOST_REPLIES
  return {
    comment: presentComment(thread, actor),
    replies: thread.replies.map((reply) => presentComment(reply, actor)),
    resolved: thread.resolved && `Resolved by ${thread.resolved.by}, ${presentInstant(thread.resolved.at).label}`,
    version: thread.version,
    reply: isFull ? null : replyView(thread, sent, query),
    full: isFull ? `This thread has ${MOST_REPLIES} answers, as many as one takes: begin another one.` : null,
    change: { action: `/desk/comments/${thread.id}/${act.resource}${query}`, label: act.label, form: `thread-${thread.id}` },
  }
}

function replyView({ id, claimId, resolved }: Thread, sent: WorkspaceForm | null, query: string): ReplyView {
  const hint = resolved ? `${NAMING_HINT}. An answer reopens the thread.` : NAMING_HINT
  const body = presentField(`reply-${id}`, { name: 'body', label: 'Your answer', hint, required: true }, sent?.values ?? {}, sent?.errors ?? {})
  return {
    form: `reply-${id}`, threadId: id, isOpen: sent !== null, body, errors: summariseErrors([body], sent?.errors ?? {}),
    action: `/desk/claims/${claimId}/${acts.comment.resource}${query}`,
  }
}
