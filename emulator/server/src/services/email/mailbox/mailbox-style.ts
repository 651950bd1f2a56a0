/** Phone first: one pane at a time below 50rem, both beside each other above. Text keeps a contrast of 4.5:1 in both schemes. */
export const mailboxStyle = `
:root { color-scheme: light dark; font: 16px/1.45 system-ui, -apple-system, "Segoe UI", sans-serif;
  --page: light-dark(#eef1f5, #101317); --panel: light-dark(#ffffff, #191d23); --line: light-dark(#d5dae1, #2f353e);
  --text: light-dark(#16191d, #eceff3); --quiet: light-dark(#535c68, #a5aeba); --accent: light-dark(#0f5fb8, #6cb2ff);
  --on-accent: light-dark(#ffffff, #08213d); --chosen: light-dark(#e4e8ee, #2a3038); --bad: light-dark(#a80f1d, #ff9aa2); --good: light-dark(#176534, #6fdc97); }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html, body { height: 100%; }
body { margin: 0; background: var(--page); color: var(--text); }
.app { height: 100dvh; display: grid; grid-template-columns: minmax(0, 1fr); grid-template-rows: minmax(0, 1fr); }
.side, .reader { min-height: 0; display: flex; flex-direction: column; background: var(--panel); }
body[data-view=list] .reader, body[data-view=reader] .side { display: none; }
header { padding: .75rem 1rem; border-block-end: 1px solid var(--line); }
.row { display: flex; align-items: center; gap: .75rem; }
h1, h2 { margin: 0; font-size: 1.25rem; font-weight: 700; line-height: 1.3; }
h1 { flex: 1; }
h2 { flex: 1; min-width: 0; font-size: 1.0625rem; overflow-wrap: anywhere; outline: none; max-height: 4.2rem; overflow-y: auto; }
input { width: 100%; min-height: 2.75rem; margin-block-start: .5rem; padding: .5rem .75rem; font: inherit; color: inherit;
  background: var(--page); border: 1px solid light-dark(#7d8794, #6b7582); border-radius: .75rem; }
button, a.quiet { min-height: 2.75rem; min-width: 2.75rem; padding: .375rem .875rem; font: inherit; font-weight: 600; color: var(--accent);
  background: none; border: 0; border-radius: .75rem; cursor: pointer; }
a.quiet { display: inline-flex; align-items: center; text-decoration: none; }
button:disabled { color: var(--quiet); opacity: .7; cursor: not-allowed; }
.quiet:hover:not(:disabled), .views button:hover { background: var(--chosen); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: -3px; }
.problem { margin: .375rem 1rem; color: var(--bad); font-size: .875rem; overflow-wrap: anywhere; }
.problem:empty { display: none; }
#emails { flex: 1; min-height: 0; overflow-y: auto; margin: 0; padding: .5rem; list-style: none; }
#emails:empty { display: none; }
#emails button { position: relative; display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 .75rem; width: 100%; padding: .625rem .75rem .625rem 1.25rem; color: inherit; font-weight: 400; text-align: start; }
#emails button:hover, #emails button[aria-current] { background: var(--chosen); }
#emails .dot { position: absolute; inset-inline-start: .375rem; inset-block-start: 1.0625rem; width: .5rem; height: .5rem; border-radius: 50%; background: var(--accent); }
#emails .to { color: var(--quiet); font-size: .875rem; }
#emails .title { grid-column: 1 / -1; font-weight: 600; }
#emails .to, #emails .title, #emails .preview { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
#emails .preview { grid-column: 1; color: var(--quiet); font-size: .875rem; }
#emails time { justify-self: end; color: var(--quiet); font-size: .8125rem; }
.badge { display: inline-block; padding: 0 .5rem; border: 1px solid; border-radius: 1rem; font-size: .75rem; font-weight: 600; white-space: nowrap; }
.badge.good { color: var(--good); } .badge.bad { color: var(--bad); } .badge.open { color: var(--quiet); }
#emails .badge { align-self: center; }
.hint, .empty { flex: 1; margin: 0; padding: 1.5rem 1rem; color: var(--quiet); text-wrap: balance; }
.empty { padding: 2rem 1.5rem; text-align: center; }
.status { font-size: .8125rem; color: var(--quiet); white-space: nowrap; }
.status::before { content: ""; display: inline-block; width: .5rem; height: .5rem; margin-inline-end: .375rem; border-radius: 50%; background: light-dark(#1c7c3c, #5fd38a); }
.status.off::before { background: var(--bad); }
.status:empty { display: none; }
.reader > header { display: flex; align-items: center; gap: .5rem; min-height: 4.25rem; }
.back { padding: 0; font-size: 1.75rem; line-height: 1; }
.email { flex: 1; min-height: 0; display: flex; flex-direction: column; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .125rem .75rem; margin: 0; padding: .75rem 1rem; font-size: .875rem; }
#addresses { max-height: 11rem; overflow-y: auto; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; display: flex; flex-wrap: wrap; gap: .125rem 1rem; }
.mailbox .name { font-weight: 600; }
.mailbox .badge { margin-inline-start: .25rem; }
#attachments { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0; padding: 0 1rem .5rem; list-style: none; max-height: 7rem; overflow-y: auto; }
#attachments:empty { display: none; }
.attachment { display: inline-block; max-width: 100%; padding: .625rem .75rem; overflow-wrap: anywhere; color: var(--accent); text-decoration: none; border: 1px solid var(--line); border-radius: .75rem; font-size: .875rem; }
.attachment:hover { background: var(--chosen); }
.size { color: var(--quiet); white-space: nowrap; }
.tools { display: flex; flex-wrap: wrap; align-items: center; padding: 0 .5rem; border-block-end: 1px solid var(--line); }
.views { display: flex; margin-inline-end: auto; }
.views button { border-radius: .75rem .75rem 0 0; color: var(--quiet); }
.views button[aria-pressed=true] { color: var(--accent); box-shadow: inset 0 -3px var(--accent); }
#remote[aria-pressed=true] { background: var(--chosen); }
iframe { flex: 1; min-height: 12rem; width: 100%; border: 0; background: #fff; color-scheme: light; }
pre { flex: 1; min-height: 0; margin: 0; padding: 1rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; font: .875rem/1.5 ui-monospace, Menlo, Consolas, monospace; }
#headers { flex: 1; min-height: 0; overflow-y: auto; align-content: start; }
.notice { padding: 1rem; }
.hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 27rem) { .tools button, .tools a { padding-inline: .625rem; font-size: .9375rem; } }
@media (min-width: 50rem) {
  .app { grid-template-columns: 22rem minmax(0, 1fr); }
  body[data-view] .side, body[data-view] .reader { display: flex; }
  .side { border-inline-end: 1px solid var(--line); }
  .back { display: none; }
}
@media (forced-colors: active) { #emails button[aria-current], .views button[aria-pressed=true] { border: 1px solid; } }
`;
