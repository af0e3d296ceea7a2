/** postgresSchema answers schema.prisma as PostgreSQL is to have it: Prisma allows one provider a schema, so that this one is made from the other. */
export function postgresSchema(schema: string): string {
  return schema
    .replace(/^\/\/ The words of docs/, '// Made from ../schema.prisma by `npm run db:migration`: change that one.\n$&')
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace('"../src/storage/generated"', '"../../src/storage/postgres/generated"')
}
