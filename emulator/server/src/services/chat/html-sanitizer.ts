import { Parser } from 'htmlparser2';

/** Elements that may stay, each with the attributes that it may keep. Anything else loses its tag and keeps its text. */
const allowedElements: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title'],
  b: [],
  blockquote: [],
  br: [],
  code: [],
  del: [],
  div: [],
  em: [],
  h1: [],
  h2: [],
  h3: [],
  h4: [],
  h5: [],
  h6: [],
  hr: [],
  i: [],
  img: ['id', 'src', 'alt', 'title', 'width', 'height', 'itemscope'],
  ins: [],
  li: [],
  // Mentions of the UI library: `<msft-mention id="8:acs:…">name</msft-mention>`.
  'msft-mention': ['id'],
  ol: ['start'],
  p: [],
  pre: [],
  s: [],
  span: [],
  strike: [],
  strong: [],
  sub: [],
  sup: [],
  table: [],
  tbody: [],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
  thead: [],
  tr: [],
  u: [],
  ul: [],
};
const voidElements = new Set(['br', 'hr', 'img']);
/** Elements whose content is no text for readers, so it goes with them. */
const droppedElements = new Set([
  'applet',
  'embed',
  'frameset',
  'head',
  'iframe',
  'math',
  'noembed',
  'noframes',
  'noscript',
  'object',
  'plaintext',
  'script',
  'select',
  'style',
  'svg',
  'template',
  'textarea',
  'title',
  'xmp',
]);
const addressSchemes: Readonly<Record<string, RegExp>> = {
  href: /^(?:https?|mailto|tel):/i,
  src: /^(?:https?:|data:image\/(?:png|jpeg|gif|webp);base64,)/i,
};
const deepestNesting = 100;

const escapeText = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\u00a0', '&nbsp;');
const escapeAttribute = (text: string) => escapeText(text).replaceAll('"', '&quot;');

/** An address keeps its scheme when no browser could read it as another: blanks and controls inside are refused. */
function isSafeAddress(attribute: string, value: string): boolean {
  const schemes = addressSchemes[attribute];
  return schemes === undefined || (schemes.test(value) && !/[\u0000-\u0020\u007f]/.test(value));
}

/**
 * What is left of `html` when only harmless markup stays. The result is written anew from the allow list, with all text
 * and values escaped, so nothing of the input's own syntax survives.
 */
export function sanitizeHtml(html: string): string {
  let result = '';
  const open: string[] = [];
  let droppedDepth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (droppedDepth > 0 || droppedElements.has(name)) {
          droppedDepth++;
          return;
        }
        const allowed = Object.hasOwn(allowedElements, name) ? allowedElements[name] : undefined;
        if (!allowed || open.length >= deepestNesting) return;
        result += `<${name}${writeAttributes(name, allowed, attributes)}>`;
        if (!voidElements.has(name)) open.push(name);
      },
      ontext(text) {
        if (droppedDepth === 0) result += escapeText(text);
      },
      onclosetag(name) {
        if (droppedDepth > 0) {
          droppedDepth--;
          return;
        }
        if (open.at(-1) !== name) return;
        open.pop();
        result += `</${name}>`;
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(html);
  return result;
}

function writeAttributes(
  element: string,
  allowed: readonly string[],
  attributes: Readonly<Record<string, string>>,
): string {
  let written = '';
  for (const name of allowed) {
    const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (value !== undefined && isSafeAddress(name, value)) written += ` ${name}="${escapeAttribute(value)}"`;
  }
  return element === 'a' && written !== '' ? `${written} rel="noreferrer noopener"` : written;
}
