import { Caller } from './caller.ts';
import { watchPeerConnections } from './peer-connections.ts';
import { makeSecondCameraRed } from './red-camera.ts';

declare global {
  interface Window {
    caller: Caller;
  }
}

watchPeerConnections();
makeSecondCameraRed();
window.caller = new Caller();
