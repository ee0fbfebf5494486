/** @file The words of the drawing pad, fetched with it. */

import { words } from '../../../core/element/language.ts';

export const drawingStrings = words('drawing', {
  pad: 'Drawing pad',
  instructions:
    'Press or drag to set points. By keyboard: arrow keys move the cursor (Shift for larger steps), Space or Enter sets a point, Delete or Backspace removes the nearest one.',
  count: (count: number) => `${count} ${count === 1 ? 'point' : 'points'}`,
  limit: (max: number) => `A drawing can have ${max} points; these are all set.`,
  cursor: (x: string, y: string, count: number) => `Cursor at ${x}, ${y}. ${count} points.`,
  set: (x: string, y: string, count: number) => `Point set at ${x}, ${y}. ${count} points.`,
  removed: (x: string, y: string, count: number) => `Point at ${x}, ${y} removed. ${count} points.`,
  nothingNear: 'There is no point near the cursor.',
  undo: 'Undo',
  clear: 'Clear',
  train: 'Train on this drawing (starts a new run)',
  text: 'The points as text',
  textLabel: 'Points, one x, y a line',
  textHint: (min: number, max: number) => `From ${min} to ${max} in both directions. Type, paste or copy.`,
  limitHint: (max: string) => `At most ${max} points.`,
  use: 'Use this text',
  badLine: (line: number, text: string) =>
    `Line ${line} is “${text}”; it has to be two numbers, such as 1.5, -2.`,
  label: (count: number) =>
    count === 0 ? 'Your drawing: empty.' : `Your drawing: ${count} ${count === 1 ? 'point' : 'points'}.`,
  kept: 'The run on display is kept as it is.',
});
