'use client';

import type { CallingSession } from '@switchboard/calling-core';
import { useCallback, useEffect, useState } from 'react';
import {
  devicePermission,
  whyRefused,
  type DeviceFailure,
  type DeviceKind,
} from '../../../lib/devices/device-failure.ts';

import { useCallState } from './use-call-state.ts';

export type DeviceTroubles = Readonly<Partial<Record<DeviceKind, DeviceFailure>>>;

export interface DeviceAccess {
  /** The browser asks the person, or opens the devices. */
  readonly isAsking: boolean;
  readonly troubles: DeviceTroubles;
  /** Grows with each attempt, so that what failed is tried again with it. */
  readonly attempt: number;
  readonly retry: () => void;
}

const kinds = ['camera', 'microphone'] as const;

/** Asks for camera and microphone, says why not, and tries again by itself when it is permitted or a device is plugged in. */
export function useDeviceAccess(session: CallingSession): DeviceAccess {
  const [attempt, setAttempt] = useState(0);
  const [isAsking, setAsking] = useState(true);
  const [troubles, setTroubles] = useState<DeviceTroubles>({});
  const { cameras, microphones } = useCallState(session).devices;
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  useEffect(() => {
    let isOver = false;
    setAsking(true);
    void ask(session).then((found) => {
      if (isOver) return;
      setTroubles(found);
      setAsking(false);
    });
    return () => {
      isOver = true;
    };
  }, [session, attempt]);

  // The last one may be pulled out, or permission taken back, while one looks at the page: why, is asked anew.
  const isGone = !isAsking && (cameras.length === 0 || microphones.length === 0);
  const isTroubled = kinds.some((kind) => troubles[kind] !== undefined);
  useEffect(() => {
    if (isGone && !isTroubled) retry();
  }, [isGone, isTroubled, retry]);

  useEffect(() => {
    if (!isTroubled) return;
    const life = new AbortController();
    for (const kind of kinds) {
      void devicePermission(kind).then((permission) =>
        permission?.addEventListener('change', retry, { signal: life.signal }),
      );
    }
    navigator.mediaDevices?.addEventListener('devicechange', retry, { signal: life.signal });
    return () => life.abort();
  }, [isTroubled, retry]);

  return { isAsking, troubles, attempt, retry };
}

async function ask(session: CallingSession): Promise<DeviceTroubles> {
  await session.askForDevices({ audio: true, video: true });
  const { cameraPermission, microphonePermission, cameras, microphones } = session.getState().devices;
  const isFine = {
    camera: cameraPermission === 'granted' && cameras.length > 0,
    microphone: microphonePermission === 'granted' && microphones.length > 0,
  };
  const found = await Promise.all(
    kinds.map(async (kind) => (isFine[kind] ? [] : [[kind, await whyRefused(kind)] as const])),
  );
  return Object.fromEntries(found.flat());
}
