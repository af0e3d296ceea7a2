export const dismissalReasons = ['opinion', 'not_checkable', 'duplicate', 'not_a_claim'] as const
/** Those that can be given of many claims at once: a duplicate is of one. */
export const reasonsForMany = ['opinion', 'not_checkable', 'not_a_claim'] as const satisfies readonly DismissalReason[]
/** DismissalReason is why a claim is nothing to check; a duplicate is said by another claim of its article. */
export type DismissalReason = (typeof dismissalReasons)[number]

/** Dismissed is as what a claim was dismissed: for a reason, or because others were written in its place, or it was merged into another, or because whoever added it took that back. */
export const dismissed = [...dismissalReasons, 'split', 'merged', 'undone'] as const
export type Dismissed = (typeof dismissed)[number]

/** Each in words: on its button, and what a claim was dismissed as. */
export const dismissalWords: Record<Dismissed, { label: string; told: string }> = {
  opinion: { label: 'Opinion', told: 'an opinion' },
  not_checkable: { label: 'Not checkable', told: 'nothing that can be checked' },
  duplicate: { label: 'Duplicate', told: 'said by another claim' },
  not_a_claim: { label: 'Not a claim', told: 'not a claim' },
  split: { label: 'Split', told: 'split into others' },
  merged: { label: 'Merged', told: 'merged into another claim' },
  undone: { label: 'Undone', told: 'added, and taken back' },
}
