import type { Article } from '../../../domain/article.js'
import type { Claim } from '../../../domain/claim.js'
import type { CommentCount, Thread } from '../../../domain/comment.js'
import type { Event } from '../../../domain/event.js'
import type { Page } from '../../../domain/page.js'
import { isBlind } from '../../../domain/permission.js'
import type { Trail, TrailOfArticle } from '../../../desk/reading/trail.js'
import { presentBlind, type BlindView } from '../../parts/blind.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { plural } from '../../parts/tally.js'
import { presentTrail, redactHref, type TrailLine } from '../../parts/trail.js'
import { presentTrailFilter, trailQuery, type TrailFilterView } from '../../parts/trail-filter.js'
import { presentThreads, type ThreadsView } from './comment-forms.js'

interface TrailModel {
  trail: TrailLine[]
  trailFilter: TrailFilterView
  earlierEvents: string | null
}

export interface RecordModel extends PageModel<'desk'>, TrailModel {
  wording: string
  backHref: string
  /** Where this person must not see any of it: what is said instead, and where they write what they find. */
  blind: BlindView | null
  threads: ThreadsView
  commentsLabel: string
  earlierComments: string | null
  articleHref: string
}

export interface ArticleRecordModel extends PageModel<'desk'>, TrailModel {
  title: string
  words: WordsView
  backHref: string
  /** Null where the page leaves out what this person checks blind: `leftOut` says so. */
  fileHref: string | null
  leftOut: string | null
}

/** presentRecord draws a page of what was said of a claim and one of its trail, the newest first. */
export function presentRecord({ frame, claim, threads, trail }: {
  frame: Frame
  claim: Claim
  threads: Page<Thread> & { count: CommentCount }
  trail: Trail
}): RecordModel {
  const href = `/desk/claims/${claim.id}/record`
  return {
    ...deskPage(frame, 'Comments and trail', { scripts: ['/assets/names-field.js'], styles: ['/assets/chains.css'] }),
    wording: claim.text,
    backHref: `/desk/articles/${claim.articleId}?claim=${claim.id}#claim-${claim.id}`,
    blind: isBlind(frame.actor, claim) ? presentBlind(claim) : null,
    threads: presentThreads(threads.items, { actor: frame.actor, resolvedCount: threads.count.resolved, form: null }),
    commentsLabel: plural(threads.count.comments, 'comment'),
    earlierComments: threads.next && `${href}?comments=${threads.next}#comments`,
    articleHref: `/desk/articles/${claim.articleId}/record`,
    ...presentTrailPage(href, trail, frame),
  }
}

/** presentArticleRecord draws a page of the trail of an article and its claims, each event with the claim that it is about. */
export function presentArticleRecord({ frame, article, trail }: {
  frame: Frame
  article: Pick<Article, 'id' | 'title' | 'language'>
  trail: TrailOfArticle
}): ArticleRecordModel {
  const href = `/desk/articles/${article.id}/record`
  const about = ({ subjectId }: Event): TrailLine['about'] => {
    const claim = trail.claims.get(subjectId)
    return claim ? { href: `/desk/claims/${claim.id}/record`, wording: claim.text } : null
  }
  return {
    ...deskPage(frame, 'Trail of an article'),
    title: article.title,
    words: presentWords(article.language),
    backHref: `/desk/articles/${article.id}`,
    fileHref: trail.isInPart ? null : `${href}.jsonl`,
    leftOut: trail.isInPart ? 'What was done to the claim that you check blind is left out, and the file is not to be had, until you have written what you find.' : null,
    ...presentTrailPage(href, trail, frame, about),
  }
}

function presentTrailPage(href: string, { items, next, counts, filter }: Trail, { actor }: Frame, about: (event: Event) => TrailLine['about'] = () => null): TrailModel {
  return {
    trail: presentTrail(items, (event) => ({ about: about(event), removeHref: redactHref(actor, event) })),
    trailFilter: presentTrailFilter(href, counts, filter),
    earlierEvents: next && `${href}${trailQuery(filter, next)}`,
  }
}
