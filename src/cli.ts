#!/usr/bin/env node
// The `claimtrail` command: the whole table of subcommands. Each one's code is loaded only when it runs, so that the
// maintenance commands never share a process with the store.
import { readFileSync } from 'node:fs'
import { Argument, Command, CommanderError, Option } from 'commander'
import { WrongUsage } from './commands/command-error.js'
import { complain } from './commands/streams.js'
import { tokenDays, type TokenDays } from './domain/account.js'
import { roles } from './domain/permission.js'
import { projectPath } from './project.js'

const WRONG_USAGE = 2

const program = new Command('claimtrail')
  .description('Splits articles into claims with their sources, and keeps the newsroom’s database of them.')
  .version((JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as { version: string }).version)
  .exitOverride()
  .showSuggestionAfterError()

const path = () => new Argument('[path]', 'a file of UTF-8 text; without it, or as "-": stdin')

program
  .command('split')
  .description('print the sentences, claims and attributions of a text as JSON')
  .addArgument(path())
  .option('--jsonl', 'read lines of {id, text, url?, publisher?, date?}, write a line for each')
  .option('--url <url>', 'where the text was published')
  .option('--publisher <name>', 'who published it')
  .option('--date <date>', 'the day on which it was published: YYYY-MM-DD, or an instant with its offset')
  .action(async (...given: [string | undefined, object]) => (await import('./commands/split.js')).runSplit(given[0], given[1]))

program
  .command('extract')
  .description('print the article of a web page, and what the page says of it, as JSON')
  .addArgument(path())
  .option('--jsonl', 'read lines of {id, html, url?}, write a line for each')
  .option('--url <url>', 'where the page was found')
  .action(async (...given: [string | undefined, object]) => (await import('./commands/extract.js')).runExtract(given[0], given[1]))

program
  .command('import')
  .description('bring .txt, .md and .html files into the database as draft articles')
  .argument('<path...>', 'files, and folders of them')
  .action(async (paths: string[]) => (await import('./commands/import.js')).runImport(paths))

program
  .command('work')
  .description('do jobs until told to stop, beside any number of servers and others')
  .action(async () => (await import('./commands/work.js')).runWork())

program
  .command('jobs')
  .description('list how many jobs wait, run or are dead, and those that failed, with why')
  .option('--json', 'as one line of JSON')
  .addOption(new Option('--retry <id>', 'try one that failed again, now').conflicts(['json', 'discard']))
  .addOption(new Option('--discard <id>', 'throw one away').conflicts('json'))
  .action(async (options: object) => (await import('./commands/jobs.js')).runListJobs(options))

program
  .command('backup')
  .description('copy the database into a file, also while the server runs')
  .argument('<file>')
  .option('--force', 'replace the file if it exists')
  .action(async (file: string, options: object) => (await import('./commands/backup.js')).runBackup(file, options))

program
  .command('move')
  .description('carry the whole database over to another one, of either engine; stopped, it goes on where it was')
  .requiredOption('--to <url>', 'where to: a file: or a postgresql: URL, as DATABASE_URL takes; empty, or what a move that was stopped left')
  .action(async (options: { to: string }) => (await import('./commands/move.js')).runMove(options))

program
  .command('restore')
  .description('put a backup in the place of the database; its sessions and tokens come back with it')
  .argument('<file>')
  .option('--force', 'also if the database is in use, has newer work or cannot be read')
  .action(async (file: string, options: object) => (await import('./commands/restore.js')).runRestore(file, options))

program
  .command('check')
  .description('verify the database: integrity, foreign keys, migrations, the trail’s hashes, the anchors’ words')
  .argument('[file]', 'another database, such as a backup')
  .option('--mend', 'make anew what only follows from the texts: what is searched by, and what is kept of sources and queues')
  .addOption(new Option('--trail <file>', 'verify a trail’s file instead, without a database; "-": stdin').conflicts('mend'))
  .action(async (file: string | undefined, options: object) => (await import('./commands/check.js')).runCheck(file, options))

program
  .command('trail')
  .description('print the trail of an article as JSON Lines, with its hashes; "check --trail" verifies it anywhere')
  .argument('<article>', 'its id, or "desk": what belongs to no article')
  .action(async (chain: string) => (await import('./commands/trail.js')).runTrail(chain))

program
  .command('learn')
  .description('learn from what the desk accepted, reworded and dismissed; used only where it does better')
  .option('--dry-run', 'measure, but change nothing')
  .action(async (options: { dryRun?: boolean }) => (await import('./commands/learn.js')).runLearn(options))

const user = program.command('user').description('people who sign in')
user
  .command('add')
  .description('make an account; its password is made and printed once')
  .argument('<email>')
  .addOption(new Option('--role <role>').choices(roles).makeOptionMandatory())
  .option('--name <name>', 'as it stands in the trail; else what comes before the @')
  .option('--password-stdin', 'read the password from stdin instead')
  .option('--must-change', 'they choose their own password before all else, and within a week')
  .action(async (email: string, options) => (await import('./commands/user-add.js')).runUserAdd(email, options))
user
  .command('invite')
  .description('make a link by which somebody makes their own account within a week, and print it once')
  .argument('<email>')
  .addOption(new Option('--role <role>').choices(roles).makeOptionMandatory())
  .option('--name <name>', 'as it stands in the trail; else what comes before the @')
  .action(async (email: string, options) => (await import('./commands/user-invite.js')).runUserInvite(email, options))
user
  .command('role')
  .description('give a person another role')
  .argument('<email>')
  .addArgument(new Argument('<role>').choices(roles))
  .action(async (email: string, role) => (await import('./commands/user-role.js')).runUserRole(email, role))
user
  .command('disable')
  .description('keep a person from signing in; their sessions and tokens end at once')
  .argument('<email>')
  .action(async (email: string) => (await import('./commands/user-disable.js')).runUserDisable(email))
user
  .command('enable')
  .description('let a disabled person sign in again')
  .argument('<email>')
  .action(async (email: string) => (await import('./commands/user-disable.js')).runUserEnable(email))
user
  .command('password')
  .description('give a person another password, made and printed once; they are signed out everywhere')
  .argument('<email>')
  .option('--password-stdin', 'read the password from stdin instead')
  .option('--must-change', 'they choose their own before all else, and within a week')
  .action(async (email: string, options) => (await import('./commands/user-password.js')).runUserPassword(email, options))
user
  .command('sessions')
  .description('list where a person is signed in')
  .argument('<email>')
  .option('--end', 'sign them out everywhere')
  .action(async (email: string, options) => (await import('./commands/user-sessions.js')).runUserSessions(email, options))
user
  .command('second-factor')
  .description('say whether a person has a second factor')
  .argument('<email>')
  .option('--remove', 'take it away: they sign in by the password alone, or set up another')
  .action(async (email: string, options) => (await import('./commands/user-second-factor.js')).runUserSecondFactor(email, options))

program
  .command('role')
  .description('what is asked of everybody with a role')
  .command('second-factor')
  .description('say whether a second factor is asked of a role')
  .addArgument(new Argument('<role>').choices(roles))
  .addOption(new Option('--require', 'ask it of them from now on').conflicts('waive'))
  .option('--waive', 'ask it of them no longer')
  .action(async (role, options) => (await import('./commands/role-second-factor.js')).runRoleSecondFactor(role, options))

program
  .command('token')
  .description('tokens by which programs write through the API')
  .command('add')
  .description('make a token and print it once')
  .argument('<email>', 'the person that the program acts as')
  .argument('<name>', 'what the token is for')
  .addOption(new Option('--days <days>', 'how long it works').choices(tokenDays.map(String)).default('90'))
  .action(async (email: string, name: string, { days }: { days: string }) =>
    (await import('./commands/token-add.js')).runTokenAdd(email, name, Number(days) as TokenDays))

// Whoever reads our output may stop reading, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : WRONG_USAGE
  } else {
    complain(oneLine(error))
    process.exitCode = error instanceof WrongUsage ? WRONG_USAGE : 1
  }
}

function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.trim().replace(/\s+/g, ' ')
}
