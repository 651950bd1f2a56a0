import { FluentProvider } from '@fluentui/react-components';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { Composer } from './composer.tsx';

function Harness({ sent, onCancel }: { sent: string[]; onCancel?: () => void }) {
  const [value, setValue] = useState('');
  return (
    <FluentProvider theme={{}}>
      <Composer
        value={value}
        onChange={setValue}
        onSend={() => {
          sent.push(value);
          setValue('');
        }}
        onCancel={onCancel}
        label="Message to Bob"
        placeholder="Write a message"
        sendLabel="Send"
        maxLength={20}
      />
    </FluentProvider>
  );
}

const setUp = (onCancel?: () => void) => {
  const sent: string[] = [];
  render(<Harness sent={sent} {...(onCancel ? { onCancel } : {})} />);
  return { sent, field: screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message to Bob' }) };
};

afterEach(cleanup);

describe('Composer', () => {
  it('sends on Enter and is empty afterwards', async () => {
    const { sent, field } = setUp();
    await userEvent.type(field, 'Hello{Enter}');
    expect(sent).toEqual(['Hello']);
    expect(field.value).toBe('');
  });

  it('begins a line on Shift+Enter', async () => {
    const { sent, field } = setUp();
    await userEvent.type(field, 'one{Shift>}{Enter}{/Shift}two');
    expect(sent).toEqual([]);
    expect(field.value).toBe('one\ntwo');
  });

  it('leaves the Enter of an input method alone', async () => {
    const { sent, field } = setUp();
    await userEvent.type(field, '안녕');
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
    expect(sent).toEqual([]);
  });

  it('does not send white space', async () => {
    const { sent, field } = setUp();
    await userEvent.type(field, '   {Enter}');
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(sent).toEqual([]);
  });

  it('sends by its button and keeps the focus in the field', async () => {
    const { sent, field } = setUp();
    await userEvent.type(field, 'Hello');
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(sent).toEqual(['Hello']);
    expect(document.activeElement).toBe(field);
  });

  it('gives up on Escape', async () => {
    let isCancelled = false;
    const { field } = setUp(() => {
      isCancelled = true;
    });
    await userEvent.type(field, '{Escape}');
    expect(isCancelled).toBe(true);
  });

  it('leaves alone the keys that its field has used', () => {
    const sent: string[] = [];
    const field = { onKeyDown: (event: { preventDefault: () => void }) => event.preventDefault() };
    render(
      <FluentProvider theme={{}}>
        <Composer
          {...{ value: 'Hello', onChange: () => {}, onSend: () => sent.push('Hello'), field }}
          {...{ label: 'Message', placeholder: '', sendLabel: 'Send', maxLength: 20 }}
        />
      </FluentProvider>,
    );
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter' });
    expect(sent).toEqual([]);
  });

  it('takes no more than its limit', async () => {
    const { field } = setUp();
    expect(field.maxLength).toBe(20);
  });
});
