import { accessApi } from '../../../lib/http/access-api.ts';
import {
  judgeCredentials,
  judgeCredentialsFailure,
  judgeRelayMedia,
  judgeStun,
  judgeTurn,
  skippedWithoutRelay,
} from '../checks/judge-relay.ts';
import { gather } from './gather.ts';
import { measureRelayMedia } from './measure-relay-media.ts';
import type { Probe, ProbeContext } from './probe.ts';
import { within } from './waiting.ts';

const answerMs = 10_000;

export const probeCredentials: Probe = async (context) => {
  try {
    context.relay = await accessApi.issueRelay({ signal: within(answerMs, context.signal) });
    return judgeCredentials(context.relay);
  } catch (error) {
    return judgeCredentialsFailure(error);
  }
};

export const probeStun: Probe = async (context) => {
  const servers = serversOf(context, /^stuns?:/);
  return judgeStun(await Promise.all(servers.map((server) => gather(server, 'all', context.signal))));
};

export const probeTurn: Probe = async (context) => {
  const servers = serversOf(context, /^turns?:/);
  return judgeTurn(await Promise.all(servers.map((server) => gather(server, 'relay', context.signal))));
};

export const probeRelayMedia: Probe = async (context) => {
  const servers = serversOf(context, /^turns?:/);
  if (servers.length === 0) return skippedWithoutRelay;
  return judgeRelayMedia(await measureRelayMedia(servers, context.signal));
};

/** Each address of a kind as a server of its own. */
function serversOf({ relay }: ProbeContext, scheme: RegExp) {
  return (relay?.iceServers ?? []).flatMap(({ urls, ...credentials }) =>
    urls.filter((url) => scheme.test(url)).map((url) => ({ ...credentials, urls: url })),
  );
}
