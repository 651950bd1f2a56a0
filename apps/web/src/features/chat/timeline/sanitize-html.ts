import { EVERYONE_ID } from '@switchboard/chat-core';

const allowedTags = [
  ...['a', 'b', 'blockquote', 'br', 'code', 'div', 'em', 'i', 'li', 'ol', 'p', 'pre'],
  ...['msft-mention', 's', 'span', 'strong', 'sub', 'sup', 'u', 'ul'],
];

/**
 * Lets only text formatting and web links of a html message through. Everything else of the markup is dropped: styles,
 * images, forms, scripts, event handlers, other protocols. Mentions keep their tag, and say whether they mean the reader.
 * Loads the sanitiser on the first call.
 */
export async function sanitizeHtml(html: string, myId: string): Promise<string> {
  const { default: purify } = await import('dompurify');
  const fragment = purify.sanitize(html, {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: ['href'],
    ADD_ATTR: (attribute, tag) => attribute === 'id' && tag === 'msft-mention',
    ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const link of fragment.querySelectorAll('a')) {
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer nofollow');
  }
  for (const mention of fragment.querySelectorAll('msft-mention')) markMention(mention, myId);
  const holder = document.createElement('div');
  holder.append(fragment);
  return holder.innerHTML;
}

/** Ids of people are no ids of the page: a mention may be there twice. */
function markMention(mention: Element, myId: string): void {
  const { id } = mention;
  mention.removeAttribute('id');
  if (id === '') return;
  mention.setAttribute('data-mention', id === myId || id === EVERYONE_ID ? 'me' : 'other');
  if (!mention.textContent.startsWith('@')) mention.prepend('@');
}
