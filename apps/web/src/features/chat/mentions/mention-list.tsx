'use client';

import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team';
import { EVERYONE_ID } from '@switchboard/chat-core';
import { classNames, PersonAvatar } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { optionId, type MentionablePerson } from './use-mention-field.ts';
import styles from './mention-list.module.css';

export interface MentionListProps {
  listId: string;
  suggestions: readonly MentionablePerson[];
  activeIndex: number;
  onPick: (person: MentionablePerson) => void;
  /** Says when the list is on the screen: before, its keys belong to the field. */
  onDrawn: (isDrawn: boolean) => void;
}

/** Whom one may mean, above the field in which one writes. The focus stays in the field. */
export function MentionList({ listId, suggestions, activeIndex, onPick, onDrawn }: MentionListProps) {
  const t = useTranslations('mentions');
  const active = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    onDrawn(true);
    return () => onDrawn(false);
  }, [onDrawn]);
  useEffect(() => {
    // Some browsers return a promise, which is no clean-up.
    void active.current?.scrollIntoView({ block: 'nearest' });
  }, [activeIndex, suggestions]);
  return (
    <ul id={listId} role="listbox" aria-label={t('suggestions')} className={styles['list']}>
      {suggestions.map((person, index) => (
        <li
          key={person.userId}
          ref={index === activeIndex ? active : null}
          id={optionId(listId, index)}
          role="option"
          aria-selected={index === activeIndex}
          className={classNames(styles['option'], index === activeIndex && styles['active'])}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(person)}
        >
          {person.userId === EVERYONE_ID ? (
            <span aria-hidden="true" className={styles['everyone']}>
              <PeopleTeamRegular />
            </span>
          ) : (
            <PersonAvatar name={person.displayName} colourKey={person.userId} size={28} />
          )}
          <bdi className={styles['name']}>{person.displayName}</bdi>
          {person.userId === EVERYONE_ID ? <span className={styles['hint']}>{t('everyoneHint')}</span> : null}
        </li>
      ))}
    </ul>
  );
}
