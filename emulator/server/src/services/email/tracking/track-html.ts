import { Parser } from 'htmlparser2';

interface Link {
  /** Of the whole attribute in the source, name and quotes included. */
  readonly start: number;
  readonly end: number;
  readonly address: string;
}

/** Where links of an e-mail lead, in their order. Only http and https can be followed and come back. */
function findLinks(html: string): Link[] {
  const links: Link[] = [];
  let element = '';
  const parser = new Parser(
    {
      onopentagname(name) {
        element = name;
      },
      onattribute(name, value) {
        if (name !== 'href' || (element !== 'a' && element !== 'area')) return;
        const address = value.trim();
        if (/^https?:\/\//i.test(address) && URL.canParse(address))
          links.push({ start: parser.startIndex, end: parser.endIndex, address });
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(html);
  return links;
}

/** The address of the link with this number. */
export const findLink = (html: string, index: number): string | undefined => findLinks(html)[index]?.address;

/** The HTML as one recipient gets it: links go by way of `base`, and a picture there tells that it was opened. */
export function trackHtml(html: string, base: string): string {
  let result = '';
  let position = 0;
  for (const [index, { start, end }] of findLinks(html).entries()) {
    result += `${html.slice(position, start)}href="${base}/links/${index}"`;
    position = end;
  }
  result += html.slice(position);
  const pixel = `<img src="${base}/pixel.gif" width="1" height="1" alt="">`;
  const end = result.toLowerCase().lastIndexOf('</body>');
  return end === -1 ? result + pixel : result.slice(0, end) + pixel + result.slice(end);
}
