import { htmlPage } from '../../../kernel/html-page.ts';
import type { OperationResponse } from '../../../kernel/operation.ts';
import { handsetScript } from './handset-script.ts';
import { handsetStyle } from './handset-style.ts';
import { handsetViewScript } from './handset-view-script.ts';

/** Nothing in it depends on a request but the nonce: numbers and messages reach the page as JSON and become text nodes. */
export function renderHandsetPage(nonce: string): OperationResponse {
  return htmlPage({
    policy: [
      `style-src 'nonce-${nonce}'`,
      `script-src 'nonce-${nonce}'`,
      "connect-src 'self'",
      'img-src data:',
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
<title>Handset</title>
<style nonce="${nonce}">${handsetStyle}</style>
</head>
<body data-view="list">
<noscript><p class="notice">The handset needs JavaScript.</p></noscript>
<main class="app">
<h1 class="hidden">Handset</h1>
<section class="side" aria-label="Phone">
<header>
<p class="title" aria-hidden="true">Handset</p>
<form id="choose" novalidate>
<label for="number">Number of this phone</label>
<div class="row">
<input id="number" type="tel" list="known" dir="ltr" autocomplete="off" spellcheck="false" maxlength="24" placeholder="+14255550123" required>
<button>Use</button>
</div>
<datalist id="known"></datalist>
<p id="choose-problem" class="problem" role="alert"></p>
</form>
</header>
<ul id="conversations" aria-label="Conversations"></ul>
<p id="hint" class="hint">Choose a number to see its conversations.</p>
<button id="new" class="new" type="button" disabled>New message</button>
</section>
<section class="thread" aria-labelledby="with">
<header>
<button id="back" class="back" type="button" aria-label="Back to conversations"><span aria-hidden="true">‹</span></button>
<h2 id="with" tabindex="-1">No conversation</h2>
<span id="status" class="status" role="status"></span>
</header>
<form id="to-form" novalidate hidden>
<label for="to">To</label>
<input id="to" type="tel" dir="ltr" autocomplete="off" spellcheck="false" maxlength="24" placeholder="+18005550100">
</form>
<div id="log" role="log" aria-label="Messages" tabindex="0"><ol id="messages"></ol></div>
<p id="empty" class="empty">Choose the number of a phone: any that your resource does not own. What your application sends there appears here.</p>
<form id="write" novalidate>
<p id="write-problem" class="problem" role="alert"></p>
<div class="row">
<label for="text" class="hidden">Message</label>
<textarea id="text" rows="1" maxlength="2048" dir="auto" placeholder="Text message" disabled></textarea>
<button id="send" disabled>Send</button>
</div>
<p id="count" class="count"></p>
</form>
</section>
</main>
<script nonce="${nonce}">${handsetViewScript}${handsetScript}</script>
</body>
</html>
`;
