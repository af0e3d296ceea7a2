import type { Session } from '../../domain/account.js'
import { presentInstant, type DateView } from './dates.js'

export interface SessionView {
  device: string
  address: string
  createdAt: DateView
  seenAt: DateView
  isThisOne: boolean
  id: string
}

/** presentSession names a session by the browser that says it is, as its owner may recognise it. */
export function presentSession({ id, createdAt, seenAt, address, userAgent }: Session, current: string | null): SessionView {
  return {
    device: nameOf(userAgent ?? ''),
    address: address ?? 'an unknown address',
    createdAt: presentInstant(createdAt),
    seenAt: presentInstant(seenAt),
    isThisOne: id === current,
    id,
  }
}

// In this order: Edge and Opera also say that they are Chrome, and Chrome that it is Safari.
const BROWSERS = [['Edg', 'Edge'], ['OPR', 'Opera'], ['Firefox', 'Firefox'], ['Chrome', 'Chrome'], ['Safari', 'Safari']] as const
const SYSTEMS = [['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Windows', 'Windows'], ['Mac OS', 'macOS'], ['Linux', 'Linux']] as const

function nameOf(userAgent: string): string {
  const browser = BROWSERS.find(([mark]) => userAgent.includes(`${mark}/`))?.[1] ?? 'A browser'
  const system = SYSTEMS.find(([mark]) => userAgent.includes(mark))?.[1]
  return system ? `${browser} on ${system}` : browser
}
