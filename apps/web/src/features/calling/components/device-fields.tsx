'use client';

import { Field, Select } from '@fluentui/react-components';
import type { CallingSession, DeviceChoice } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useCallState } from '../hooks/use-call-state.ts';
import styles from './device-fields.module.css';
import { TestToneButton } from './test-tone-button.tsx';

export interface DeviceFieldsProps {
  session: CallingSession;
  /** Below the microphone. */
  level?: ReactNode;
}

/** Camera, microphone and speaker; works before and in a call. */
export function DeviceFields({ session, level }: DeviceFieldsProps) {
  const { devices } = useCallState(session);
  const field = { session, absent: devices.absent };
  return (
    <>
      <DeviceField
        {...{ ...field, choice: 'camera', devices: devices.cameras, value: devices.cameraId }}
        onChange={(id) => void session.selectCamera(id)}
      />
      <div className={styles['microphone']}>
        <DeviceField
          {...{ ...field, choice: 'microphone', devices: devices.microphones, value: devices.microphoneId }}
          onChange={(id) => void session.selectMicrophone(id)}
        />
        {level}
      </div>
      <div className={styles['speaker']}>
        {devices.isSpeakerSelectionAvailable ? (
          <DeviceField
            {...{ ...field, choice: 'speaker', devices: devices.speakers, value: devices.speakerId }}
            onChange={(id) => void session.selectSpeaker(id)}
          />
        ) : null}
        <TestToneButton speakerId={devices.speakerId} />
      </div>
    </>
  );
}

interface DeviceFieldProps {
  choice: DeviceChoice;
  devices: readonly { readonly id: string; readonly name: string }[];
  value: string | undefined;
  absent: Readonly<Partial<Record<DeviceChoice, string>>>;
  onChange: (id: string) => void;
}

function DeviceField({ choice, devices, value, absent, onChange }: DeviceFieldProps) {
  const t = useTranslations('calling');
  const tDevices = useTranslations('devices');
  const isEmpty = devices.length === 0;
  const name = absent[choice];
  return (
    <Field label={t(choice)} hint={name === undefined ? null : tDevices('absent', { name })}>
      <Select value={value ?? ''} disabled={isEmpty} onChange={(_event, data) => onChange(data.value)}>
        {isEmpty ? <option value="">{t('noDevice')}</option> : null}
        {devices.map(({ id, name: listed }) => (
          <option key={id} value={id}>
            {listed}
          </option>
        ))}
      </Select>
    </Field>
  );
}
