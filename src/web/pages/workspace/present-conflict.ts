import { deskPage, type Frame, type PageModel } from '../../parts/page.js'

interface Passage {
  label: string
  text: string
}

/** ConflictView is a change that was overtaken beside what stands now. */
export interface ConflictView {
  /** Which form or act it was, by its name in the page; "" where the page has only one. */
  name: string
  message: string
  /** What was typed, or the act where nothing was. */
  yoursLabel: string
  yours: Passage[]
  current: Passage[]
  /** Sends the same again over the newer version; null where that could only be refused again. */
  retry: { action: string; label: string; fields: { name: string; value: string }[] } | null
}

export interface ConflictModel extends PageModel<'desk'>, ConflictView {
  backHref: string
}

/** presentConflict draws both sides; `reason` says more than that it is stale, `retry.version` is the one that stands now. */
export function presentConflict({ name = '', noun, reason, act = null, yours, current, retry }: {
  name?: string
  noun: string
  reason?: string
  /** What was to be done, in a word, where nothing was typed: "Accept". */
  act?: string | null
  yours: Passage[]
  current: Passage[]
  retry: { action: string; typed: Record<string, string>; version: number } | null
}): ConflictView {
  const happened = reason ?? `Somebody changed this ${noun} after you opened it.`
  const isTyped = yours.length > 0
  return {
    name,
    message: isTyped ? `${happened} Nothing you typed is lost: compare, then choose.` : `${happened} Nothing was done: compare, then choose.`,
    yoursLabel: isTyped ? 'What you typed' : 'What you wanted',
    yours: isTyped ? yours : [{ label: 'Act', text: act ?? '' }],
    current,
    retry: retry && {
      action: retry.action,
      label: isTyped ? 'Save mine over it' : 'Do it all the same',
      fields: Object.entries({ ...retry.typed, version: String(retry.version) }).map(([field, value]) => ({ name: field, value })),
    },
  }
}

/** presentConflictPage is presentConflict as a page of its own; `back` is where what stands now is. */
export function presentConflictPage(frame: Frame, conflict: ConflictView, back: string): ConflictModel {
  return { ...deskPage(frame, 'Changed in the meantime'), ...conflict, backHref: back }
}
