import type { Person, Role } from '../domain/permission.js'
import type { User as UserRow } from './generated/client.js'

/** toActor reads a row as the person who acts. */
export function toActor(row: Pick<UserRow, 'id' | 'name' | 'email' | 'role'>): Person {
  return { id: row.id, name: row.name, email: row.email, role: row.role as Role }
}
