/** @file Arrow keys in rows and grids of which one element is in the tab order (ARIA APG, roving tabindex). */

/**
 * The index a key leads to in a grid of `count` elements, `columns` a row, filled row by row; `undefined` for
 * keys that do not move. Home and End go to the ends of the row, with Control to the ends of the grid.
 */
export function roveTo(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  index: number,
  count: number,
  columns: number,
): number | undefined {
  if (event.altKey || event.metaKey) return undefined;
  const row = Math.floor(index / columns) * columns;
  const target = {
    ArrowRight: index + 1,
    ArrowLeft: index - 1,
    ArrowDown: index + columns,
    ArrowUp: index - columns,
    Home: event.ctrlKey ? 0 : row,
    End: event.ctrlKey ? count - 1 : Math.min(count, row + columns) - 1,
  }[event.key];
  if (target === undefined) return undefined;
  return target >= 0 && target < count ? target : index;
}
