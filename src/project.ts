import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// The same code runs from src/ (tsx, vitest) and from dist/src/: the package's own folder is the nearest one above
// that holds its prisma/ folder's schema.
const root = (() => {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'prisma', 'schema.prisma'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('the package is incomplete: prisma/schema.prisma is missing')
    folder = above
  }
  return folder
})()

// Compiled, a module may share a file with others; only those that are started by themselves have one of their own.
const isCompiled = !import.meta.url.endsWith('.ts')

/** startablePath answers where a module lies that is started by itself: startablePath('threads', 'thread'). */
export function startablePath(...parts: string[]): string {
  return isCompiled ? projectPath('dist', 'src', ...parts) + '.js' : projectPath('src', ...parts) + '.ts'
}

/** projectPath answers an absolute path inside the package: projectPath('views', 'layouts'). */
export function projectPath(...parts: string[]): string {
  return join(root, ...parts)
}
