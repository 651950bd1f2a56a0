'use client';

import type { DirectoryEntry, PhoneNumber } from '@switchboard/access-api';
import { FailureBar, useKept } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { formatPhoneNumber } from '../../../lib/phone-numbers/format-phone-number.ts';
import { useNumberFailure } from '../hooks/use-number-failure.ts';
import type { usePhoneNumbers } from '../hooks/use-phone-numbers.ts';
import { NumberTable } from './number-table.tsx';
import { ReleaseProgress } from './release-progress.tsx';

const AssignDialog = lazy(async () => ({ default: (await import('./assign-dialog.tsx')).AssignDialog }));
const ReleaseDialog = lazy(async () => ({ default: (await import('./release-dialog.tsx')).ReleaseDialog }));

type ManagedNumbersProps = Omit<ReturnType<typeof usePhoneNumbers>, 'numbers'> & {
  items: readonly PhoneNumber[];
  me: DirectoryEntry;
  isAdmin: boolean;
  onSettled: () => void;
};

/** Numbers in a table, and for administrators what can be done with each. */
export function ManagedNumbers(props: ManagedNumbersProps) {
  const { items, me, isAdmin, assign, release, releases, forgetRelease, onSettled } = props;
  const t = useTranslations('numbers');
  const { ofError } = useNumberFailure();
  const [assigning, setAssigning] = useState<PhoneNumber>();
  const [releasing, setReleasing] = useState<PhoneNumber>();
  const wasAssigning = useKept(assigning);
  const wasReleasing = useKept(releasing);
  const [announcement, setAnnouncement] = useState('');
  const takeBack = async ({ phoneNumber }: PhoneNumber) => {
    if (await assign.run(phoneNumber, null)) {
      setAnnouncement(t('takenBack', { number: formatPhoneNumber(phoneNumber) }));
    }
  };
  return (
    <>
      <div role="status" className="visually-hidden">
        {announcement}
      </div>
      {releases.map((order) => (
        <ReleaseProgress
          key={order.id}
          order={order}
          onSettled={onSettled}
          onDismiss={() => forgetRelease(order.id)}
        />
      ))}
      {assign.error !== undefined && !assigning ? <FailureBar {...ofError(assign.error)} /> : null}
      {items.length > 0 ? (
        <NumberTable
          items={items}
          isBusy={assign.isBusy}
          actions={
            isAdmin
              ? { onAssign: setAssigning, onTakeBack: (item) => void takeBack(item), onRelease: setReleasing }
              : undefined
          }
        />
      ) : null}
      {wasAssigning ? (
        <Suspense fallback={null}>
          <AssignDialog
            number={assigning}
            me={me}
            assign={assign}
            onClose={() => setAssigning(undefined)}
            onAssigned={(name, { phoneNumber }) =>
              setAnnouncement(t('assignedTo', { number: formatPhoneNumber(phoneNumber), name }))
            }
          />
        </Suspense>
      ) : null}
      {wasReleasing ? (
        <Suspense fallback={null}>
          <ReleaseDialog number={releasing} release={release} onClose={() => setReleasing(undefined)} />
        </Suspense>
      ) : null}
    </>
  );
}
