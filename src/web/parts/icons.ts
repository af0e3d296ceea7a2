/** Every icon that a page may draw: the symbols of views/partials/icons/sprite.hbs. */
export const iconNames = [
  'arrow-right', 'ban', 'book-open', 'building-2', 'check', 'circle-check', 'circle-dashed', 'circle-question-mark',
  'circle-x', 'clock', 'database', 'external-link', 'eye', 'file-text', 'hat-glasses', 'history', 'inbox', 'info',
  'keyboard', 'key-round', 'log-out', 'merge', 'message-square', 'newspaper', 'pencil', 'pin', 'plus', 'rotate-ccw', 'scale', 'search',
  'shield-check', 'sparkles', 'stamp', 'text-search', 'triangle-alert', 'undo-2', 'unlink', 'upload', 'user', 'users', 'waypoints', 'x',
] as const
export type IconName = (typeof iconNames)[number]
