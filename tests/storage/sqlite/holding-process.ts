// Run by tests: holds the write lock of a database file from "held" on until its stdin ends, then says "let go".
import { once } from 'node:events'
import Database from 'better-sqlite3'

const database = new Database(process.argv[2] ?? '')
database.exec('BEGIN IMMEDIATE')
process.stdout.write('held\n')
await once(process.stdin.resume(), 'end')
database.exec('ROLLBACK')
database.close()
process.stdout.write('let go\n')
