import { Caller } from './caller.ts';
import { watchPeerConnections } from './peer-connections.ts';

declare global {
  interface Window {
    caller: Caller;
  }
}

watchPeerConnections();
window.caller = new Caller();
