'use client';

import { Field, Select } from '@fluentui/react-components';
import type { CallingSession } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import { useCallState } from '../hooks/use-call-state.ts';

/** Camera, microphone and speaker; works before and in a call. */
export function DeviceFields({ session }: { session: CallingSession }) {
  const t = useTranslations('calling');
  const { devices } = useCallState(session);
  return (
    <>
      <DeviceField
        label={t('camera')}
        devices={devices.cameras}
        value={devices.cameraId}
        onChange={(id) => void session.selectCamera(id)}
      />
      <DeviceField
        label={t('microphone')}
        devices={devices.microphones}
        value={devices.microphoneId}
        onChange={(id) => void session.selectMicrophone(id)}
      />
      {devices.isSpeakerSelectionAvailable ? (
        <DeviceField
          label={t('speaker')}
          devices={devices.speakers}
          value={devices.speakerId}
          onChange={(id) => void session.selectSpeaker(id)}
        />
      ) : null}
    </>
  );
}

interface DeviceFieldProps {
  label: string;
  devices: readonly { readonly id: string; readonly name: string }[];
  value: string | undefined;
  onChange: (id: string) => void;
}

function DeviceField({ label, devices, value, onChange }: DeviceFieldProps) {
  const t = useTranslations('calling');
  const isEmpty = devices.length === 0;
  return (
    <Field label={label}>
      <Select value={value ?? ''} disabled={isEmpty} onChange={(_event, data) => onChange(data.value)}>
        {isEmpty ? <option value="">{t('noDevice')}</option> : null}
        {devices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
