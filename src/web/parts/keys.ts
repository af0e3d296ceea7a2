import { actNames, acts, type Act } from '../../domain/act.js'

/** KeyView is a row of the list of keys: the key, or two of them, and what they do in the workspace. */
export interface KeyView {
  key: string
  other: string | null
  /** Whether those between them do so too: "0 – 6". */
  isRange: boolean
  does: string
}

/** presentKeys draws the list of keys: of each act that has one its row says it; the others are the page's own. */
export function presentKeys(): KeyView[] {
  return [
    row('j', 'Next and previous claim', 'k'),
    ...actNames.flatMap((name) => {
      const act: Act = acts[name]
      return act.key === undefined ? [] : [row(act.key, act.keyHelp ?? act.label ?? name)]
    }),
    row('r', 'The open claim stands where the words are that are selected in the text, and nowhere else'),
    row('←', 'In a chain: from one hop to the next; Enter opens it', '→'),
    { ...row('0', 'Set a verdict: unverified to outdated, in the order of the choices', '6'), isRange: true },
    row('Ctrl', 'Save the form that you are in', 'Enter'),
    row('/', 'Find a claim, a source or an act'),
    row('?', 'Show these keys'),
    row('Esc', 'Leave a field, fold the claim, or close this'),
  ]
}

/** presentQueueKeys draws the same of the desk's queues; of one by itself there is nothing to go to besides. */
export function presentQueueKeys(hasAll = true): KeyView[] {
  return [
    row('j', 'Next and previous in the queues', 'k'),
    row('Enter', 'Open it'),
    ...(hasAll ? [row('t', 'Take the next claim, or review the next verdict'), { ...row('1', 'Go to a queue', '9'), isRange: true }, row('/', 'Search')] : []),
    row('?', 'Show these keys'),
  ]
}

function row(key: string, does: string, other: string | null = null): KeyView {
  return { key, other, isRange: false, does }
}
