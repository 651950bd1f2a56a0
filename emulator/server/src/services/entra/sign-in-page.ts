import { htmlPage } from '../../kernel/html-page.ts';
import type { OperationResponse } from '../../kernel/operation.ts';
import type { EntraUser } from './entra-users.ts';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string) => text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '');

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText; }
main { box-sizing: border-box; width: min(26rem, 100%); padding: 2rem 1.5rem; }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; }
ul { margin: 1rem 0; padding: 0; list-style: none; display: grid; gap: .5rem; }
button, input { box-sizing: border-box; width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit;
  color: inherit; text-align: start; background: transparent; border: 1px solid GrayText; border-radius: .375rem; }
button { cursor: pointer; }
button small { display: block; overflow-wrap: anywhere; }
button:hover { border-color: LinkText; }
button.primary { margin-top: .5rem; text-align: center; font-weight: 600; color: #fff; background: #0f6cbd; border-color: #0f6cbd; }
:focus-visible { outline: 3px solid #479ef5; outline-offset: 2px; }
label { display: block; font-weight: 600; }
[role=alert] { padding: .5rem .75rem; border-inline-start: 4px solid #c50f1f; }
`;

interface Page {
  readonly title: string;
  readonly content: string;
  readonly status?: number;
  /** Unpredictable, new for each answer. */
  readonly nonce: string;
  readonly script?: string;
}

function renderPage({ title, content, status = 200, nonce, script }: Page): OperationResponse {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${content}
</main>
${script === undefined ? '' : `<script nonce="${nonce}">${script}</script>`}
</body>
</html>
`;
  return htmlPage({
    status,
    policy: [
      `style-src 'nonce-${nonce}'`,
      `script-src 'nonce-${nonce}'`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ],
    html,
  });
}

export interface SignInPage {
  readonly clientName: string;
  readonly users: readonly EntraUser[];
  /** Fills the name field in. */
  readonly loginHint: string | undefined;
  readonly problem?: string;
  readonly nonce: string;
}

/** Both forms post to the address of the page itself, so that the request's parameters stay where they are. */
export function renderSignInPage({ clientName, users, loginHint, problem, nonce }: SignInPage) {
  const choices = users.map(
    ({ objectId, name, email }) =>
      `<li><button name="user" value="${escape(objectId)}"><span dir="auto">${escape(name)}</span> <small>${escape(email)}</small></button></li>`,
  );
  const alert = problem === undefined ? '' : `<p role="alert" id="problem">${escape(problem)}</p>`;
  const described = problem === undefined ? '' : ' aria-invalid="true" aria-describedby="problem"';
  return renderPage({
    title: `Sign in to ${clientName}`,
    status: problem === undefined ? 200 : 400,
    nonce,
    content: `<p>This directory is emulated: nobody asks for a password.</p>
${alert}
<form method="post" aria-label="Known people">
<ul>
${choices.join('\n')}
</ul>
</form>
<form method="post" aria-label="Somebody else">
<label for="name">Somebody else’s name</label>
<input id="name" name="name" dir="auto" autocomplete="name" required maxlength="100" value="${escape(loginHint ?? '')}"${described}>
<button class="primary">Sign in</button>
</form>`,
  });
}

/** For problems of which the client must not learn by a redirect, and for the end of a session. */
export function renderMessagePage(title: string, message: string, status: number, nonce: string) {
  return renderPage({ title, status, nonce, content: `<p>${escape(message)}</p>` });
}

/** Posts the answer to the client. @see OAuth 2.0 Form Post Response Mode */
export function renderFormPost(redirectUri: string, fields: Readonly<Record<string, string>>, nonce: string) {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
  );
  return renderPage({
    title: 'Signing in',
    nonce,
    content: `<form method="post" action="${escape(redirectUri)}">
${inputs.join('\n')}
<button class="primary">Continue</button>
</form>`,
    script: 'document.forms[0].submit()',
  });
}
