import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { MessageBubble } from './message-bubble.tsx';

afterEach(cleanup);

describe('MessageBubble', () => {
  it('names the author to everybody above the first message of a group', () => {
    render(
      <MessageBubble isMine={false} isFirstOfGroup isLastOfGroup author="Ada">
        Hello
      </MessageBubble>,
    );
    expect(screen.getByText('Ada').className).not.toContain('visually-hidden');
  });

  it('names the author of every message to assistive technology', () => {
    render(
      <MessageBubble isMine={false} isFirstOfGroup={false} isLastOfGroup author="Ada">
        Hello again
      </MessageBubble>,
    );
    expect(screen.getByText('Ada').className).toContain('visually-hidden');
  });
});
