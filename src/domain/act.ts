import { InvalidTransition } from './errors.js'
import type { Action } from './permission.js'
import { publicStages, stageWords, type Stage } from './stage.js'

/** Act is one thing that somebody does, in the one row that the verb, the routes, the API, the card and the trail read. */
export interface Act {
  /** Whose act it is: a row of the table of permissions. */
  may: Action
  /** What the trail says that somebody did: "Maren Edit accepted the claim". */
  told: string
  icon: string
  /** Whether readers are told of it too: not of what waits for an editor, nor of what was said on the way. */
  isPublic: boolean
  /** What is made by it, the last part of its address: POST /desk/claims/:id/acceptance. */
  resource?: string
  /** What it says on its button. */
  label?: string
  /** The key that does it in the workspace, and what the list of keys says of it. */
  key?: string
  keyHelp?: string
  /** What the API's description says of it. */
  summary?: string
  /** Whether who did it last can take it back; REVERSALS says how. */
  isUndoable?: true
  /** Whether it is only about the work on a claim: what was done to the claim before it can be undone still. */
  isBeside?: true
  /** From which stages of a claim it is possible, and where it leads; `doing` completes "… is not possible any more". */
  move?: { from: readonly Stage[]; to: Stage; doing: string }
}

/** Every act, by name: the name is what an Event holds as its activity. */
export const acts = {
  import: {
    may: 'import_article', told: 'brought the article in', icon: 'upload', isPublic: true, resource: 'articles', label: 'Import',
    summary: 'Bring an article in: it is split into proposed claims',
  },
  send_import: { may: 'import_article', told: 'sent a long text to be split', icon: 'upload', isPublic: false },
  retry_import: {
    may: 'manage_import', told: 'had a long text split again', icon: 'rotate-ccw', isPublic: false, resource: 'retry', label: 'Try again',
  },
  discard_import: {
    may: 'manage_import', told: 'threw a long text away', icon: 'x', isPublic: false, resource: 'removal', label: 'Throw it away',
  },
  mark_sentence: {
    may: 'mark_sentence', told: 'said what a sentence is', icon: 'text-search', isPublic: false, resource: 'sentences', label: 'Save',
    summary: 'Say of a sentence without a claim what it is',
  },
  edit_details: {
    may: 'edit_article', told: 'changed the article’s details', icon: 'pencil', isPublic: false, resource: 'details', label: 'Save',
    summary: 'Change the title, byline, publisher, date, address or language of an article',
  },
  publish: {
    may: 'publish_article', told: 'published the article', icon: 'newspaper', isPublic: true, resource: 'publication', label: 'Publish',
    summary: 'Publish an article',
  },
  embargo: {
    may: 'publish_article', told: 'set when the article is published', icon: 'clock', isPublic: false, resource: 'embargo', label: 'Publish at this time',
    summary: 'Publish an article at a time',
  },
  lift_embargo: {
    may: 'publish_article', told: 'lifted the embargo: the article stays a draft', icon: 'undo-2', isPublic: false, resource: 'lifting', label: 'Lift the embargo',
    summary: 'Take back that an article is published at a time',
  },
  end_embargo: { may: 'end_embargo', told: 'published the article, at the end of its embargo', icon: 'newspaper', isPublic: true },
  change_rules: {
    may: 'manage_rules', told: 'changed what stops the publishing of an article', icon: 'shield-check', isPublic: false, resource: 'rules', label: 'Save',
    summary: 'Say which rules, and no others, stop the publishing of an article',
  },
  retract: {
    may: 'retract_article', told: 'retracted the article', icon: 'ban', isPublic: true, resource: 'retraction', label: 'Retract',
    summary: 'Retract an article',
  },

  add_claim: {
    may: 'add_claim', told: 'added the claim', icon: 'plus', isPublic: true, resource: 'claims', label: 'Add claim', key: 'n', isUndoable: true,
    keyHelp: 'Select words in the text: arrows, Shift and arrows; again, make a claim of them',
    summary: 'Add a claim that the splitter did not find, by the words of the article that say it',
  },
  accept: {
    may: 'accept_claim', told: 'accepted the claim', icon: 'check', isPublic: true, resource: 'acceptance', label: 'Accept', key: 'a', isUndoable: true, keyHelp: 'Accept',
    summary: 'Accept a claim', move: { from: ['proposed', 'dismissed'], to: 'accepted', doing: 'accepting it' },
  },
  dismiss: {
    may: 'dismiss_claim', told: 'dismissed the claim', icon: 'x', isPublic: false, resource: 'dismissal', label: 'Dismiss', key: 'd', isUndoable: true, keyHelp: 'Dismiss',
    summary: 'Dismiss a claim', move: { from: ['proposed', ...publicStages], to: 'dismissed', doing: 'dismissing it' },
  },
  // What readers saw keeps its page, and its words.
  split_claim: {
    may: 'split_claim', told: 'split the claim', icon: 'waypoints', isPublic: false, resource: 'split', label: 'Split', key: 's', isUndoable: true,
    keyHelp: 'Split the claim into several; what it says besides is offered',
    summary: 'Split a claim into several', move: { from: ['proposed', ...publicStages], to: 'dismissed', doing: 'splitting it' },
  },
  // One stays, with the words of all; the others are dismissed, and lead to it.
  merge_claims: {
    may: 'merge_claims', told: 'merged the claim with others', icon: 'merge', isPublic: false, resource: 'merge', label: 'Merge', key: 'm', isUndoable: true,
    keyHelp: 'Merge other claims into this one',
    summary: 'Merge other claims of its article into a claim', move: { from: ['proposed', ...publicStages], to: 'dismissed', doing: 'merging it' },
  },
  restore: {
    may: 'restore_claim', told: 'put the claim back to proposed', icon: 'undo-2', isPublic: false, resource: 'restoration',
    label: 'Back to proposed', isUndoable: true, summary: 'Take an acceptance or a dismissal back',
    move: { from: ['dismissed', 'accepted'], to: 'proposed', doing: 'putting it back' },
  },
  undo: {
    may: 'undo_act', told: 'undid what they did last', icon: 'undo-2', isPublic: false, resource: 'undo', label: 'Undo', key: 'u',
    keyHelp: 'Undo what you did last, then what was before it; after a reload, on the chosen claim, until somebody else touches it',
    summary: 'Take back what you did last on a claim, where nobody touched it since',
  },
  // Each claim's own event says what was done to it; these say of how many, so that all of it is undone at once.
  accept_many: {
    may: 'accept_claim', told: 'accepted many claims at once', icon: 'check', isPublic: false, resource: 'acceptance', label: 'Accept all',
    summary: 'Accept all claims of an article that a filter keeps',
  },
  dismiss_many: {
    may: 'dismiss_claim', told: 'dismissed many claims at once', icon: 'x', isPublic: false, resource: 'dismissal', label: 'Dismiss all',
    summary: 'Dismiss all claims of an article that a filter keeps',
  },
  undo_many: {
    may: 'undo_act', told: 'undid what they did to many claims at once', icon: 'undo-2', isPublic: false, resource: 'undo', label: 'Undo all of it',
    summary: 'Take back what you did last to many claims of an article at once, but for those that were touched since',
  },
  // What readers saw is not dismissed: its page stays, and says that it was withdrawn, and why.
  withdraw: {
    may: 'withdraw_claim', told: 'withdrew the claim', icon: 'ban', isPublic: true, resource: 'withdrawal', label: 'Withdraw',
    summary: 'Withdraw a claim that readers saw, with a note for them',
    move: { from: publicStages, to: 'withdrawn', doing: 'withdrawing it' },
  },
  reinstate: {
    may: 'withdraw_claim', told: 'took the withdrawal back', icon: 'undo-2', isPublic: true, resource: 'reinstatement',
    label: 'Take the withdrawal back', summary: 'Take a withdrawal back, with a note for readers',
    move: { from: ['withdrawn'], to: 'accepted', doing: 'taking a withdrawal back' },
  },
  reword: {
    may: 'reword_claim', told: 'reworded the claim', icon: 'pencil', isPublic: true, resource: 'wording', label: 'Save wording', key: 'e', isUndoable: true,
    keyHelp: 'Edit the wording, where you may',
    summary: 'Reword a claim',
  },
  // Its wording stays: only which words of the article say it is another.
  anchor: {
    may: 'anchor_claim', told: 'moved the claim to other words of the article', icon: 'text-search', isPublic: true, resource: 'anchors', label: 'Move it', key: '+', isUndoable: true,
    keyHelp: 'Add the words that are selected in the text to the open claim',
    summary: 'Say in which passages of its article a claim stands: all of them, or more',
  },
  attribute: {
    may: 'attribute_claim', told: 'changed who says it', icon: 'users', isPublic: true, resource: 'attributions', label: 'Save chain', key: 'h', isUndoable: true, keyHelp: 'Add a hop to the chain',
    summary: 'Say who says a claim: all of its chains of sources, or that the article itself does',
  },
  comment: {
    may: 'comment', told: 'commented', icon: 'message-square', isPublic: false, resource: 'comments', label: 'Comment', key: 'c', isBeside: true,
    keyHelp: 'Write a comment', summary: 'Say something of a claim, or answer what was said; an @ before a name asks that person',
  },
  // Who works on it by when; it changes nothing of the claim, and nobody's form of it is overtaken.
  assign: {
    may: 'assign_claim', told: 'said who works on it', icon: 'user', isPublic: false, resource: 'assignment', label: 'Assign', key: 'g', isBeside: true,
    keyHelp: 'Say who works on it, and by when', summary: 'Say who works on a claim, and by when',
  },
  assign_many: {
    may: 'assign_claim', told: 'said who works on many claims at once', icon: 'users', isPublic: false, resource: 'assignment', label: 'Assign all', isBeside: true,
    summary: 'Say who works on many claims of an article, and by when',
  },
  take: {
    may: 'assign_claim', told: 'took the claim', icon: 'inbox', isPublic: false, resource: 'taking', label: 'Take', key: 't', isBeside: true,
    keyHelp: 'Take the claim: you work on it', summary: 'Take a claim that nobody works on',
  },
  resolve_comment: {
    may: 'comment', told: 'resolved a thread', icon: 'circle-check', isPublic: false, isBeside: true, resource: 'resolution', label: 'Resolve',
    summary: 'Say of a thread that nothing is left to say',
  },
  reopen_comment: {
    may: 'comment', told: 'reopened a thread', icon: 'rotate-ccw', isPublic: false, isBeside: true, resource: 'reopening', label: 'Reopen',
    summary: 'Open a thread again that was resolved',
  },
  see_mention: {
    may: 'comment', told: 'saw that a comment names them', icon: 'eye', isPublic: false, isBeside: true, resource: 'acknowledgement', label: 'Seen',
    summary: 'Take a comment that names you out of your queue',
  },
  // The one act that takes something out of the trail: words that must not be there. See domain/redaction.ts.
  redact: {
    may: 'redact', told: 'removed the words of an event', icon: 'ban', isPublic: false, isBeside: true, resource: 'redaction', label: 'Remove the words for good',
    summary: 'Remove the words of an event for good; who did it when stays, and the trail still verifies',
  },
  // What evidence readers see is told by the verdict that rests on it.
  pin_evidence: {
    may: 'pin_evidence', told: 'pinned evidence', icon: 'pin', isPublic: false, resource: 'evidence', label: 'Pin evidence', key: 'v', isUndoable: true,
    keyHelp: 'Pin evidence, unless the claim is dismissed',
    summary: 'Pin evidence to a claim: a passage, with the page that it stands in',
  },
  unpin_evidence: {
    may: 'unpin_evidence', told: 'took evidence off', icon: 'unlink', isPublic: false, resource: 'removal', label: 'Take it off', isUndoable: true,
    summary: 'Take evidence off its claim',
  },
  // A verdict on a proposed claim accepts it on the way: to judge a claim is to say that it is one.
  propose_verdict: {
    may: 'propose_verdict', told: 'proposed a verdict', icon: 'scale', isPublic: false, resource: 'verdicts', label: 'Propose verdict', isUndoable: true,
    summary: 'Propose a verdict on a claim',
    move: { from: ['proposed', ...publicStages], to: 'awaiting_approval', doing: 'proposing a verdict' },
  },
  approve: {
    may: 'decide_verdict', told: 'approved the verdict', icon: 'stamp', isPublic: true, resource: 'approval', label: 'Approve',
    summary: 'Approve a verdict', move: { from: ['awaiting_approval'], to: 'approved', doing: 'approving a verdict' },
  },
  // The one way round the second pair of eyes: readers are told of it, the desk also why.
  approve_own: {
    may: 'approve_own_verdict', told: 'approved their own verdict, in an emergency', icon: 'triangle-alert', isPublic: true, resource: 'emergency-approval',
    label: 'Approve my own verdict', summary: 'Approve a verdict of one’s own, as an admin in an emergency',
    move: { from: ['awaiting_approval'], to: 'approved', doing: 'approving a verdict' },
  },
  return: {
    may: 'decide_verdict', told: 'returned the verdict', icon: 'undo-2', isPublic: false, resource: 'return', label: 'Return',
    summary: 'Return a verdict with a reason', move: { from: ['awaiting_approval'], to: 'in_check', doing: 'returning a verdict' },
  },

  // What readers are told of a source stands on its page, not in the trail of a claim.
  edit_source: {
    may: 'edit_source', told: 'changed what is known of the source', icon: 'pencil', isPublic: false, resource: 'details', label: 'Save the source',
    summary: 'Change what a source is called, what it is, and what is known of it',
  },
  merge_sources: {
    may: 'merge_sources', told: 'merged another source into this one', icon: 'merge', isPublic: false, resource: 'merge', label: 'Merge them',
    summary: 'Merge another source into this one: its names and all that is attributed to it',
  },
  unmerge_source: {
    may: 'merge_sources', told: 'took a source out again that was merged into this one', icon: 'unlink', isPublic: false, resource: 'separation', label: 'Take it out again',
    summary: 'Take a source out again that was merged into this one',
  },
  // Only that it was written: the words are in no event.
  identify_source: {
    may: 'identify_source', told: 'wrote who the source is', icon: 'key-round', isPublic: false, resource: 'identity', label: 'Save who this is',
  },
  ask_second_check: {
    may: 'ask_second_check', told: 'asked for a second check', icon: 'eye', isPublic: false, resource: 'second-check', label: 'Ask for a second check',
    summary: 'Ask somebody to check a claim a second time, who does not see the verdict that waits',
  },
  second_check: {
    may: 'check_second', told: 'checked the claim a second time', icon: 'eye', isPublic: false, resource: 'opinion', label: 'Say what you found',
    summary: 'Write the second opinion; then both are seen',
  },
  adjudicate: {
    may: 'adjudicate', told: 'decided between two verdicts', icon: 'scale', isPublic: false, resource: 'adjudication', label: 'Decide',
    summary: 'Decide between two opinions that differ: take the first, the second, or write a third',
  },
  cancel_second_check: {
    may: 'cancel_second_check', told: 'took the second check back', icon: 'x', isPublic: false, resource: 'cancellation', label: 'Take the second check back',
    summary: 'Take a second check back, before the second opinion is written or while the two differ',
  },

  add_user: { may: 'manage_users', told: 'added a person', icon: 'user', isPublic: false },
  invite: { may: 'manage_users', told: 'invited a person', icon: 'key-round', isPublic: false, resource: 'invitations' },
  revoke_invitation: { may: 'manage_users', told: 'took an invitation back', icon: 'x', isPublic: false, resource: 'revocation' },
  accept_invitation: { may: 'take_invitations', told: 'accepted the invitation', icon: 'user', isPublic: false },
  change_role: { may: 'manage_users', told: 'changed a role', icon: 'user', isPublic: false },
  create_token: { may: 'manage_tokens', told: 'made a token', icon: 'key-round', isPublic: false, resource: 'tokens' },
  revoke_token: { may: 'manage_tokens', told: 'revoked a token', icon: 'key-round', isPublic: false, resource: 'revocation' },

  disable_user: { may: 'manage_users', told: 'disabled the account', icon: 'ban', isPublic: false, resource: 'disablement' },
  enable_user: { may: 'manage_users', told: 'enabled the account again', icon: 'user', isPublic: false, resource: 'enablement' },
  end_sessions: { may: 'end_sessions', told: 'signed the account out', icon: 'log-out', isPublic: false, resource: 'end' },
  change_password: { may: 'manage_account', told: 'changed the password', icon: 'key-round', isPublic: false, resource: 'password' },
  make_feed: { may: 'manage_account', told: 'made a secret address for their digest', icon: 'key-round', isPublic: false, resource: 'feed' },
  end_feed: { may: 'manage_account', told: 'ended the address of their digest', icon: 'x', isPublic: false },
  choose_mail: { may: 'manage_account', told: 'chose how they are told by e-mail', icon: 'message-square', isPublic: false, resource: 'mail' },
  reset_password: { may: 'reset_password', told: 'gave the account another password', icon: 'key-round', isPublic: false, resource: 'password' },
  set_up_second_factor: { may: 'manage_account', told: 'set up a second factor', icon: 'shield-check', isPublic: false },
  renew_backup_codes: { may: 'manage_account', told: 'made new backup codes', icon: 'shield-check', isPublic: false },
  remove_second_factor: { may: 'remove_second_factor', told: 'took the second factor away', icon: 'shield-check', isPublic: false },
  require_second_factor: { may: 'manage_users', told: 'asked everybody of a role for a second factor', icon: 'shield-check', isPublic: false },
  waive_second_factor: { may: 'manage_users', told: 'no longer asks everybody of a role for a second factor', icon: 'shield-check', isPublic: false },
  sign_in: { may: 'note_sign_ins', told: 'signed in', icon: 'user', isPublic: false },
  sign_in_failed: { may: 'note_sign_ins', told: 'noticed a sign-in that failed', icon: 'ban', isPublic: false },

  retry_job: { may: 'manage_jobs', told: 'had a failed job tried again', icon: 'rotate-ccw', isPublic: false, resource: 'retry', label: 'Try again' },
  discard_job: { may: 'manage_jobs', told: 'threw a failed job away', icon: 'x', isPublic: false, resource: 'removal', label: 'Throw it away' },

  learn: { may: 'learn', told: 'let the splitter learn from the desk’s decisions', icon: 'sparkles', isPublic: false },
} as const satisfies Record<string, Act>

export type ActName = keyof typeof acts
/** UndoableAct is an act that who did it last can take back. */
export type UndoableAct = { [Name in ActName]: (typeof acts)[Name] extends { isUndoable: true } ? Name : never }[ActName]
/** StageMove is an act that leads a claim from stage to stage. */
export type StageMove = { [Name in ActName]: (typeof acts)[Name] extends { move: unknown } ? Name : never }[ActName]

/** actNames lists every act. */
export const actNames = Object.keys(acts) as ActName[]

/** resourceOf answers the last part of an act's address. Throws TypeError for an act that has none. */
export function resourceOf(name: ActName): string {
  const { resource }: Act = acts[name]
  if (resource === undefined) throw new TypeError(`the act ${name} has no address`)
  return resource
}

/** isBeside says whether an act is only about the work on a claim, and changes nothing of the claim. */
export function isBeside(name: ActName): boolean {
  const act: Act = acts[name]
  return act.isBeside === true
}

/** isUndoable says whether an act is one that who did it last can take back. */
export function isUndoable(name: ActName): name is UndoableAct {
  const act: Act = acts[name]
  return act.isUndoable === true
}

/** canMove says whether a claim at this stage can make the move. */
export function canMove(stage: Stage, move: StageMove): boolean {
  return (acts[move].move.from as readonly Stage[]).includes(stage)
}

/** stageAfter answers the stage that the move leads to. Throws InvalidTransition where it is not possible. */
export function stageAfter(stage: Stage, move: StageMove): Stage {
  if (!canMove(stage, move)) throw new InvalidTransition(stageWords[stage].label.toLowerCase(), acts[move].move.doing)
  return acts[move].move.to
}
