import type { Audience } from '../../domain/listing.js'
import { can, type Actor } from '../../domain/permission.js'

/** audienceOf says whom a list is for: the desk sees what is still being worked on. */
export function audienceOf(actor: Actor | null): Audience {
  return can(actor, 'see_desk') ? 'desk' : 'readers'
}
