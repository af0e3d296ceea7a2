import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import Handlebars from 'handlebars'

/** Every page and fragment that a handler can answer with; the start insists on a template for each. */
export const viewNames = [
  'articles/index', 'articles/show', 'articles/new', 'articles/edit', 'articles/review', 'articles/publication', 'articles/coverage', 'articles/record', 'articles/card-fragment', 'articles/sourcing-fragment', 'articles/text-fragment', 'articles/found', 'articles/found-fragment',
  'claims/show', 'claims/new', 'claims/merge', 'claims/many', 'claims/assign-many', 'claims/record', 'redaction/show', 'imports/show', 'jobs/index', 'snapshots/show', 'sources/show', 'sources/options', 'sources/index', 'sources/desk', 'sources/merge',
  'desk/index', 'desk/queue', 'desk/rules', 'second-checks/ask', 'second-checks/index', 'second-checks/show', 'search/show', 'sessions/new', 'sessions/code', 'tokens/index', 'people/index', 'people/options',
  'people/invitations', 'people/show', 'invitations/show', 'invitations/over', 'feeds/item', 'account/show', 'account/second-factor', 'account/backup-codes', 'account/password', 'split/show', 'errors/show', 'errors/conflict',
] as const
export type ViewName = (typeof viewNames)[number]

export const layoutNames = ['reader', 'desk'] as const
export type LayoutName = (typeof layoutNames)[number]

/** ViewModel is what every presenter answers; a fragment has no layout. */
export interface ViewModel {
  layout: LayoutName | null
}

export interface Views {
  render(name: ViewName, model: ViewModel): string
}

/** ViewProblem is a template that is missing or does not compile; its message is one line that names it. */
export class ViewProblem extends Error {
  override name = 'ViewProblem'
}

// Strict: a name that the model does not have is an error and not an empty string. No helpers but the built-in blocks:
// a template that needs another one is deciding something.
const OPTIONS = {
  strict: true,
  preventIndent: true,
  knownHelpersOnly: true,
  knownHelpers: {
    helperMissing: false, blockHelperMissing: false, unless: false, with: false, log: false, lookup: false,
  },
} satisfies CompileOptions

/**
 * createViews compiles every template of a folder: `layouts/NAME.hbs`, `partials/NAME.hbs` (called as NAME) and a folder
 * a noun. A layout draws the page inside it as `{{body}}`. Throws ViewProblem.
 */
export function createViews(folder: string): Views {
  const sources = readTemplates(folder)
  const environment = Handlebars.create()
  for (const [name, source] of sources) checkTemplate(environment, name, source, sources)
  for (const [name, source] of sources) {
    const partial = partialName(name)
    if (partial) environment.registerPartial(partial, environment.compile(source, OPTIONS))
  }
  const compile = (name: string): Template => {
    const source = sources.get(name)
    if (source === undefined) throw new ViewProblem(`the view ${name}.hbs is missing in ${folder}`)
    return environment.compile(source, OPTIONS)
  }
  const views = new Map(viewNames.map((name) => [name, compile(name)]))
  const layouts = new Map(layoutNames.map((name) => [name, compile(`layouts/${name}`)]))
  return {
    render(name, model) {
      const body = views.get(name)!(model)
      if (model.layout === null) return body
      return layouts.get(model.layout)!({ ...model, body: new environment.SafeString(body) })
    },
  }
}

type Template = (model: object) => string

function readTemplates(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  return new Map(
    files
      .filter((file) => file.isFile() && file.name.endsWith('.hbs'))
      .map((file) => join(file.parentPath, file.name))
      .map((path) => [relative(folder, path).split(sep).join('/').slice(0, -'.hbs'.length), readFileSync(path, 'utf8')]),
  )
}

function partialName(name: string): string | null {
  return name.startsWith('partials/') ? name.slice('partials/'.length) : null
}

// Handlebars compiles on first use; to precompile is to hear of an error now.
function checkTemplate(
  environment: typeof Handlebars, name: string, source: string, sources: Map<string, string>,
): void {
  let missing: string | undefined
  try {
    const syntax = environment.parse(source)
    missing = partialsOf(syntax).find((partial) => !sources.has(`partials/${partial}`))
    environment.precompile(syntax, OPTIONS)
  } catch (error) {
    const [first = ''] = String(error instanceof Error ? error.message : error).split('\n')
    throw new ViewProblem(`the view ${name}.hbs does not compile: ${first}`, { cause: error })
  }
  if (missing !== undefined) throw new ViewProblem(`the partial partials/${missing}.hbs is missing, and ${name}.hbs calls it`)
}

function partialsOf(syntax: hbs.AST.Program): string[] {
  const names: string[] = []
  const visitor = new Handlebars.Visitor()
  const inherited = visitor.PartialStatement
  visitor.PartialStatement = function (partial) {
    if (partial.name.type === 'PathExpression') names.push((partial.name as hbs.AST.PathExpression).original)
    inherited.call(this, partial)
  }
  visitor.accept(syntax)
  return names
}
