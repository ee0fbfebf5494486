/** @file HTML as text, for pages that are made when the site is built. */

/** Text as HTML, for content and for attributes in double quotes. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A doc comment as HTML: paragraphs, words in `backticks` as code, indented lines as they stand. */
export function prose(comment: string): string {
  const blocks = comment.split(/\n(?=Throws |Rejects )|\n{2,}|(?<=\n)(?= {2})|\n(?! {2})(?<= {2}[^\n]*\n)/);
  return blocks
    .map((block) => {
      if (/^ {2}/.test(block)) return `<pre tabindex="0">${escaped(block.trimEnd())}</pre>`;
      return `<p>${inline(block)}</p>`;
    })
    .join('\n');
}

/** A phrase of a doc comment as HTML. */
export function inline(phrase: string): string {
  return escaped(phrase.trim()).replace(/`([^`]+)`/g, '<code>$1</code>');
}
