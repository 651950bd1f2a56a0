'use client';

import { useEffect, useState } from 'react';
import { browserDeviceId } from '../../../lib/devices/browser-device-id.ts';
import { deviceFailureOf, type DeviceFailure } from '../../../lib/devices/device-failure.ts';
import { levelOf, meterLevel } from '../../../lib/devices/loudness.ts';
import { watchLoudness } from '../../../lib/devices/watch-loudness.ts';

export interface MicrophoneLevel {
  /** 0 to 100; 0 while the microphone is not listened to. */
  readonly level: number;
  /** Why it cannot be listened to. */
  readonly failure: DeviceFailure | undefined;
}

const silent: MicrophoneLevel = { level: 0, failure: undefined };

/** How loud a microphone is. A new `attempt` opens it again. */
export function useMicrophoneLevel(microphoneId: string | undefined, attempt: number): MicrophoneLevel {
  const [heard, setHeard] = useState(silent);
  useEffect(() => {
    if (microphoneId === undefined) return;
    const life = new AbortController();
    const fail = (failure: DeviceFailure) => !life.signal.aborted && setHeard({ level: 0, failure });
    listen(
      microphoneId,
      (heard) => setHeard(({ level }) => ({ level: meterLevel(level, heard), failure: undefined })),
      () => fail('busy'),
      life.signal,
    ).catch((error: unknown) => fail(deviceFailureOf(error)));
    return () => {
      life.abort();
      setHeard(silent);
    };
  }, [microphoneId, attempt]);
  return heard;
}

async function listen(
  id: string,
  onLevel: (level: number) => void,
  onEnd: () => void,
  signal: AbortSignal,
): Promise<void> {
  const deviceId = browserDeviceId(id);
  const audio = deviceId === undefined ? true : { deviceId: { exact: deviceId } };
  const stream = await navigator.mediaDevices.getUserMedia({ audio });
  const stop = () => stream.getTracks().forEach((track) => track.stop());
  if (signal.aborted) return stop();
  signal.addEventListener('abort', stop);
  // Unplugged: when another one takes its place, that is listened to.
  for (const track of stream.getTracks()) track.addEventListener('ended', onEnd);
  watchLoudness(stream, (loudness) => onLevel(levelOf(loudness)), signal);
}
