import type { Mentioned } from '../../../domain/comment.js'
import { acts } from '../../../domain/act.js'
import type { Counted } from '../../../domain/listing.js'
import type { Page } from '../../../domain/page.js'
import { presentInstant } from '../../parts/dates.js'
import { presentWords } from '../../parts/language.js'
import { presentQueue, type QueueItem, type QueueView } from './present-queues.js'

const LONGEST_SHOWN = 300

/** presentMentions draws the comments that name the person, the longest waiting first. */
export function presentMentions(mentions: Page<Mentioned> & { count: Counted }): QueueView {
  const empty = 'No comment names you. One that asks you with an @ and your name stands here until you answer.'
  return presentQueue(mentions, { id: MENTIONS, heading: 'Mentions', icon: 'message-square', order: 'longest waiting first', empty }, 'comment', mentionItem)
}

/** What the queue is called in addresses. */
export const MENTIONS = 'mentions'

function mentionItem({ comment, claim, article }: Mentioned): QueueItem {
  return {
    href: `/desk/articles/${claim.articleId}?claim=${claim.id}#claim-${claim.id}`,
    status: null, kind: comment.parentId === null ? 'Comment' : 'Answer', worth: null, wording: claim.text, words: presentWords(article.language),
    ofArticle: article.title, about: '', isOwn: false, say: { by: comment.authorName, words: cut(comment.body) },
    when: { date: presentInstant(comment.createdAt), before: '', isLate: false },
    act: { action: `/desk/comments/${comment.id}/${acts.see_mention.resource}`, label: acts.see_mention.label, words: `what ${comment.authorName} said` },
  }
}

// By characters, not by halves of them.
function cut(body: string): string {
  const characters = [...body]
  return characters.length > LONGEST_SHOWN ? `${characters.slice(0, LONGEST_SHOWN).join('').trimEnd()} …` : body
}
