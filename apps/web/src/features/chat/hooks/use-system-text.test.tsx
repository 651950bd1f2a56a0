// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import type { SystemMessage } from '@switchboard/chat-core';
import { describe, expect, it } from 'vitest';
import { systemMessage } from '../../../testing/chat-entries.ts';
import { renderWithMessages } from '../../../testing/render-with-messages.tsx';
import { useSystemText } from './use-system-text.ts';

const names: Record<string, string> = { ada: 'Ada', bob: 'Bob', me: 'Me' };

function Sentence({ message }: { message: SystemMessage }) {
  return <p data-testid="sentence">{useSystemText()(message, { myId: 'me', nameOf: (id) => names[id] })}</p>;
}

const person = (userId: string) => ({ userId, displayName: names[userId] });

function sentenceOf(event: SystemMessage['event'], initiatorId: string | undefined): string {
  renderWithMessages(<Sentence message={systemMessage({ id: '1', event, initiatorId })} />);
  return screen.getByTestId('sentence').textContent;
}

describe('useSystemText', () => {
  it('leaves out whoever started the conversation', () => {
    const event = {
      type: 'participantAdded' as const,
      participants: [person('ada'), person('me'), person('bob')],
    };
    expect(sentenceOf(event, 'ada')).toBe('Ada added you and Bob');
  });

  it('tells leaving from being removed', () => {
    expect(sentenceOf({ type: 'participantRemoved', participants: [person('bob')] }, 'bob')).toBe(
      'Bob left the conversation',
    );
  });

  it('speaks to the reader about what they did', () => {
    expect(sentenceOf({ type: 'participantRemoved', participants: [person('bob')] }, 'me')).toBe(
      'You removed Bob',
    );
  });

  it('names an unknown actor', () => {
    expect(sentenceOf({ type: 'topicUpdated', topic: 'Plans' }, 'stranger')).toBe(
      'Somebody named the conversation “Plans”',
    );
  });
});
