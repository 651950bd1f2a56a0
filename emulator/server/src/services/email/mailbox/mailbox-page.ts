import { htmlPage } from '../../../kernel/html-page.ts';
import type { OperationResponse } from '../../../kernel/operation.ts';
import { mailboxScript } from './mailbox-script.ts';
import { mailboxStyle } from './mailbox-style.ts';
import { mailboxViewScript } from './mailbox-view-script.ts';

/**
 * Nothing in it depends on a request but the nonce: e-mails reach the page as JSON and become text nodes, and their HTML is
 * shown in a frame that runs no script.
 */
export function renderMailboxPage(nonce: string): OperationResponse {
  return htmlPage({
    policy: [
      `style-src 'nonce-${nonce}'`,
      `script-src 'nonce-${nonce}'`,
      "connect-src 'self'",
      "frame-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ],
    headers: { 'cross-origin-opener-policy': 'same-origin' },
    html: html(nonce),
  });
}

const html = (nonce: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Mailbox</title>
<style nonce="${nonce}">${mailboxStyle}</style>
</head>
<body data-view="list">
<noscript><p class="notice">The mailbox needs JavaScript.</p></noscript>
<main class="app">
<section class="side" aria-label="E-mails">
<header>
<div class="row">
<h1>Mailbox</h1>
<span id="status" class="status" role="status"></span>
<button id="delete" class="quiet" type="button" disabled>Delete all</button>
</div>
<label for="search" class="hidden">Search e-mails</label>
<input id="search" type="search" autocomplete="off" spellcheck="false" maxlength="320" placeholder="Search" aria-keyshortcuts="/">
<p id="list-problem" class="problem" role="alert"></p>
</header>
<ul id="emails" aria-label="E-mails, newest first"></ul>
<p id="hint" class="hint">Nothing here yet. What your application sends appears as it arrives.</p>
</section>
<section class="reader" aria-labelledby="subject">
<header>
<button id="back" class="back" type="button" aria-label="Back to the list"><span aria-hidden="true">‹</span></button>
<h2 id="subject" tabindex="-1" dir="auto">No e-mail chosen</h2>
</header>
<p id="empty" class="empty">Choose an e-mail to read it. The arrow keys move through the list, / searches.</p>
<div id="email" class="email" hidden>
<dl id="addresses"></dl>
<ul id="attachments" aria-label="Attachments"></ul>
<div class="tools">
<div class="views" role="group" aria-label="View">
<button type="button" data-show="message" aria-pressed="true">Message</button>
<button type="button" data-show="text" aria-pressed="false">Text</button>
<button type="button" data-show="headers" aria-pressed="false">Headers</button>
</div>
<button id="remote" class="quiet" type="button" aria-pressed="false">Remote content</button>
<a id="source" class="quiet" download>Save as .eml</a>
</div>
<p id="read-problem" class="problem" role="alert"></p>
<iframe id="message" title="Message" sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>
<pre id="text" tabindex="0" dir="auto" hidden></pre>
<dl id="headers" tabindex="0" hidden></dl>
</div>
</section>
</main>
<script nonce="${nonce}">${mailboxViewScript}${mailboxScript}</script>
</body>
</html>
`;
