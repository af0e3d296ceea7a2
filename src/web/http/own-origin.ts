import type { Request } from 'express'

/** Under what name createApp keeps the public address among Express's settings. */
export const PUBLIC_URL = 'public url'

/** ownOrigin answers the origin under which whoever asks reaches this server; its host was checked before. */
export function ownOrigin(request: Request): string {
  const publicUrl: unknown = request.app.get(PUBLIC_URL)
  return typeof publicUrl === 'string' ? publicUrl : `${request.protocol}://${request.host}`
}
