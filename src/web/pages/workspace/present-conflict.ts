import { deskPage, type Frame, type PageModel } from '../../parts/page.js'

interface Passage {
  label: string
  text: string
}

export interface ConflictModel extends PageModel<'desk'> {
  noun: string
  message: string
  yours: Passage[]
  current: Passage[]
  backHref: string
  retry: { action: string; fields: { name: string; value: string }[] }
}

/**
 * presentConflict shows a change that was overtaken beside what stands now, with `reason` where it is more than stale;
 * `retry` sends the same again over the newer version.
 */
export function presentConflict({ frame, noun, reason, yours, current, back, retry }: {
  frame: Frame
  noun: string
  reason?: string
  yours: Passage[]
  current: Passage[]
  back: string
  retry: { action: string; fields: Record<string, string> }
}): ConflictModel {
  return {
    ...deskPage(frame, 'Changed in the meantime'),
    noun,
    message: `${reason ?? `Somebody changed this ${noun} after you opened it.`} Nothing you typed is lost: compare, then choose.`,
    yours,
    current,
    backHref: back,
    retry: { action: retry.action, fields: Object.entries(retry.fields).map(([name, value]) => ({ name, value })) },
  }
}
