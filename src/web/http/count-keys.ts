import { createHmac } from 'node:crypto'

/** CountKeys names what is counted so that the table does not say who tried from where. */
export type CountKeys = (...parts: string[]) => string

/** createCountKeys hashes with the secret: e-mail and network addresses are few enough for a hash without one to be undone. */
export function createCountKeys(secret: string): CountKeys {
  return (...parts) => createHmac('sha256', secret).update(`count|${parts.join('|')}`).digest('base64url')
}
