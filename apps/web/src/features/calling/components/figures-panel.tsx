'use client';

import type { CallingSession } from '@switchboard/calling-core';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import styles from './figures-panel.module.css';

type Sample = Parameters<Parameters<CallingSession['watchMedia']>[0]>[0];
type Stream = Sample['audio']['send'][number];

/** Figures of what is sent and received, once a second. */
export function FiguresPanel({ session }: { session: CallingSession }) {
  const t = useTranslations('calling');
  const format = useFormatter();
  const [sample, setSample] = useState<Sample>();
  useEffect(() => session.watchMedia(setSample), [session]);
  if (!sample) return <p>{t('measuring')}</p>;
  const kinds = [
    ['figuresAudio', sample.audio],
    ['figuresVideo', sample.video],
    ['figuresScreen', sample.screenShare],
  ] as const;
  const number = (value: number | undefined, digits = 0) =>
    value === undefined ? '–' : format.number(value, { maximumFractionDigits: digits });
  const row = (stream: Stream, key: string, label: string) => (
    <tr key={key}>
      <th scope="row">{label}</th>
      <td>
        {stream.codecName ?? '–'}
        <PictureSize stream={stream} />
      </td>
      <td>{number(stream.bitrate === undefined ? undefined : stream.bitrate / 1000)}</td>
      <td>{number(stream.rttInMs)}</td>
      <td>{number(stream.packetsLost)}</td>
    </tr>
  );
  return (
    <>
      <Connections transports={sample.transports} number={number} />
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('stream')}</th>
            <th scope="col">{t('codec')}</th>
            <th scope="col">{t('kilobits')}</th>
            <th scope="col">{t('roundTrip')}</th>
            <th scope="col">{t('lostPackets')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.flatMap(([kind, { send, receive }]) => [
            ...send.map((stream, index) =>
              row(stream, `${kind} send ${index}`, t('sent', { kind: t(kind) })),
            ),
            ...receive.map((stream, index) =>
              row(stream, `${kind} receive ${index}`, t('received', { kind: t(kind) })),
            ),
          ])}
        </tbody>
      </table>
    </>
  );
}

/** How large pictures are, and how many a second: with more people, or in a small place, they are smaller. */
function PictureSize({ stream }: { stream: Stream & Partial<Record<PictureFigure, number>> }) {
  const t = useTranslations('calling');
  const width = stream.frameWidthSent ?? stream.frameWidthReceived;
  const height = stream.frameHeightSent ?? stream.frameHeightReceived;
  const rate = stream.frameRateSent ?? stream.frameRateReceived;
  if (width === undefined || height === undefined) return null;
  return (
    <span className={styles['picture']}>
      {t('pictureSize', { width: String(width), height: String(height), rate: Math.round(rate ?? 0) })}
    </span>
  );
}

type PictureFigure = `frame${'Width' | 'Height' | 'Rate'}${'Sent' | 'Received'}`;

interface ConnectionsProps {
  transports: Sample['transports'];
  number: (value: number | undefined) => string;
}

/** By which way the media goes: there is one connection to each of the others, or one to the service. */
function Connections({ transports, number }: ConnectionsProps) {
  const t = useTranslations('calling');
  if (transports.length === 0) return null;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('connection')}</th>
          <th scope="col">{t('route')}</th>
          <th scope="col">{t('roundTrip')}</th>
        </tr>
      </thead>
      <tbody>
        {transports.map(({ id, rttInMs, localCandidateType }, index) => (
          <tr key={id}>
            <th scope="row">{index + 1}</th>
            <td>{routeOf(localCandidateType)}</td>
            <td>{number(rttInMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );

  // Microsoft's package does not tell.
  function routeOf(candidateType: string | undefined): string {
    const name = routes.find((route) => route === candidateType);
    return name ? t(`routes.${name}`) : '–';
  }
}

const routes = ['host', 'srflx', 'prflx', 'relay'] as const;
