import { publicationRules, type PublicationRule } from '../domain/publication-rules.js'
import type { Db } from './db.js'

export interface PublicationRuleReader {
  /** The rules that stop publishing. */
  inForce(): Promise<Set<PublicationRule>>
}

export interface PublicationRuleWriter {
  set(rule: PublicationRule, since: Date | null): Promise<void>
}

export function publicationRuleReader(db: Db): PublicationRuleReader {
  return {
    async inForce() {
      const rows = await db.publicationRule.findMany()
      return new Set(publicationRules.filter((rule) => rows.some(({ name }) => name === rule)))
    },
  }
}

export function publicationRuleWriter(db: Db): PublicationRuleWriter {
  return {
    async set(rule, since) {
      if (since) await db.publicationRule.upsert({ where: { name: rule }, create: { name: rule, since }, update: {} })
      else await db.publicationRule.deleteMany({ where: { name: rule } })
    },
  }
}
