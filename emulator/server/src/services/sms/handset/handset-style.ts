/** Phone first: one pane at a time below 45rem, both beside each other above. Text keeps a contrast of 4.5:1 in both schemes. */
export const handsetStyle = `
:root { color-scheme: light dark; font: 16px/1.45 system-ui, -apple-system, "Segoe UI", sans-serif;
  --page: light-dark(#eef1f5, #101317); --panel: light-dark(#ffffff, #191d23); --line: light-dark(#d5dae1, #2f353e);
  --text: light-dark(#16191d, #eceff3); --quiet: light-dark(#535c68, #a5aeba); --accent: light-dark(#0f5fb8, #6cb2ff);
  --on-accent: light-dark(#ffffff, #08213d); --theirs: light-dark(#e4e8ee, #2a3038); --bad: light-dark(#a80f1d, #ff9aa2); }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html, body { height: 100%; }
body { margin: 0; background: var(--page); color: var(--text); }
.app { height: 100dvh; display: grid; grid-template-columns: minmax(0, 1fr); }
.side, .thread { min-height: 0; display: flex; flex-direction: column; background: var(--panel); }
body[data-view=list] .thread, body[data-view=thread] .side { display: none; }
header { padding: 1rem; border-block-end: 1px solid var(--line); }
.title, h2 { margin: 0; font-size: 1.25rem; font-weight: 700; line-height: 1.3; }
h2 { flex: 1; min-width: 0; font-size: 1.0625rem; overflow-wrap: anywhere; outline: none; }
label { display: block; margin-block: .75rem .25rem; font-size: .875rem; color: var(--quiet); }
.row { display: flex; gap: .5rem; align-items: flex-end; }
input, textarea { flex: 1; min-width: 0; width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit; color: inherit;
  background: var(--page); border: 1px solid light-dark(#7d8794, #6b7582); border-radius: .75rem; }
textarea { resize: none; max-height: 9rem; field-sizing: content; }
button { min-height: 2.75rem; min-width: 2.75rem; padding: .375rem 1rem; font: inherit; font-weight: 600; color: var(--on-accent);
  background: var(--accent); border: 0; border-radius: .75rem; cursor: pointer; }
button:disabled, textarea:disabled { opacity: .55; cursor: not-allowed; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.problem { margin: .375rem 0 0; color: var(--bad); font-size: .875rem; overflow-wrap: anywhere; }
.problem:empty { display: none; }
#conversations { flex: 1; min-height: 0; overflow-y: auto; margin: 0; padding: .5rem; list-style: none; }
#conversations button { display: grid; grid-template-columns: 1fr auto; gap: 0 .75rem; width: 100%; padding: .75rem; color: inherit; font-weight: 400;
  text-align: start; background: none; }
#conversations button:hover, #conversations button[aria-current] { background: var(--theirs); }
#conversations button:focus-visible { outline-offset: -3px; }
#conversations:empty { display: none; }
.hint { flex: 1; margin: 0; padding: 1.5rem 1rem; color: var(--quiet); }
#conversations .name { font-weight: 600; }
#conversations .preview { grid-column: 1; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; color: var(--quiet); font-size: .875rem; }
#conversations time { color: var(--quiet); font-size: .8125rem; }
.badge { justify-self: end; min-width: 1.375rem; padding: 0 .375rem; border-radius: 1rem; text-align: center; font-size: .8125rem; font-weight: 700;
  color: var(--on-accent); background: var(--accent); }
.new { margin: .75rem; }
.thread > header { display: flex; align-items: center; gap: .75rem; min-height: 4.25rem; padding-block: .5rem; }
.back { padding: 0; font-size: 1.75rem; line-height: 1; color: var(--accent); background: none; }
.status { font-size: .8125rem; color: var(--quiet); }
.status::before { content: ""; display: inline-block; width: .5rem; height: .5rem; margin-inline-end: .375rem; border-radius: 50%; background: light-dark(#1c7c3c, #5fd38a); }
.status.off::before { background: var(--bad); }
.status:empty { display: none; }
#to-form { padding: 0 1rem .75rem; border-block-end: 1px solid var(--line); }
#log { flex: 1; min-height: 0; overflow-y: auto; }
#log:focus-visible { outline-offset: -3px; }
#messages { display: flex; flex-direction: column; gap: .375rem; margin: 0; padding: 1rem; list-style: none; }
#messages li { max-width: min(85%, 34rem); align-self: flex-start; }
#messages li.mine { align-self: flex-end; }
#messages .bubble { margin: 0; padding: .5rem .875rem; border-radius: 1.125rem; border-end-start-radius: .25rem; background: var(--theirs); white-space: pre-wrap; overflow-wrap: anywhere; }
#messages li.mine .bubble { border-radius: 1.125rem; border-end-end-radius: .25rem; color: var(--on-accent); background: var(--accent); }
#messages .meta { display: block; margin: .125rem .5rem 0; font-size: .75rem; color: var(--quiet); }
#messages li.mine .meta { text-align: end; }
#messages img { display: block; max-width: 100%; border-radius: .75rem; margin-block-end: .25rem; }
.empty { flex: 1; margin: 0; padding: 2rem 1.5rem; color: var(--quiet); text-align: center; text-wrap: balance; }
#write { padding: .75rem 1rem calc(.75rem + env(safe-area-inset-bottom)); border-block-start: 1px solid var(--line); }
#write .problem { margin: 0 0 .5rem; }
.count { margin: .25rem .25rem 0; min-height: 1.1em; font-size: .75rem; color: var(--quiet); }
.notice { padding: 1rem; }
.hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (min-width: 45rem) {
  body { padding: 0; }
  .app { max-width: 68rem; margin: 0 auto; grid-template-columns: 20rem minmax(0, 1fr); }
  body[data-view] .side, body[data-view] .thread { display: flex; }
  .side { border-inline-end: 1px solid var(--line); }
  .back { display: none; }
}
@media (min-width: 72rem) {
  .app { height: calc(100dvh - 4rem); margin-block: 2rem; border: 1px solid var(--line); border-radius: 1rem; overflow: hidden; }
}
@media (forced-colors: active) { #messages .bubble, #conversations button[aria-current] { border: 1px solid; } }
`;
