import { can, type Person } from '../../domain/permission.js'
import type { LayoutName } from './views.js'

/** Frame is what every page is drawn in: who looks, where they are, and what they just did. */
export interface Frame {
  actor: Person | null
  /** The path of the request, with or without its query. */
  path: string
  /** One sentence about what was just done ("The article is published."). */
  notice?: string | null
  /** Today in UTC, "YYYY-MM-DD": what a new verdict's date starts from, for the person to change. */
  today?: string
}

export interface NavLink {
  href: string
  label: string
  current: boolean
}

export interface PageView {
  title: string
  notice: string | null
  nav: NavLink[]
  person: { name: string; role: string } | null
  signInHref: string
  /** Scripts and styles of the page's own, by their address. */
  scripts: string[]
  styles: string[]
}

export interface PageModel<Layout extends LayoutName> {
  layout: Layout
  page: PageView
}

/** readerPage frames a page for the public. */
export function readerPage(frame: Frame, title: string): PageModel<'reader'> {
  return { layout: 'reader', page: pageView(frame, title, {}) }
}

/** deskPage frames a page of the desk, with the scripts and styles that it names. */
export function deskPage(frame: Frame, title: string, assets: PageAssets = {}): PageModel<'desk'> {
  return { layout: 'desk', page: pageView(frame, title, assets) }
}

type PageAssets = Partial<Pick<PageView, 'scripts' | 'styles'>>

/** What roles are called on the pages. */
export const ROLE_LABELS = { 'fact-checker': 'Fact-checker', editor: 'Editor', admin: 'Admin' }

function pageView({ actor, path, notice }: Frame, title: string, { scripts = [], styles = [] }: PageAssets): PageView {
  return {
    title: `${title} · Claimtrail`,
    notice: notice ?? null,
    nav: navigation(actor, path.split('?')[0]!),
    person: actor && { name: actor.name, role: ROLE_LABELS[actor.role] },
    signInHref: `/sign-in?next=${encodeURIComponent(path)}`,
    scripts,
    styles,
  }
}

function navigation(actor: Person | null, path: string): NavLink[] {
  const links = [{ href: '/', label: 'Published' }]
  if (can(actor, 'see_desk')) links.push({ href: '/desk', label: 'Desk' })
  if (can(actor, 'see_desk')) links.push({ href: '/desk/sources', label: 'Sources' })
  if (can(actor, 'import_article')) links.push({ href: '/desk/articles/new', label: 'Import' })
  if (can(actor, 'split')) links.push({ href: '/desk/split', label: 'Split' })
  if (can(actor, 'manage_users')) links.push({ href: '/desk/people', label: 'People' })
  return links.map((link) => ({ ...link, current: link.href === path }))
}
