import { anchorAt } from '../../../src/domain/anchor.js'
import type { Article, Revision } from '../../../src/domain/article.js'
import type { Attribution } from '../../../src/domain/attribution.js'
import type { Claim } from '../../../src/domain/claim.js'
import type { Event } from '../../../src/domain/event.js'
import type { Person } from '../../../src/domain/permission.js'
import type { SourceKind } from '../../../src/domain/source.js'
import type { Verdict } from '../../../src/domain/verdict.js'

// Domain values for presenters, which are pure: no database stands behind them.

export const noon = new Date('2026-03-02T12:00:00Z')
export const editor: Person = { id: 'person-editor', name: 'Ada Moss', email: 'ada@desk.example', role: 'editor' }
export const checker: Person = { id: 'person-checker', name: 'Ben Oduya', email: 'ben@desk.example', role: 'fact-checker' }

export const sampleText = `The ferry now crosses the sound in twenty minutes, harbour officials told the Coast Herald.

What changed

The old boat took forty minutes. The new one cost 3 million crowns.`

export function sampleArticle(change: Partial<Article> = {}): Article {
  return {
    id: 'article-1', title: 'A faster ferry', byline: 'Lena Fors', publisher: 'Coast Herald', publishedOn: '2026-02-11',
    url: 'https://www.coastherald.example/ferry', language: 'en', format: 'plain', publication: 'published', publishedAt: noon,
    retractedAt: null, retractionReason: null, version: 3, createdAt: noon, updatedAt: noon, ...change,
  }
}

export function sampleRevision(text = sampleText): Revision {
  return { id: 'revision-1', articleId: 'article-1', number: 1, text, sha256: '0'.repeat(64), createdAt: noon }
}

export function sampleClaim(id: string, words: string, change: Partial<Claim> = {}, text = sampleText): Claim {
  const start = text.indexOf(words)
  return {
    id, articleId: 'article-1', position: start, number: change.number ?? 1, text: `${words}.`, splitText: `${words}.`, kind: 'event', checkworthiness: 0.5,
    confidence: 0.91, why: ['says what happened'], quantities: [], times: [], parts: [], open: [], origin: 'split', stage: 'accepted', status: 'unverified', publicSince: null, withdrawnAt: null,
    withdrawalNote: null, dismissedAs: null, duplicateOfId: null, assigneeId: null, assigneeName: null, dueOn: null, recheckOn: null, secondCheckId: null, blindTo: null, version: 1, createdAt: noon, updatedAt: noon,
    anchors: [anchorAt(text, start, start + words.length)], attributions: [], sourceSearch: 'searched', verdicts: [], ...change,
  }
}

export function sampleVerdict(change: Partial<Verdict> = {}): Verdict {
  return {
    id: 'verdict-1', claimId: 'claim-1', number: 1, status: 'verified', rationale: 'Timed it **twice**.', asOf: '2026-03-01', deskNote: null, recheckOn: null, withoutEvidence: null,
    authorId: checker.id, authorName: checker.name, createdAt: noon, decision: null, decidedBy: null, decidedAt: null,
    decisionNote: null, selfApproval: null, ...change,
  }
}

export function chainOf(...names: [name: string, kind: SourceKind][]): Attribution {
  return {
    id: 'attribution-1',
    mode: 'indirect',
    confidence: 0.67,
    why: ['cue “told”'],
    decidedBy: 'rule verb',
    hops: names.map(([name, kind], index) => ({
      source: { id: `source-${name}`, name, kind, articleId: null, version: 1 },
      mention: name, mentionStart: null, mentionEnd: null, cue: index === 0 ? 'told' : null, cueStart: null, cueEnd: null, mode: 'indirect',
      standing: index === 0 ? 'unnamed' : 'second_hand', mergedFromId: null,
    })),
  }
}

export function sampleEvent(change: Partial<Event>): Event {
  return {
    id: 'event-1', chain: 'article-1', sequence: 1, at: noon, activity: 'accept', agentId: checker.id, agentName: checker.name,
    subjectType: 'claim', subjectId: 'claim-1', before: null, after: null, previousHash: '', hash: '', ...change,
  }
}
