'use client';

import { Radio, RadioGroup, Spinner } from '@fluentui/react-components';
import type { DirectoryEntry, NumberAssignee, Team } from '@switchboard/access-api';
import { PersonAvatar, ProblemNotice, SearchField } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import frame from '../../../lib/directory/picker.module.css';
import { useDirectorySearch } from '../../../lib/directory/use-directory-search.ts';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { useLoaded } from '../../../lib/http/use-loaded.ts';
import styles from './assignee-picker.module.css';

export interface AssigneePickerProps {
  picked: NumberAssignee | undefined;
  me: DirectoryEntry;
  onPick: (assignee: NumberAssignee) => void;
}

/** One list of teams and people, narrowed down by one search. */
export function AssigneePicker({ picked, me, onPick }: AssigneePickerProps) {
  const t = useTranslations('numbers');
  const tErrors = useTranslations('errors');
  const errorText = useErrorText();
  const [text, setText] = useState('');
  const people = useDirectorySearch(text, me);
  const teams = useLoaded(useCallback((signal: AbortSignal) => accessApi.listTeams({ signal }), []));
  const failed = [people, teams].find(({ status }) => status === 'failed');
  const found = candidatesOf(teams.value ?? [], people.value?.items ?? [], text);
  const isLoaded = people.value !== undefined && teams.value !== undefined;
  return (
    <div className={frame['picker']}>
      <SearchField
        className={frame['search'] ?? ''}
        autoFocus
        label={t('searchAssignee')}
        value={text}
        onChange={setText}
      />
      {failed ? (
        <ProblemNotice
          {...errorText(failed.error)}
          retryLabel={tErrors('retry')}
          onRetry={failed.reload}
          headingLevel={3}
        />
      ) : null}
      {isLoaded ? (
        <>
          <div role="status" className={found.length === 0 ? frame['note'] : 'visually-hidden'}>
            {found.length === 0
              ? t('nobodyFound', { text: text.trim() })
              : t('found', { count: found.length })}
          </div>
          <Candidates candidates={found} picked={picked} onPick={onPick} />
          {people.value?.nextCursor ? <p className={frame['more']}>{t('moreExist')}</p> : null}
        </>
      ) : failed ? null : (
        <div className={frame['note']}>
          <Spinner size="small" label={t('searchingAssignee')} />
        </div>
      )}
    </div>
  );
}

function candidatesOf(
  teams: readonly Team[],
  people: readonly DirectoryEntry[],
  text: string,
): readonly NumberAssignee[] {
  const wanted = text.trim().toLowerCase();
  return [
    ...teams
      .filter(({ name }) => name.toLowerCase().includes(wanted))
      .map(({ id, name }) => ({ kind: 'team' as const, id, displayName: name })),
    ...people.map(({ id, displayName }) => ({ kind: 'user' as const, id, displayName })),
  ];
}

interface CandidatesProps {
  candidates: readonly NumberAssignee[];
  picked: NumberAssignee | undefined;
  onPick: (assignee: NumberAssignee) => void;
}

function Candidates({ candidates, picked, onPick }: CandidatesProps) {
  const t = useTranslations('numbers');
  return (
    <RadioGroup
      className={styles['results'] ?? ''}
      aria-label={t('candidates')}
      value={picked?.id ?? ''}
      onChange={(_event, data) => {
        const candidate = candidates.find(({ id }) => id === data.value);
        if (candidate) onPick(candidate);
      }}
    >
      {candidates.map(({ kind, id, displayName }) => (
        <Radio
          key={id}
          value={id}
          className={styles['candidate'] ?? ''}
          label={
            <span className={frame['name']}>
              <PersonAvatar name={displayName} colourKey={id} size={32} isGroup={kind === 'team'} />
              <span>
                <bdi>{displayName}</bdi>
                {kind === 'team' ? <span className={styles['kind']}>{t('team')}</span> : null}
              </span>
            </span>
          }
        />
      ))}
    </RadioGroup>
  );
}
