import { describe, expect, it } from 'vitest';
import type { ColorName } from '../../../core/element/theme.ts';
import { palette } from '../../../core/element/theme.ts';

/** WCAG 2.2 relative luminance of `#rrggbb`. */
function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const v = parseInt(color.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const texts: ColorName[] = ['ink', 'muted', 'model', 'model-2', 'model-3', 'reader', 'control', 'error'];
const papers: ColorName[] = ['paper', 'panel', 'hover', 'model-wash', 'reader-wash'];

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  it.each(texts)('text in %s can be read on every surface', (text) => {
    for (const paper of papers) {
      expect(contrast(palette[text][scheme], palette[paper][scheme]), paper).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('text on an accent can be read', () => {
    expect(contrast(palette['on-model'][scheme], palette.model[scheme])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette['on-reader'][scheme], palette.reader[scheme])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['edge', 'focus'] as const)('an outline in %s can be seen', (outline) => {
    for (const paper of ['paper', 'panel'] as const) {
      expect(contrast(palette[outline][scheme], palette[paper][scheme]), paper).toBeGreaterThanOrEqual(3);
    }
  });
});
