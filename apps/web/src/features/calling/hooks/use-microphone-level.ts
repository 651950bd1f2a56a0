'use client';

import { useEffect, useState } from 'react';

/** How loud the microphone is, 0 to 100; 0 while it is not listened to. */
export function useMicrophoneLevel(microphoneId: string | undefined): number {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    if (microphoneId === undefined) return;
    const life = new AbortController();
    void listen(microphoneId, setLevel, life.signal).catch(() => undefined);
    return () => {
      life.abort();
      setLevel(0);
    };
  }, [microphoneId]);
  return level;
}

async function listen(id: string, onLevel: (level: number) => void, signal: AbortSignal): Promise<void> {
  const deviceId = id.slice(id.indexOf(':') + 1);
  const audio = deviceId && deviceId !== 'default' ? { deviceId: { exact: deviceId } } : true;
  const stream = await navigator.mediaDevices.getUserMedia({ audio });
  const stop = () => stream.getTracks().forEach((track) => track.stop());
  if (signal.aborted) return stop();
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 512 });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    // −60 dB is silence, 0 dB the loudest.
    const decibels = power > 0 ? 10 * Math.log10(power) : -100;
    onLevel(Math.round(Math.min(100, Math.max(0, (decibels + 60) / 0.6))));
  }, 100);
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    stop();
    void context.close();
  });
}
