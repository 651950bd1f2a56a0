export type TextPart = { type: 'text'; text: string } | { type: 'link'; text: string; href: string };

/** Cheap test that spares most messages the link finder. */
export function mayHoldLinks(text: string): boolean {
  return /https?:\/\/|www\.|mailto:|[^\s@]@[^\s@]|[\p{L}\d]\.\p{L}{2}/iu.test(text);
}

/**
 * Splits a text into plain parts and links. Only web and mail addresses become links; the text itself is never read as
 * markup. Loads its address tables on the first call.
 */
export async function findLinks(text: string): Promise<readonly TextPart[]> {
  const { find } = await import('linkifyjs');
  const parts: TextPart[] = [];
  let position = 0;
  for (const link of find(text, { defaultProtocol: 'https' })) {
    if (!link.isLink || !isSafeAddress(link.href)) continue;
    if (link.start > position) parts.push({ type: 'text', text: text.slice(position, link.start) });
    parts.push({ type: 'link', text: link.value, href: link.href });
    position = link.end;
  }
  if (position < text.length) parts.push({ type: 'text', text: text.slice(position) });
  return parts;
}

export function isSafeAddress(href: string): boolean {
  return URL.canParse(href) && ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol);
}
