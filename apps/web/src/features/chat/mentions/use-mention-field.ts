'use client';

import {
  EVERYONE_ID,
  findMentionQuery,
  placeMention,
  selectParticipants,
  suggestMentions,
  type ThreadState,
  type Writing,
} from '@switchboard/chat-core';
import { useTranslations } from 'next-intl';
import {
  useCallback,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ComponentProps,
  type KeyboardEvent,
  type RefObject,
  type SyntheticEvent,
} from 'react';
import type { Composer } from '@switchboard/ui';

export interface MentionablePerson {
  readonly userId: string;
  readonly displayName: string;
}

export interface MentionFieldOptions {
  readonly thread: ThreadState;
  readonly myId: string;
  readonly writing: Writing;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly isEnabled: boolean;
  readonly onWrite: (writing: Writing) => void;
}

type FieldProps = NonNullable<ComponentProps<typeof Composer>['field']>;

/** More would not be read, and typing narrows them down. */
const MOST_SUGGESTIONS = 20;

/**
 * Mentioning while one writes: what is typed behind `@` offers people in a list that the arrow keys, Enter, Tab and Escape
 * work on while the focus stays in the field. Keys of an input method are left to it.
 * @see WAI-ARIA Authoring Practices, "Combobox"; a text field of several lines keeps its role of a text box
 */
export function useMentionField({ thread, myId, writing, field, isEnabled, onWrite }: MentionFieldOptions) {
  const listId = useId();
  const [caret, setCaret] = useState<number>();
  const [dismissedAt, setDismissedAt] = useState<number>();
  const [chosen, setChosen] = useState({ words: '', index: 0 });
  const [isListDrawn, setListDrawn] = useState(false);
  const people = useMentionable(thread, myId);
  const query = isEnabled && caret !== undefined ? findMentionQuery(writing, caret) : undefined;
  const words = query?.words;
  const suggestions = useMemo(
    () => (words === undefined ? [] : suggestMentions(people, words).slice(0, MOST_SUGGESTIONS)),
    [people, words],
  );
  const isOpen = query !== undefined && suggestions.length > 0 && query.from !== dismissedAt;
  const activeIndex = chosen.words === words ? Math.min(chosen.index, suggestions.length - 1) : 0;
  const placeCaret = usePendingCaret(field);

  const pick = (person: MentionablePerson | undefined) => {
    if (!query || !person) return;
    const placed = placeMention(writing, query, { userId: person.userId, name: person.displayName });
    onWrite(placed.writing);
    placeCaret(placed.caret);
    setCaret(placed.caret);
    field.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const isComposing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (!isOpen || !isListDrawn || isComposing || event.shiftKey || event.altKey || event.ctrlKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined)
      setChosen({
        words: query.words,
        index: (activeIndex + step + suggestions.length) % suggestions.length,
      });
    else if (event.key === 'Enter' || event.key === 'Tab') pick(suggestions[activeIndex]);
    else if (event.key === 'Escape') setDismissedAt(query.from);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const readCaret = (event: SyntheticEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    setCaret(selectionStart === selectionEnd ? selectionStart : undefined);
  };
  const fieldProps: FieldProps = {
    onKeyDown,
    onSelect: readCaret,
    onBlur: () => setCaret(undefined),
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    ...(isOpen && isListDrawn
      ? { 'aria-controls': listId, 'aria-activedescendant': optionId(listId, activeIndex) }
      : {}),
  };
  return {
    fieldProps,
    /** Tell it after each edit, where the caret is now. */
    onEdit: useCallback((position: number) => {
      setCaret(position);
      setDismissedAt((from) => (from !== undefined && position <= from ? undefined : from));
    }, []),
    /** What the list shows; undefined while it is closed. */
    list: isOpen ? { listId, suggestions, activeIndex, onPick: pick, onDrawn: setListDrawn } : undefined,
  };
}

export const optionId = (listId: string, index: number): string => `${listId}-${index}`;

/** The others who have a name, and all of them together where there are several. */
function useMentionable(thread: ThreadState, myId: string): readonly MentionablePerson[] {
  const t = useTranslations('mentions');
  const participants = selectParticipants(thread);
  return useMemo(() => {
    const others = participants.flatMap(({ userId, displayName }) =>
      userId !== myId && displayName ? [{ userId, displayName }] : [],
    );
    return others.length > 1 ? [...others, { userId: EVERYONE_ID, displayName: t('everyone') }] : others;
  }, [participants, myId, t]);
}

/** A caret in the middle of a text that a program changed: it is placed once the field has the text. */
function usePendingCaret(field: RefObject<HTMLTextAreaElement | null>) {
  const pending = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (pending.current === undefined) return;
    field.current?.setSelectionRange(pending.current, pending.current);
    pending.current = undefined;
  });
  return useCallback((position: number) => {
    pending.current = position;
  }, []);
}
