'use client';

import { Button, Tab, TabList } from '@fluentui/react-components';
import { CalendarAddRegular } from '@fluentui/react-icons/svg/calendar-add';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CallsFrame } from '../../../lib/calls/calls-frame.tsx';
import { useCreateMeeting, type When } from '../hooks/use-meetings.ts';
import { MeetingDialog } from './meeting-dialog.tsx';
import { MeetingList } from './meeting-list.tsx';
import styles from './meetings.module.css';

export interface MeetingsScreenProps {
  /** Guests only take part. */
  canCreate: boolean;
}

/** The meetings that are to come and those that were, and the way to a new one. */
export function MeetingsScreen({ canCreate }: MeetingsScreenProps) {
  const t = useTranslations('meetings');
  const [when, setWhen] = useState<When>('upcoming');
  const [isCreating, setCreating] = useState(false);
  const create = useCreateMeeting();
  return (
    <CallsFrame
      actions={
        canCreate ? (
          <Button appearance="primary" icon={<CalendarAddRegular />} onClick={() => setCreating(true)}>
            {t('create')}
          </Button>
        ) : null
      }
    >
      <TabList
        className={styles['when'] ?? ''}
        selectedValue={when}
        onTabSelect={(_event, data) => setWhen(data.value as When)}
      >
        <Tab value="upcoming" id="meetings-upcoming" aria-controls="meetings-panel">
          {t('upcoming')}
        </Tab>
        <Tab value="past" id="meetings-past" aria-controls="meetings-panel">
          {t('past')}
        </Tab>
      </TabList>
      <div role="tabpanel" id="meetings-panel" aria-labelledby={`meetings-${when}`}>
        <MeetingList key={when} when={when} />
      </div>
      <MeetingDialog
        meeting={isCreating ? 'new' : undefined}
        saving={create}
        onClose={() => setCreating(false)}
        onSave={({ request, participants }) =>
          void create.run({ ...request, participants }).then((isMade) => isMade && setCreating(false))
        }
      />
    </CallsFrame>
  );
}
