import type { Call } from '@switchboard/calling';
import { getIdentifierRawId } from '@azure/communication-common';
import { featuresOf, type CallFeatures } from './call-features.ts';
import type { CallContext, CallState, EndedCall, Reaction } from './calling-state.ts';
import type { CallingSdk } from './calling-sdk.ts';
import { followCall } from './follow-call.ts';
import { readCall, type CallNotes } from './read-call.ts';
import { change, type SessionContext } from './session-context.ts';

/** A reaction is seen for this long. */
const REACTION_MS = 4000;

/** The SDK's objects of the call that this page is in. */
export interface LiveCall {
  readonly call: Call;
  readonly features: CallFeatures;
}

/** Keeps the state's `call` in step with the SDK's until it ends. Returns its objects; `onEnd` is called once. */
export function trackCall(
  context: SessionContext,
  sdk: CallingSdk,
  call: Call,
  origin: CallContext,
  onEnd: () => void,
): LiveCall {
  const features = featuresOf(call, sdk);
  let notes: CallNotes = { ...origin, connectedAt: undefined, mutedByOthers: 0, reactions: [] };
  let reactions = 0;
  const note = (part: Partial<CallNotes>) => {
    notes = { ...notes, ...part };
    update();
  };
  const onMutedByOthers = () => note({ mutedByOthers: notes.mutedByOthers + 1 });
  const onReaction = (event: {
    identifier: Parameters<typeof getIdentifierRawId>[0];
    reactionMessage: { reactionType: Reaction };
  }) => {
    reactions += 1;
    const id = reactions;
    const participantId = getIdentifierRawId(event.identifier);
    const { reactionType: reaction } = event.reactionMessage;
    note({ reactions: [...notes.reactions.slice(-19), { id, participantId, reaction }] });
    setTimeout(() => note({ reactions: notes.reactions.filter((entry) => entry.id !== id) }), REACTION_MS);
  };
  call.on('mutedByOthers', onMutedByOthers);
  features.reaction.on('reaction', onReaction);
  const unfollow = followCall(call, features, update);
  let isOver = false;
  update();
  return { call, features };

  function update(): void {
    if (isOver) return;
    if (call.state === 'Connected' && notes.connectedAt === undefined) {
      notes = { ...notes, connectedAt: Date.now() };
      features.diagnostics.remote.startSendingDiagnostics();
    }
    if (call.state === 'Disconnected') return finish();
    change(context, { call: readCall(call, features, notes) });
  }

  function finish(): void {
    isOver = true;
    unfollow();
    call.off('mutedByOthers', onMutedByOthers);
    features.reaction.off('reaction', onReaction);
    onEnd();
    change(context, { call: undefined, ended: describeEnd(call, context.store.get().call, notes) });
  }
}

function describeEnd(call: Call, last: CallState | undefined, notes: CallNotes): EndedCall {
  return {
    id: last?.id ?? call.id,
    target: notes.target,
    threadId: notes.threadId,
    code: call.callEndReason?.code ?? 0,
    subCode: call.callEndReason?.subCode ?? 0,
    durationMs: notes.connectedAt === undefined ? undefined : Date.now() - notes.connectedAt,
  };
}
