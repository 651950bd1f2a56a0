'use client';

import type { DirectoryEntry } from '@switchboard/access-api';
import {
  Checkbox,
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
  Spinner,
} from '@fluentui/react-components';
import { PersonAvatar, ProblemNotice, SearchField } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useErrorText } from '../http/use-error-text.ts';
import { useDirectorySearch } from './use-directory-search.ts';
import frame from './picker.module.css';
import styles from './people-picker.module.css';

export interface PeoplePickerProps {
  picked: readonly DirectoryEntry[];
  onToggle: (person: DirectoryEntry) => void;
  /** Of people who are in already: ids of the directory or of communication. */
  excludedIds?: readonly string[];
  /** The caller, when they may be picked too: the directory leaves them out. */
  me?: DirectoryEntry | undefined;
  /** False when something above is filled in first. */
  autoFocus?: boolean;
}

/** Finds people in the directory and picks some of them. */
export function PeoplePicker(props: PeoplePickerProps) {
  const { picked, onToggle, excludedIds = [], me, autoFocus = true } = props;
  const t = useTranslations('people');
  const [text, setText] = useState('');
  return (
    <div className={frame['picker']}>
      {picked.length > 0 ? (
        <ul className={styles['picked']} aria-label={t('picked')}>
          {picked.map((person) => (
            <li key={person.id}>
              <InteractionTag size="small" shape="circular" value={person.id}>
                <InteractionTagPrimary hasSecondaryAction onClick={() => onToggle(person)}>
                  {person.displayName}
                </InteractionTagPrimary>
                <InteractionTagSecondary
                  aria-label={t('unpick', { name: person.displayName })}
                  onClick={() => onToggle(person)}
                />
              </InteractionTag>
            </li>
          ))}
        </ul>
      ) : null}
      <SearchField
        className={frame['search'] ?? ''}
        autoFocus={autoFocus}
        label={t('searchPlaceholder')}
        value={text}
        onChange={setText}
      />
      <Results text={text} picked={picked} onToggle={onToggle} excludedIds={excludedIds} me={me} />
    </div>
  );
}

type ResultsProps = Omit<PeoplePickerProps, 'autoFocus'> & { text: string; excludedIds: readonly string[] };

function Results({ text, picked, onToggle, excludedIds, me }: ResultsProps) {
  const t = useTranslations('people');
  const tErrors = useTranslations('errors');
  const errorText = useErrorText();
  const { status, value, error, reload } = useDirectorySearch(text, me);
  if (status === 'failed') {
    return (
      <ProblemNotice {...errorText(error)} retryLabel={tErrors('retry')} onRetry={reload} headingLevel={3} />
    );
  }
  if (!value) {
    return (
      <div className={frame['note']}>
        <Spinner size="small" label={t('searching')} />
      </div>
    );
  }
  const people = value.items.filter(
    ({ id, communicationUserId }) =>
      !excludedIds.includes(id) && !excludedIds.includes(communicationUserId ?? id),
  );
  return (
    <>
      <div role="status" className={people.length === 0 ? frame['note'] : 'visually-hidden'}>
        {people.length === 0
          ? text.trim()
            ? t('nobodyFound', { text: text.trim() })
            : t('nobodyYet')
          : t('found', { count: people.length })}
      </div>
      <ul className={styles['results']} aria-busy={status === 'loading'} aria-label={t('results')}>
        {people.map((person) => (
          <li key={person.id}>
            <Checkbox
              className={styles['person'] ?? ''}
              checked={picked.some(({ id }) => id === person.id)}
              onChange={() => onToggle(person)}
              label={
                <span className={frame['name']}>
                  <PersonAvatar
                    name={person.displayName}
                    colourKey={person.communicationUserId ?? person.id}
                    size={32}
                  />
                  <bdi>{person.displayName}</bdi>
                </span>
              }
            />
          </li>
        ))}
      </ul>
      {value.nextCursor ? <p className={frame['more']}>{t('moreExist')}</p> : null}
    </>
  );
}
