import { describe, expect, it } from 'vitest';
import { readAddress } from '../../../labs/embed/address.ts';
import { oembedAnswer } from '../../../labs/embed/oembed.ts';
import { frameAddress, snippet, WAYS, type Choice } from '../../../labs/embed/snippets.ts';

const SITE = 'https://labs.example/site/';
const choice: Choice = { lab: 'induction', preset: 'bare', seed: 3, height: 700, theme: 'dark' };

describe('the text to copy', () => {
  it('has an address that the frame understands as it was meant', () => {
    const { searchParams, origin, pathname } = new URL(frameAddress(choice, SITE));
    expect(origin + pathname).toBe('https://labs.example/site/embed.html');
    expect(readAddress(searchParams)).toMatchObject({
      lab: 'induction',
      preset: 'bare',
      seed: 3,
      theme: 'dark',
    });
  });

  it('names the lab, its attributes and where it comes from, in every way', () => {
    for (const way of WAYS) {
      const text = snippet(way, choice, SITE);
      expect(text, way).toMatch(/induction-lab|lab=induction/);
      expect(text, way).toMatch(/seed="3"|seed=3/);
      expect(text, way).toMatch(/labs\.example\/site|ml-labs\/induction/);
    }
  });

  it('leaves out what is the default', () => {
    const text = snippet('element', { lab: 'endgame', seed: 0, height: 900 }, SITE);
    expect(text).toContain('<endgame-lab seed="0"></endgame-lab>');
  });

  it('sandboxes the iframe, gives it a title, and escapes its address', () => {
    const text = snippet('iframe', choice, SITE);
    expect(text).toContain('sandbox="allow-scripts allow-downloads"');
    expect(text).toContain('title="Induction heads');
    expect(text).toContain('lab=induction&amp;preset=bare&amp;seed=3');
    expect(text).toContain('height="700"');
  });
});

describe('the oEmbed answer', () => {
  it('is of the type rich, with everything that the type requires', () => {
    const answer = oembedAnswer('induction', 'Heads & "tails"', SITE);
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', width: 960, height: 900 });
    expect(answer.html).toContain('src="https://labs.example/site/embed.html?lab=induction"');
    expect(answer.html).toContain('title="Heads &amp; &quot;tails&quot;"');
  });
});
