// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { followEdit, type ThreadState, type Writing } from '@switchboard/chat-core';
import { Composer } from '@switchboard/ui';
import { useRef, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { participantsOf } from '../../../testing/chat-entries.ts';
import { renderWithMessages } from '../../../testing/render-with-messages.tsx';
import { MentionList } from './mention-list.tsx';
import { useMentionField } from './use-mention-field.ts';

function Field({ names, onWriting }: { names: readonly string[]; onWriting: (writing: Writing) => void }) {
  const [writing, setWriting] = useState<Writing>({ text: '', mentions: [] });
  const field = useRef<HTMLTextAreaElement>(null);
  onWriting(writing);
  const mention = useMentionField({
    thread: { participants: participantsOf('Me', ...names) } as ThreadState,
    ...{ myId: 'me', writing, field, isEnabled: true, onWrite: setWriting },
  });
  return (
    <Composer
      {...{ value: writing.text, label: 'Message', placeholder: '', sendLabel: 'Send', maxLength: 99 }}
      onChange={(text) => {
        setWriting(followEdit(writing, text));
        mention.onEdit(text.length);
      }}
      onSend={() => setWriting({ text: 'SENT', mentions: [] })}
      inputRef={field}
      field={mention.fieldProps}
      popup={mention.list ? <MentionList {...mention.list} /> : null}
    />
  );
}

function setUp(...names: string[]) {
  // As the newest browsers do.
  Element.prototype.scrollIntoView = () => Promise.resolve() as unknown as undefined;
  const seen: Writing[] = [];
  renderWithMessages(<Field names={names} onWriting={(writing) => seen.push(writing)} />);
  const field = screen.getByRole<HTMLTextAreaElement>('textbox');
  return {
    field,
    type: (text: string) => fireEvent.change(field, { target: { value: text } }),
    press: (key: string, init: object = {}) => fireEvent.keyDown(field, { key, ...init }),
    latest: () => seen.at(-1),
    options: () => screen.queryAllByRole('option').map(nameIn),
    active: () => nameIn(document.getElementById(field.getAttribute('aria-activedescendant') ?? '')),
  };
}

const nameIn = (option: HTMLElement | null) => option?.querySelector('bdi')?.textContent;

describe('useMentionField', () => {
  it('offers the others, and everybody where there are several', () => {
    const { type, options } = setUp('Ann', 'Ben');
    type('Hi @');
    expect(options()).toEqual(['Ann', 'Ben', 'Everybody']);
    type('Hi @b');
    expect(options()).toEqual(['Ben']);
  });

  it('has a list for the arrow keys while the focus stays in the field, and picks with Tab', () => {
    const { type, press, active, latest, field } = setUp('Ann', 'Ben');
    type('@');
    expect(active()).toBe('Ann');
    press('ArrowUp');
    press('ArrowUp');
    expect(active()).toBe('Ben');
    press('Tab');
    expect(latest()).toEqual({ text: '@Ben ', mentions: [{ at: 0, userId: 'ben', name: 'Ben' }] });
    expect(document.activeElement).toBe(field);
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(field.hasAttribute('aria-activedescendant')).toBe(false);
  });

  it('picks with Enter, which sends once the list is closed', () => {
    const { type, press, latest } = setUp('Ann');
    type('@');
    press('Enter');
    expect(latest()?.text).toBe('@Ann ');
    press('Enter');
    expect(latest()?.text).toBe('SENT');
  });

  it('leaves the keys of an input method to it', () => {
    const { type, press, latest, options } = setUp('김철수');
    type('@김처');
    press('Enter', { keyCode: 229 });
    press('ArrowDown', { isComposing: true });
    expect(latest()?.text).toBe('@김처');
    expect(options()).toEqual(['김철수']);
  });

  it('closes on Escape until another mention begins', () => {
    const { type, press, options } = setUp('Ann');
    type('@a');
    press('Escape');
    expect(options()).toEqual([]);
    type('@an');
    expect(options()).toEqual([]);
    type('@an, @');
    expect(options()).toEqual(['Ann']);
  });

  it('is closed when nobody fits', () => {
    const { type, options } = setUp('Ann');
    type('@ann is here');
    expect(options()).toEqual([]);
  });
});
